import type { KeyboardEvent, RefObject } from 'react'
import { useEffect, useRef } from 'react'
import { hourInRome } from '../../ui/days.ts'
import { useText } from '../../ui/text.tsx'
import { DayRowLine } from './DayRowLine.tsx'
import { EmptyDay } from './EmptyDay.tsx'
import { Filters } from './Filters.tsx'
import type { Wanted } from './narrow.ts'
import type { SteadyRow } from './steady.ts'

type Props = {
  /** What the filters let through, and the whole day. */
  rows: SteadyRow[]
  all: SteadyRow[]
  now: Date
  isToday: boolean
  open: number | null
  waiting: number
  onSettle: () => void
  onPoint: (over: boolean) => void
  wanted: Wanted
  want: (some: Partial<Wanted>) => void
  desks: string[]
  searchBox: RefObject<HTMLInputElement | null>
  show: (id: number | null) => void
  step: (by: 1 | -1) => void
}

/** The name of the hour stays above its rows. */
const HEAD_PX = 32

/**
 * The day by hour. One stop of the Tab key for the whole list, arrows within it: forty stops would be a wall between the
 * search and the person.
 */
export function DayList(props: Props) {
  const { rows, all, now, isToday, open, waiting, onSettle, onPoint, step } = props
  const t = useText()
  const reachable = rows.find((row) => row.id === open)?.id ?? rows[0]?.id
  const box = useRef<HTMLDivElement>(null)
  const isFilled = rows.length > 0

  // Once: the hour it is, or who is open, stands at the top; afterwards the list stays where the officer leaves it.
  useEffect(() => {
    if (!isFilled || !box.current) return
    const row = box.current.querySelector<HTMLElement>('.day-row.is-open')
    const hour = box.current.querySelector<HTMLElement>('.day-hour:has(h2.is-now)')
    box.current.scrollTop = row ? row.offsetTop - HEAD_PX : (hour?.offsetTop ?? 0)
  }, [isFilled])

  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined
    if (!by) return
    event.preventDefault()
    step(by)
  }
  return (
    <section className="day-list" aria-label={t('officer-day.list')}>
      <Filters {...props} rows={all} found={rows.length} />
      <p className="day-news" role="status">
        {waiting > 0 && (
          <button type="button" className="plain-button" onClick={onSettle}>
            {t('officer-day.new', { count: waiting })}
          </button>
        )}
      </p>
      {rows.length === 0 ? (
        <EmptyDay {...props} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the keys are for the rows inside, which are links
        <div
          ref={box}
          className="day-hours"
          onKeyDown={onKeyDown}
          onMouseEnter={() => onPoint(true)}
          onMouseLeave={() => onPoint(false)}
        >
          {byHour(rows).map(({ hour, rows: ofHour }) => (
            <section key={hour} className="day-hour" aria-labelledby={`hour-${hour}`}>
              <h2 id={`hour-${hour}`} className={isToday && hourInRome(now) === hour ? 'is-now' : undefined}>
                {t('officer-day.hour', { hour })}
                {isToday && hourInRome(now) === hour && <span> {t('officer-day.now')}</span>}
              </h2>
              <ul>
                {ofHour.map((row) => (
                  <DayRowLine
                    key={row.id}
                    row={row}
                    now={now}
                    isOpen={row.id === open}
                    inOrder={row.id === reachable}
                  />
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </section>
  )
}

function byHour(rows: SteadyRow[]): { hour: number; rows: SteadyRow[] }[] {
  const hours = [...new Set(rows.map((row) => hourInRome(row.startsAt)))]
  return hours.map((hour) => ({ hour, rows: rows.filter((row) => hourInRome(row.startsAt) === hour) }))
}
