import { addDays, boundsOf, dayOf } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Staff } from '../people/index.ts'
import type { WeekView } from './api.ts'
import { deskDays } from './availability/index.ts'
import type { House } from './house.ts'
import { officeOfStaff } from './serve.ts'
import { listAppointmentsOfDay } from './store/appointments.ts'

const DAYS = 7
/** The grain in which free time is shown, whatever a topic takes. */
const GRAIN_MINUTES = 15

/** Free and used times of each desk of the office, seven days from `from`. */
export async function viewWeek(
  tx: Tx,
  house: House,
  actor: Staff,
  from: string | undefined,
  now: Date,
): Promise<WeekView> {
  const atlas = house.availability.atlas()
  const office = atlas.officeById.get(officeOfStaff(actor)) ?? refuse('office-unknown')
  const first = from ?? dayOf(now, office.zone)
  const days = Array.from({ length: DAYS }, (_, i) => addDays(first, i))
  const rows = await listAppointmentsOfDay(
    tx,
    office.id,
    boundsOf(first, office.zone).from,
    boundsOf(days.at(-1) ?? first, office.zone).to,
  )
  return {
    from: first,
    desks: deskDays(house.availability.index(), office.id, days, GRAIN_MINUTES).map(({ desk, openings }) => ({
      name: desk.name,
      days: openings.map(({ day, openMinutes, free }) => {
        const booked = rows.filter((r) => r.deskId === desk.id && dayOf(r.startsAt, office.zone) === day)
        return {
          day,
          openMinutes,
          bookedMinutes: booked.reduce((sum, r) => sum + (r.endsAt.getTime() - r.startsAt.getTime()) / 60_000, 0),
          booked: booked.map((r) => ({
            id: r.id,
            startsAt: r.startsAt.toISOString(),
            endsAt: r.endsAt.toISOString(),
            mode: r.mode,
            personName: r.personName,
          })),
          free: free.map((s) => ({
            startsAt: new Date(s.startsAt).toISOString(),
            endsAt: new Date(s.endsAt).toISOString(),
          })),
        }
      }),
    })),
  }
}
