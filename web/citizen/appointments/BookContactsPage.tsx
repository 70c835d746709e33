import { useLocation } from 'wouter'
import type { PersonView } from '../../../src/modules/people/api.ts'
import { Form } from '../../ui/Form.tsx'
import { CheckBox, TextField } from '../../ui/fields.tsx'
import { useForm } from '../../ui/form.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { sayPhone } from '../../ui/sayPhone.ts'
import type { Say } from '../../ui/text.tsx'
import { useText } from '../../ui/text.tsx'
import { paths } from '../paths.ts'
import { BookFrame } from './BookFrame.tsx'
import { isEmail, isPhone, plainPhone } from './contacts.ts'
import type { Draft } from './draft.ts'
import { changeDraft, useDraft } from './draft.ts'
import { useClaimedDraft } from './useClaimedDraft.ts'

/** Step 4: where to reach the person, filled in with what the registry knows, and whom else to tell. */
export default function BookContactsPage() {
  const t = useText()
  const person = useClaimedDraft()
  return (
    <BookFrame
      step={3}
      title={t('appointments.contacts.title')}
      lead={<p>{t('appointments.contacts.lead')}</p>}
      back={paths.bookReason}
    >
      {person ? <ContactsForm person={person} /> : <Skeleton boxes={2} />}
    </BookFrame>
  )
}

function ContactsForm({ person }: { person: PersonView }) {
  const t = useText()
  const draft = useDraft()
  const [, go] = useLocation()
  const form = useForm({
    values: {
      phone: sayPhone(draft.phone || known(person, 'mobile') || known(person, 'landline')),
      email: draft.email || known(person, 'email'),
      alsoTell: draft.alsoTell,
      relativeName: draft.relativeName,
      relativePhone: sayPhone(draft.relativePhone),
      relativeEmail: draft.relativeEmail,
    },
    check: (values) => contactsWrong(values, t),
    send: (values) => {
      changeDraft({ ...values, phone: plainPhone(values.phone), relativePhone: plainPhone(values.relativePhone) })
      go(paths.bookCheck)
    },
  })
  return (
    <Form of={form} act={t('common.go-on')}>
      <TextField
        {...form.field('phone')}
        label={t('appointments.phone.label')}
        hint={draft.mode === 'phone' ? t('appointments.phone.hint.call') : t('appointments.phone.hint')}
        type="tel"
        autoComplete="tel"
        short
      />
      <TextField
        {...form.field('email')}
        label={t('appointments.email.label')}
        hint={t('appointments.email.hint')}
        type="email"
        autoComplete="email"
        optional
      />
      <CheckBox
        {...form.field('alsoTell')}
        label={t('appointments.relative.also')}
        hint={t('appointments.relative.hint')}
      />
      {form.values.alsoTell && (
        <>
          <TextField {...form.field('relativeName')} label={t('appointments.relative.name')} autoComplete="off" />
          <TextField
            {...form.field('relativePhone')}
            label={t('appointments.relative.phone')}
            hint={t('appointments.relative.one')}
            type="tel"
            autoComplete="off"
            short
          />
          <TextField
            {...form.field('relativeEmail')}
            label={t('appointments.relative.email')}
            type="email"
            autoComplete="off"
          />
        </>
      )}
    </Form>
  )
}

const known = (person: PersonView, kind: string) => person.contacts.find((each) => each.kind === kind)?.value ?? ''

type Contacts = Pick<Draft, 'phone' | 'email' | 'alsoTell' | 'relativeName' | 'relativePhone' | 'relativeEmail'>

function contactsWrong(values: Contacts, t: Say) {
  const { alsoTell, relativePhone, relativeEmail } = values
  const noWayToTell = alsoTell && !relativePhone.trim() && !relativeEmail.trim()
  return {
    phone: !isPhone(values.phone) && t('appointments.phone.wrong'),
    email: values.email.trim() !== '' && !isEmail(values.email) && t('appointments.email.wrong'),
    relativeName: alsoTell && !values.relativeName.trim() && t('appointments.relative.name.wrong'),
    relativePhone: noWayToTell
      ? t('refusals.relative-needs-a-contact')
      : alsoTell && relativePhone.trim() !== '' && !isPhone(relativePhone) && t('appointments.phone.wrong'),
    relativeEmail: alsoTell && relativeEmail.trim() !== '' && !isEmail(relativeEmail) && t('appointments.email.wrong'),
  }
}
