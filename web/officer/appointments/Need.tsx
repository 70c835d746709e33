import type { StaffAppointmentView } from '../../../src/modules/appointments/api.ts'
import { sayDay, sayTime } from '../../../src/platform/say-when.ts'
import { Badge } from '../../ui/Badge.tsx'
import { dayInRome } from '../../ui/days.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useText } from '../../ui/text.tsx'
import { LANGUAGE_NAME, MODE_ICON, MODE_NAME, standingOf } from '../words.ts'
import { StandingMark } from './StandingMark.tsx'

/** Who it is, when and how, and above all why they come: the largest words on the screen. */
export function Need({ view, now }: { view: StaffAppointmentView; now: Date }) {
  const t = useText()
  const { row, person } = view
  const language = row.language !== 'it' && LANGUAGE_NAME[row.language]
  const isToday = dayInRome(row.startsAt) === dayInRome(now)
  return (
    <header className="need">
      <h2 id="detail-title" tabIndex={-1} className="need-who">
        {[person.givenName, person.familyName].filter(Boolean).join(' ')}
        {language && (
          <Badge kind="attention">
            {t('officer-serve.speaks')} {t(language)}
          </Badge>
        )}
        <StandingMark standing={standingOf(row, now)} row={row} />
      </h2>
      <p className="need-when">
        <span className="numbers">
          {!isToday && `${sayDay(row.startsAt, t.language)}, `}
          {sayTime(row.startsAt, t.language)}–{sayTime(row.endsAt, t.language)}
        </span>
        <span>
          <Icon name={MODE_ICON[row.mode]} />
          {t(MODE_NAME[row.mode])}
        </span>
        {row.deskName && <span>{row.deskName}</span>}
        <span className="need-code">{row.code}</span>
      </p>
      <p className="need-topic">{row.topicName}</p>
      <p className="need-reason">{row.reason}</p>
      {view.details && <p className="need-details">{view.details}</p>}
    </header>
  )
}
