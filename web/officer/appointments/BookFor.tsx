import { useEffect, useState } from 'react'
import type { AppointmentView } from '../../../src/modules/appointments/api.ts'
import type { OfficeView, TopicView } from '../../../src/modules/offices/api.ts'
import type { Mode } from '../../../src/platform/shapes.ts'
import { act, problemOf, Refused } from '../../client.ts'
import { useMy } from '../../session.tsx'
import { Act } from '../../ui/Act.tsx'
import { Shown } from '../../ui/answer.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { dayInRome } from '../../ui/days.ts'
import { TextArea, TextField } from '../../ui/fields.tsx'
import type { FormState } from '../../ui/form.ts'
import { useForm } from '../../ui/form.ts'
import type { Say } from '../../ui/text.tsx'
import { useText } from '../../ui/text.tsx'
import { DeskForm } from '../parts/DeskForm.tsx'
import { sayWhyNot } from '../parts/refusalWords.ts'
import { useKeyFor } from '../parts/useKeyFor.ts'
import type { Found } from './FindPerson.tsx'
import { ModeSelect, modeIsOpen } from './ModeSelect.tsx'
import { OfficeChoice } from './OfficeChoice.tsx'
import { PersonBand } from './PersonBand.tsx'
import { useOwnOffice, useTopics } from './places.ts'
import { NearestTimes, TimeChooser } from './TimeChooser.tsx'

type Props = { found: Found; onBooked: (appointment: AppointmentView) => void; onOther: () => void }

export function BookFor(props: Props) {
  const topics = useTopics()
  return (
    <div className="stack-wide">
      <PersonBand found={props.found} onOther={props.onOther} />
      <Shown of={topics}>{({ topics: all }) => <Booking {...props} topics={all} />}</Shown>
    </div>
  )
}

type Asked = {
  topic: string
  mode: Mode | ''
  startsAt: string
  reason: string
  details: string
  phone: string
  email: string
}

const plainPhone = (written: string) => written.replaceAll(/[\s./()-]/g, '').replace(/^00/, '+')

function sayWrong(values: Asked, t: Say) {
  return {
    topic: values.topic ? null : t('officer-book.topic.needed'),
    mode: values.mode ? null : t('officer-book.mode.needed'),
    startsAt: values.startsAt ? null : sayWhyNot(t, 'follow-up-needs-a-time'),
    reason: values.reason.trim().length >= 3 ? null : sayWhyNot(t, 'reason-empty'),
    phone: /^\+?[0-9]{6,15}$/.test(plainPhone(values.phone)) ? null : t('officer-book.phone.wrong'),
    email:
      !values.email.trim() || /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(values.email.trim())
        ? null
        : t('officer-book.email.wrong'),
  }
}

/** The server names a field by its place in what was sent; here the booking's own fields stand bare. */
function namedAsHere(thrown: unknown): never {
  const problem = problemOf(thrown)
  const errors = problem.errors.map(({ field, code }) => ({ field: field.replace(/^\/?booking[./]/, ''), code }))
  throw new Refused({ ...problem, errors })
}

function useBooking({ found, onBooked }: Props, office: OfficeView | null): FormState<Asked> {
  const t = useText()
  const my = useMy()
  const keyFor = useKeyFor()
  const contact = (...kinds: string[]) => found.person.contacts.find((each) => kinds.includes(each.kind))?.value ?? ''
  return useForm<Asked>({
    values: {
      topic: '',
      mode: '',
      startsAt: '',
      reason: '',
      details: '',
      phone: contact('mobile', 'landline'),
      email: contact('email'),
    },
    check: (values) => sayWrong(values, t),
    send: async ({ topic, mode, startsAt, reason, details, phone, email }) => {
      const address = my('/appointments')
      if (!address || !office) return
      const form = {
        personId: found.person.id,
        why: found.why,
        channel: found.channel,
        booking: {
          ...{ office: office.code, topic, mode, startsAt, reason: reason.trim(), phone: plainPhone(phone) },
          ...(details.trim() ? { details: details.trim() } : {}),
          ...(email.trim() ? { email: email.trim() } : {}),
        },
      }
      onBooked(await act<AppointmentView>(address, form, { key: keyFor(form) }).catch(namedAsHere))
    },
    sayField: (field) => t(field.includes('email') ? 'officer-book.email.wrong' : 'officer-book.phone.wrong'),
  })
}

function Booking(props: Props & { topics: TopicView[] }) {
  const t = useText()
  const own = useOwnOffice()
  const [chosen, setChosen] = useState<OfficeView | null>(null)
  const office = chosen ?? own ?? null
  const form = useBooking(props, office)
  const topic = props.topics.find((each) => each.code === form.values.topic) ?? null
  useEffect(() => document.getElementById('field-topic')?.focus(), [])
  return (
    <DeskForm
      of={form}
      act={t('officer-book.act')}
      beside={
        <Act look="plain" onPress={props.onOther}>
          {t('officer-book.other-person')}
        </Act>
      }
      afterRefusal={<NearestTimes problem={form.problem} onTake={(startsAt) => form.set({ startsAt })} />}
    >
      <div className="book">
        <div className="book-half">
          <Combobox
            {...form.field('topic')}
            set={(code) => form.set({ topic: code, startsAt: '' })}
            label={t('officer-book.topic')}
            hint={t('officer-book.topic.hint')}
            options={props.topics.map((each) => ({
              value: each.code,
              label: each.name,
              words: [each.nameInItalian, ...each.searchWords].join(' '),
            }))}
          />
          {topic && (
            <Where
              {...{ form, topic, own, office }}
              today={dayInRome(props.found.facts.now)}
              onOffice={(wanted) => {
                setChosen(wanted)
                form.set({ startsAt: '' })
              }}
            />
          )}
        </div>
        <Why form={form} />
      </div>
    </DeskForm>
  )
}

/** Why, in what words, and where the person is reached. */
function Why({ form }: { form: FormState<Asked> }) {
  const t = useText()
  return (
    <div className="book-half">
      <TextField
        {...form.field('reason')}
        label={t('officer-book.reason')}
        hint={t('officer-book.reason.hint')}
        maxLength={300}
      />
      <TextArea {...form.field('details')} label={t('officer-book.details')} optional maxLength={2000} rows={2} />
      <TextField {...form.field('phone')} label={t('officer-book.phone')} type="tel" inputMode="tel" short />
      <TextField {...form.field('email')} label={t('officer-book.email')} optional type="email" inputMode="email" />
    </div>
  )
}

type WhereProps = {
  form: FormState<Asked>
  topic: TopicView
  own: OfficeView | null | undefined
  office: OfficeView | null
  today: string
  onOffice: (office: OfficeView) => void
}

function Where({ form, topic, own, office, today, onOffice }: WhereProps) {
  const t = useText()
  const { mode } = form.values
  const isOpen = mode !== '' && office !== null && modeIsOpen(topic, office, mode)
  return (
    <>
      <OfficeChoice
        id="field-office"
        legend={t('officer-book.office')}
        topic={topic.code}
        own={own}
        value={office}
        set={onOffice}
        error={null}
      />
      {office && (
        <ModeSelect
          field={{ ...form.field('mode'), set: (wanted) => form.set({ mode: wanted, startsAt: '' }) }}
          topic={topic}
          office={office}
        />
      )}
      {office && isOpen && (
        <TimeChooser
          key={`${office.code} ${topic.code} ${mode}`}
          {...form.field('startsAt')}
          topic={topic.code}
          office={office.code}
          mode={mode}
          today={today}
          daysAheadMax={topic.daysAheadMax}
        />
      )}
    </>
  )
}
