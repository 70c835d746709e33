import { sayTime } from '../../../src/platform/say-when.ts'
import { Act } from '../../ui/Act.tsx'
import { useText } from '../../ui/text.tsx'
import { isToDo, standingOf } from '../words.ts'
import { goToDetail } from './focus.ts'
import type { SteadyRow } from './steady.ts'

type Props = { rows: SteadyRow[]; now: Date; show: (id: number) => void }

/** Nobody's file opens by itself: each reading is written down. It says who is next, one press away. */
export function NobodyOpen({ rows, now, show }: Props) {
  const t = useText()
  const next = nextOf(rows, now)
  if (rows.length === 0) return null
  return (
    <div className="nobody stack">
      {next ? (
        <>
          <p>{t('officer-day.next')}</p>
          <p className="nobody-who">
            <span className="numbers">{sayTime(next.startsAt, t.language)}</span> {next.personName}
          </p>
          <div>
            <Act
              onPress={() => {
                show(next.id)
                goToDetail()
              }}
            >
              {t('officer-day.open')}
            </Act>
          </div>
          <p className="quiet">{t('officer-day.open.note')}</p>
        </>
      ) : (
        <p>{t('officer-day.all-done')}</p>
      )}
    </div>
  )
}

/** Who is this late will hardly be the next to sit down. */
const LATE_MS = 15 * 60_000

/** Who is being served, who sits in the hall the longest, else who comes next. */
function nextOf(rows: SteadyRow[], now: Date): SteadyRow | undefined {
  const toDo = rows.filter((row) => !row.gone && isToDo(standingOf(row, now)))
  const waiting = toDo.filter((row) => standingOf(row, now) === 'waiting')
  return (
    toDo.find((row) => standingOf(row, now) === 'running') ??
    waiting.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))[0] ??
    toDo.find((row) => Date.parse(row.startsAt) > now.getTime() - LATE_MS) ??
    toDo.find((row) => standingOf(row, now) !== 'unwritten') ??
    toDo[0]
  )
}
