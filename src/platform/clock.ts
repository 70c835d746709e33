/** Wall clocks: opening hours are what the door says, so they are counted in the office's zone. Server only (Temporal). */

/** The instant at which the wall clock of `zone` shows `time` on `day`. In the spring gap the later, in the autumn repeat the earlier. */
export function instantOf(day: string, time: string, zone: string): Date {
  const wall = Temporal.PlainDateTime.from(`${day}T${time}`)
  return new Date(wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds)
}

/** The calendar day that people at `zone` read on the wall at this instant. */
export function dayOf(instant: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** A day without an hour is counted in UTC, where each has 24 hours; ten times as quick as by the calendar's own words. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek
}

/** Midnight to midnight of that day in the zone: 23, 24 or 25 hours. */
export function boundsOf(day: string, zone: string): { from: Date; to: Date } {
  return { from: instantOf(day, '00:00', zone), to: instantOf(addDays(day, 1), '00:00', zone) }
}

/** Easter Sunday of a year in the Gregorian calendar (Meeus/Jones/Butcher). */
export function easterOf(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
