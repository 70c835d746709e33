import type { Tx } from '../../platform/db.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Citizen } from '../people/index.ts'
import type { AppointmentView } from './api.ts'
import type { Booker } from './book.ts'
import type { House } from './house.ts'
import { limitsOn } from './house.ts'
import { calendarOf } from './letters.ts'
import type { AppointmentRow } from './store/appointments.ts'
import { getAppointment, listAppointmentsOfPerson } from './store/appointments.ts'
import { deleteLooseAttachment } from './store/served.ts'
import { viewAppointment } from './views.ts'

export function bookerOf(actor: Citizen): Booker {
  return {
    name: actor.name,
    personId: actor.actingFor,
    language: actor.language,
    channel: 'web',
    signIn: { method: actor.method, level: actor.level },
  }
}

/** What a citizen reads of their own: each question carries whose it is, beside the database's own judgement. */
async function getMine(tx: Tx, actor: Citizen, id: number): Promise<AppointmentRow> {
  const row = await getAppointment(tx, id)
  return row.personId === actor.actingFor ? row : refuse('not-found')
}

export async function viewMine(tx: Tx, house: House, actor: Citizen, id: number, now: Date): Promise<AppointmentView> {
  const row = await getMine(tx, actor, id)
  return viewAppointment(tx, house.availability.atlas(), row, actor.language, limitsOn(house.ground, now), now)
}

/** Ahead: booked and not over, the next one first. Past: everything else, the latest first. */
export async function listMine(
  tx: Tx,
  house: House,
  actor: Citizen,
  when: 'ahead' | 'past' | undefined,
  now: Date,
): Promise<AppointmentView[]> {
  const rows = await listAppointmentsOfPerson(tx, actor.actingFor)
  const isAhead = (row: AppointmentRow) => row.state === 'booked' && row.endsAt > now
  const wanted = rows.filter((row) => !when || (when === 'ahead') === isAhead(row))
  if (when === 'ahead') wanted.reverse()
  const views: AppointmentView[] = []
  for (const row of wanted) {
    views.push(
      await viewAppointment(tx, house.availability.atlas(), row, actor.language, limitsOn(house.ground, now), now),
    )
  }
  return views
}

export async function calendarOfMine(tx: Tx, house: House, actor: Citizen, id: number, now: Date): Promise<string> {
  const row = await getMine(tx, actor, id)
  const method = row.state === 'cancelled' ? 'CANCEL' : 'REQUEST'
  return calendarOf(house.ground, house.availability.atlas(), row, actor.language, method, now)
}

export async function dropAttachment(tx: Tx, actor: Citizen, id: number): Promise<void> {
  if (!(await deleteLooseAttachment(tx, actor.actingFor, id))) refuse('attachment-unknown')
}
