import type { KeyboardEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import { sayDay } from '../../src/platform/say-when.ts'
import { addDays, addMonths, firstOfMonth, lastOfMonth, weekdayOf, weeksOf } from './days.ts'
import { Icon } from './Icon.tsx'
import type { Say } from './text.tsx'
import { useText } from './text.tsx'

type Props = {
  /** Any day of the month shown. */
  month: string
  onMonth: (month: string) => void
  /** The first and the last day that may be asked for. */
  from: string
  to: string
  today: string
  /** How many times are free on a day; undefined while not known. */
  freeOn: (day: string) => number | undefined
  value: string | null
  onPick: (day: string) => void
}

/**
 * A month as a grid, by keyboard: arrows by day, Home and End within the week, Page Up and Page Down by month. A day
 * with free times is underlined and framed, so that colour never says it alone; the others are read out as full.
 */
export function Calendar({ month, onMonth, from, to, today, freeOn, value, onPick }: Props) {
  const t = useText()
  const grid = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState(value ?? from)
  // Only a key moves the focus; free times that arrive later never do.
  const byKey = useRef(false)
  const within = (day: string) => (day < from ? from : day > to ? to : day)
  const reachable = at.slice(0, 7) === month.slice(0, 7) ? at : within(firstOfMonth(month))

  useEffect(() => {
    if (!byKey.current) return
    byKey.current = false
    grid.current?.querySelector<HTMLElement>(`[data-day="${reachable}"]`)?.focus()
  }, [reachable])

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const mirrored = getComputedStyle(event.currentTarget).direction === 'rtl'
    const wanted = dayByKey(event.key, reachable, mirrored)
    if (!wanted) return
    event.preventDefault()
    byKey.current = true
    const day = within(wanted)
    setAt(day)
    if (day.slice(0, 7) !== month.slice(0, 7)) onMonth(firstOfMonth(day))
  }

  return (
    <div className="calendar">
      <MonthHead month={month} from={from} to={to} onMonth={onMonth} />
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern stands on a table */}
      <table ref={grid} role="grid" aria-label={sayMonth(month, t.language)} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {weekdayNames(t.language).map(({ long, short }) => (
              <th key={long} scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksFrom(month, from).map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((day, weekday) => (
                // biome-ignore lint/a11y/useFocusableInteractive: the button inside takes the focus, as the grid pattern allows
                // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid that stands on a table
                <td key={day ?? weekday} role="gridcell" aria-selected={day !== null && day === value}>
                  {day && (
                    <DayButton
                      {...{ t, day, today, onPick }}
                      free={day < from || day > to ? 0 : freeOn(day)}
                      chosen={day === value}
                      inOrder={day === reachable}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type DayProps = {
  t: Say
  day: string
  today: string
  free: number | undefined
  chosen: boolean
  inOrder: boolean
  onPick: (day: string) => void
}

function DayButton({ t, day, today, free, chosen, inOrder, onPick }: DayProps) {
  const state = free === undefined ? t('common.waiting') : t('common.calendar.free', { count: free })
  const classes = ['day', free ? 'is-free' : '', day === today ? 'is-today' : '', chosen ? 'is-chosen' : '']
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      data-day={day}
      tabIndex={inOrder ? 0 : -1}
      aria-disabled={free ? undefined : true}
      aria-label={`${sayDay(day, t.language)}, ${state}`}
      onClick={() => free && onPick(day)}
    >
      {Number(day.slice(8))}
    </button>
  )
}

function MonthHead({ month, from, to, onMonth }: Pick<Props, 'month' | 'from' | 'to' | 'onMonth'>) {
  const t = useText()
  const before = firstOfMonth(month) > from
  const after = lastOfMonth(month) < to
  return (
    <div className="calendar-head">
      <button
        type="button"
        aria-label={t('common.calendar.before')}
        aria-disabled={before ? undefined : true}
        onClick={() => before && onMonth(addMonths(firstOfMonth(month), -1))}
      >
        <Icon name="it-chevron-left" />
      </button>
      <strong aria-live="polite">{sayMonth(month, t.language)}</strong>
      <button
        type="button"
        aria-label={t('common.calendar.after')}
        aria-disabled={after ? undefined : true}
        onClick={() => after && onMonth(addMonths(firstOfMonth(month), 1))}
      >
        <Icon name="it-chevron-right" />
      </button>
    </div>
  )
}

// Weeks that are over hold nothing to choose and cost a thumb's scroll.
const weeksFrom = (month: string, from: string) =>
  weeksOf(month).filter((week) => week.some((day) => day !== null && addDays(day, 6 - weekdayOf(day)) >= from))

function dayByKey(key: string, day: string, mirrored: boolean): string | null {
  const forward = mirrored ? -1 : 1
  if (key === 'ArrowRight') return addDays(day, forward)
  if (key === 'ArrowLeft') return addDays(day, -forward)
  if (key === 'ArrowDown') return addDays(day, 7)
  if (key === 'ArrowUp') return addDays(day, -7)
  if (key === 'Home') return addDays(day, -weekdayOf(day))
  if (key === 'End') return addDays(day, 6 - weekdayOf(day))
  if (key === 'PageUp') return addMonths(day, -1)
  return key === 'PageDown' ? addMonths(day, 1) : null
}

const utc = (day: string) => new Date(`${day}T00:00:00Z`)

export function sayMonth(day: string, language: string): string {
  const said = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(utc(day))
  return said.charAt(0).toLocaleUpperCase(language) + said.slice(1)
}

function weekdayNames(language: string): { long: string; short: string }[] {
  const long = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  const short = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  // 2026-12-07 is a Monday.
  return Array.from({ length: 7 }, (_, index) => utc(addDays('2026-12-07', index))).map((day) => ({
    long: long.format(day),
    short: short.format(day),
  }))
}
