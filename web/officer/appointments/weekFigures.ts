import type { WeekView } from '../../../src/modules/appointments/api.ts'

export type DeskDay = WeekView['desks'][number]['days'][number]
export type Stretch = { startsAt: string; endsAt: string }

/** Free time comes in grains of a quarter of an hour; people speak of "from nine to half past ten". */
export function joined(free: Stretch[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const each of [...free].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))) {
    const last = stretches.at(-1)
    if (last && each.startsAt <= last.endsAt) last.endsAt = each.endsAt > last.endsAt ? each.endsAt : last.endsAt
    else stretches.push({ ...each })
  }
  return stretches
}

export const minutesOf = ({ startsAt, endsAt }: Stretch): number => (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000

/** How much of the open time is taken, from 0 to 1; an unplanned appointment outside the openings fills it. */
export const shareTaken = (day: Pick<DeskDay, 'openMinutes' | 'bookedMinutes'>): number =>
  day.openMinutes === 0 ? (day.bookedMinutes > 0 ? 1 : 0) : Math.min(1, day.bookedMinutes / day.openMinutes)

export const totalOf = (days: DeskDay[]): { openMinutes: number; bookedMinutes: number } => ({
  openMinutes: days.reduce((sum, day) => sum + day.openMinutes, 0),
  bookedMinutes: days.reduce((sum, day) => sum + day.bookedMinutes, 0),
})

/** "5:20", hours and minutes as on a clock. */
export function sayHours(minutes: number): string {
  const whole = Math.round(minutes)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
