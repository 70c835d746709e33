import type { Tx } from '../../platform/db.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Staff } from '../people/index.ts'
import { openPersonFile } from '../people/index.ts'
import type { AppointmentView, BookingFactsView, MoveForm, StaffBookingForm } from './api.ts'
import type { Booker } from './book.ts'
import { bookAppointment } from './book.ts'
import { cancelAppointment, moveAppointment } from './change.ts'
import type { House } from './house.ts'
import { bookingFacts, limitsOn } from './house.ts'
import type { AppointmentRow } from './store/appointments.ts'
import { getAppointment } from './store/appointments.ts'
import { findAttachment } from './store/served.ts'
import { viewAppointment, viewFacts } from './views.ts'

/** What staff do for a person at the desk or on the phone. The file is opened, with its reason, before anything else. */
function bookerOf(actor: Staff, personId: number, channel = 'office'): Booker {
  return { name: actor.name, personId, language: null, channel, signIn: null }
}

async function openOurs(tx: Tx, actor: Staff, id: number, why: string): Promise<AppointmentRow> {
  const row = await getAppointment(tx, id)
  if (row.officeId !== actor.officeId) refuse('not-found')
  await openPersonFile(tx, actor, row.personId, `${why} ${row.code}`)
  return row
}

async function view(tx: Tx, house: House, id: number, now: Date): Promise<AppointmentView> {
  const row = await getAppointment(tx, id)
  return viewAppointment(tx, house.availability.atlas(), row, 'it', limitsOn(house.ground, now), now)
}

export async function bookForPerson(tx: Tx, house: House, actor: Staff, form: StaffBookingForm, now: Date) {
  await openPersonFile(tx, actor, form.personId, form.why)
  const booker = bookerOf(actor, form.personId, form.channel)
  return view(tx, house, await bookAppointment(tx, house, booker, form.booking, now), now)
}

export async function moveForPerson(tx: Tx, house: House, actor: Staff, id: number, form: MoveForm, now: Date) {
  const row = await openOurs(tx, actor, id, 'moving appointment')
  return view(tx, house, await moveAppointment(tx, house, bookerOf(actor, row.personId), id, form, now), now)
}

export async function cancelForPerson(tx: Tx, house: House, actor: Staff, id: number, now: Date) {
  const row = await openOurs(tx, actor, id, 'cancelling appointment')
  await cancelAppointment(tx, house, bookerOf(actor, row.personId), id, now)
  return view(tx, house, id, now)
}

export async function downloadAttachment(tx: Tx, actor: Staff, id: number, attachmentId: number) {
  await openOurs(tx, actor, id, 'attachment of appointment')
  return (await findAttachment(tx, id, attachmentId)) ?? refuse('attachment-unknown')
}

export async function factsForPerson(
  tx: Tx,
  house: House,
  actor: Staff,
  { personId, why }: { personId: number; why: string },
  now: Date,
): Promise<BookingFactsView> {
  await openPersonFile(tx, actor, personId, why)
  return viewFacts(house.ground, await bookingFacts(tx, house, personId, null, now), now)
}
