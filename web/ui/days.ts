/** Days as the server writes them, "2026-12-10": no hour, no zone, so arithmetic in UTC is exact. */

const DAY_MS = 86_400_000

const instant = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

export const addDays = (day: string, days: number) => dayOf(instant(day) + days * DAY_MS)

/** The same day of another month, or its last one where the month is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, last)))
}

export const firstOfMonth = (day: string) => `${day.slice(0, 7)}-01`

export const lastOfMonth = (day: string) => addDays(addMonths(firstOfMonth(day), 1), -1)

/** Monday is 0. */
export const weekdayOf = (day: string) => (new Date(instant(day)).getUTCDay() + 6) % 7

/** The weeks of a month, Monday first; null where a day belongs to another month. */
export function weeksOf(month: string): (string | null)[][] {
  const first = firstOfMonth(month)
  const last = lastOfMonth(month)
  const cells: (string | null)[] = Array.from({ length: weekdayOf(first) }, () => null)
  for (let day = first; day <= last; day = addDays(day, 1)) cells.push(day)
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** The day on which an instant falls, on the wall clock of the offices. */
export function dayInRome(at: Date | string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short' }).format(new Date(at))
}

/** The hour of an instant on the wall clock of the offices, 0 to 23. */
export function hourInRome(at: Date | string): number {
  return Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Rome', hour: '2-digit', hourCycle: 'h23' }).format(
      new Date(at),
    ),
  )
}
