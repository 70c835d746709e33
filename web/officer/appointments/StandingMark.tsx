import type { DayRow } from '../../../src/modules/appointments/api.ts'
import { sayTime } from '../../../src/platform/say-when.ts'
import { Badge } from '../../ui/Badge.tsx'
import { useText } from '../../ui/text.tsx'
import type { Standing } from '../words.ts'
import { STANDING_NAME, STATE_NAME } from '../words.ts'

const KIND = {
  ahead: 'plain',
  waiting: 'new',
  expected: 'attention',
  'to-call': 'attention',
  running: 'new',
  done: 'good',
  missed: 'bad',
  unwritten: 'attention',
  gone: 'plain',
} as const

/** Where it stands, in a word; who is in the hall is marked the strongest, because somebody is sitting there. */
export function StandingMark({ standing, row }: { standing: Standing; row: Pick<DayRow, 'arrivedAt' | 'state'> }) {
  const t = useText()
  if (standing === 'ahead') return <span className="day-mark" />
  // The list only knows that it left the day; its own file knows how.
  const name = standing === 'gone' && row.state !== 'booked' ? STATE_NAME[row.state] : STANDING_NAME[standing]
  const since = standing === 'waiting' && row.arrivedAt ? row.arrivedAt : null
  return (
    <span className="day-mark">
      <Badge kind={KIND[standing]}>
        {since ? t('officer-day.waiting-since', { at: sayTime(since, t.language) }) : t(name)}
      </Badge>
    </span>
  )
}
