import { Link } from 'wouter'
import { sayWhen } from '../../../src/platform/say-when.ts'
import { Facts } from '../../ui/Facts.tsx'
import { sayPhone } from '../../ui/sayPhone.ts'
import { useText } from '../../ui/text.tsx'
import { paths } from '../paths.ts'
import type { Draft } from './draft.ts'
import { MODE_NAME } from './modes.ts'

/** All that is going to be sent, in words, each line with its way back. */
export function BookingSummary({ draft }: { draft: Draft }) {
  const t = useText()
  const change = (to: string, what: string) => (
    <Link href={to}>
      {t('common.change')}
      <span className="only-heard"> {what}</span>
    </Link>
  )
  const fact = (name: string, value: string, to: string) => ({ name, value, change: change(to, name) })
  const relative = [draft.relativeName, sayPhone(draft.relativePhone), draft.relativeEmail].filter(Boolean).join('\n')
  return (
    <Facts
      of={[
        fact(t('appointments.fact.topic'), draft.topic?.name ?? '', paths.book),
        fact(t('appointments.fact.office'), officeInWords(draft), paths.bookOffice),
        fact(t('appointments.fact.mode'), draft.mode ? t(MODE_NAME[draft.mode]) : '', paths.bookMode),
        fact(t('appointments.fact.when'), draft.startsAt ? sayWhen(draft.startsAt, t.language) : '', paths.bookTime),
        fact(t('appointments.fact.reason'), draft.reason, paths.bookReason),
        fact(t('appointments.fact.details'), draft.details, paths.bookReason),
        fact(
          t('appointments.fact.attachments'),
          draft.attachments.map((each) => each.name).join('\n'),
          paths.bookReason,
        ),
        fact(t('appointments.fact.phone'), sayPhone(draft.phone), paths.bookContacts),
        fact(t('appointments.fact.email'), draft.email, paths.bookContacts),
        fact(t('appointments.fact.also-told'), draft.alsoTell ? relative : '', paths.bookContacts),
      ]}
    />
  )
}

const officeInWords = ({ office }: Draft) => (office ? `${office.name}\n${office.address}` : '')
