import { announce } from '../../platform/announcements.ts'
import { recordAct } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import { refuse, refuseIf } from '../../platform/refusal.ts'
import { closeRoom } from '../meetings/index.ts'
import type { MoveForm } from './api.ts'
import type { Booker } from './book.ts'
import { readWish, takeDesk, wishOf } from './book.ts'
import type { House } from './house.ts'
import { bookingFacts, limitsOn } from './house.ts'
import { appointmentCan, refusalToBook } from './rules.ts'
import type { AppointmentRow } from './store/appointments.ts'
import { lockAppointment, markCancelled, markMoved, markMovedTo } from './store/appointments.ts'
import { markAttachmentsMoved } from './store/served.ts'

/**
 * Another time, office or mode. The old row is marked and a new one written, in one transaction: a row's desk and time
 * never change under anybody's feet, and whatever refuses the new time leaves the old one as it was.
 */
export async function moveAppointment(
  tx: Tx,
  house: House,
  mover: Booker,
  id: number,
  form: MoveForm,
  now: Date,
): Promise<number> {
  const old = await lockAppointment(tx, id)
  if (old.personId !== mover.personId) refuse('not-found')
  const byStaff = mover.signIn === null
  const limits = limitsOn(house.ground, now)
  refuseIf(appointmentCan.move(old, limits, byStaff, now))
  const atlas = house.availability.atlas()
  const wished = readWish(house, {
    topic: atlas.topicById.get(old.topicId)?.code ?? '',
    office: form.office ?? atlas.officeById.get(old.officeId)?.code ?? '',
    mode: form.mode ?? old.mode,
    startsAt: form.startsAt,
  })
  const facts = await bookingFacts(tx, house, old.personId, mover.signIn, now)
  // the place of the old one becomes free by moving it
  const others = facts.open.filter((o) => o.startsAt.getTime() !== old.startsAt.getTime())
  refuseIf(refusalToBook(wishOf(wished), { ...facts, open: others, cancellations: [] }, now))
  await markMoved(tx, id)
  const written = {
    ...contentsOf(old),
    bookedBy: mover.name,
    channel: mover.channel,
    sequence: old.sequence + 1,
    movedFrom: old.id,
  }
  const to = await takeDesk(tx, house, wished, facts, now, written, { ...old, taken: false })
  await markMovedTo(tx, id, to)
  await markAttachmentsMoved(tx, id, { id: to, officeId: wished.office.id })
  if (old.roomId) await closeRoom(tx, old.roomId, now)
  await recordAct(tx, {
    actor: mover.name,
    forPerson: old.personId,
    act: 'appointments.moved',
    channel: mover.channel,
    subjectId: to,
  })
  await announce(tx, 'appointments.moved', to)
  return to
}

/** What goes along unchanged: whose it is, why, how to reach them, the code and the word. */
function contentsOf(old: AppointmentRow) {
  const {
    personId,
    personName,
    reason,
    details,
    phone,
    email,
    language,
    relativeName,
    relativePhone,
    relativeEmail,
    code,
    word,
    calendarUid,
  } = old
  return {
    personId,
    personName,
    reason,
    details,
    phone,
    email,
    language,
    relativeName,
    relativePhone,
    relativeEmail,
    code,
    word,
    calendarUid,
  }
}

export async function cancelAppointment(tx: Tx, house: House, by: Booker, id: number, now: Date): Promise<void> {
  const row = await lockAppointment(tx, id)
  if (row.personId !== by.personId) refuse('not-found')
  refuseIf(appointmentCan.cancel(row, limitsOn(house.ground, now), by.signIn === null, now))
  await markCancelled(tx, id, by.name, now)
  if (row.roomId) await closeRoom(tx, row.roomId, now)
  await recordAct(tx, {
    actor: by.name,
    forPerson: row.personId,
    act: 'appointments.cancelled',
    channel: by.channel,
    subjectId: id,
  })
  await announce(tx, 'appointments.cancelled', id)
}
