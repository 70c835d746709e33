import type { Tx } from '../../../platform/db.ts'
import { one, oneOrNull, sql } from '../../../platform/db.ts'
import { refuse } from '../../../platform/refusal.ts'
import type { Mode } from '../../../platform/shapes.ts'
import type { AppointmentState } from '../api.ts'

export type AppointmentRow = {
  id: number
  code: string
  officeId: number
  deskId: number
  topicId: number
  mode: Mode
  startsAt: Date
  endsAt: Date
  personId: number
  personName: string
  bookedBy: string
  channel: string
  state: AppointmentState
  reason: string
  details: string
  phone: string
  email: string | null
  language: string
  relativeName: string | null
  relativePhone: string | null
  relativeEmail: string | null
  word: string
  roomId: number | null
  privacyVersion: string
  calendarUid: string
  sequence: number
  movedFrom: number | null
  movedTo: number | null
  bookedAt: Date
  arrivedAt: Date | null
  startedAt: Date | null
  endedAt: Date | null
  cancelledAt: Date | null
  cancelledBy: string | null
  remindedAt: Date | null
  hasOutcome: boolean
  hasAttachments: boolean
}

export async function getAppointment(tx: Tx, id: number): Promise<AppointmentRow> {
  return (await findAppointment(tx, id)) ?? refuse('not-found')
}

export async function findAppointment(tx: Tx, id: number): Promise<AppointmentRow | null> {
  return oneOrNull<AppointmentRow>(tx, sql`select * from appointments.appointment_rows where id = ${id}`)
}

/** Locked until the end of the transaction: two acts on one appointment come one after the other. */
export async function lockAppointment(tx: Tx, id: number): Promise<AppointmentRow> {
  const locked = await tx.query(sql`select 1 from appointments.appointments where id = ${id} for update`)
  return locked.length === 0 ? refuse('not-found') : getAppointment(tx, id)
}

export async function listAppointmentsOfPerson(tx: Tx, personId: number): Promise<AppointmentRow[]> {
  return tx.query(sql`
    select * from appointments.appointment_rows where "personId" = ${personId} and state <> 'moved' order by "startsAt" desc limit 200`)
}

export async function listAppointmentsOfDay(
  tx: Tx,
  officeId: number,
  from: Date,
  to: Date,
): Promise<(AppointmentRow & { deskName: string })[]> {
  return tx.query(sql`
    select a.*, d.name as "deskName" from appointments.appointment_rows a join offices.desks d on d.id = a."deskId"
    where a."officeId" = ${officeId} and a."startsAt" >= ${from} and a."startsAt" < ${to} and a.state not in ('moved', 'cancelled')
    order by a."startsAt", d.name`)
}

/** What a change of plan hits: booked, on that desk, in that time. */
export async function listAppointmentsOfDesk(tx: Tx, deskId: number, from: Date, to: Date): Promise<AppointmentRow[]> {
  return tx.query(sql`
    select * from appointments.appointment_rows where "deskId" = ${deskId} and "startsAt" >= ${from} and "startsAt" < ${to} and state = 'booked' order by "startsAt"`)
}

export type PersonFacts = { open: { topicId: number; startsAt: Date; endsAt: Date }[]; cancellations: Date[] }

/** The person's open appointments and own cancellations of the last thirty days, newest first. */
export async function getPersonFacts(tx: Tx, personId: number, now: Date): Promise<PersonFacts> {
  const rows = await tx.query<{
    topicId: number
    startsAt: Date
    endsAt: Date
    state: string
    cancelledAt: Date | null
  }>(sql`
    select topic_id as "topicId", starts_at as "startsAt", ends_at as "endsAt", state, cancelled_at as "cancelledAt" from appointments.appointments
    where person_id = ${personId} and (state = 'booked' or (state = 'cancelled' and cancelled_by like 'person:%' and cancelled_at > ${now}::timestamptz - interval '30 days'))
    order by cancelled_at desc nulls last`)
  return {
    open: rows.filter((r) => r.state === 'booked'),
    cancellations: rows.filter((r) => r.state === 'cancelled').map((r) => r.cancelledAt ?? now),
  }
}

export type NewAppointment = {
  deskId: number
  planVersion: number
  officeId: number
  topicId: number
  mode: Mode
  startsAt: Date
  endsAt: Date
  personId: number
  personName: string
  bookedBy: string
  channel: string
  reason: string
  details: string
  phone: string
  email: string | null
  language: string
  relativeName: string | null
  relativePhone: string | null
  relativeEmail: string | null
  code: string
  word: string
  roomId: number | null
  privacyVersion: string
  calendarUid: string
  sequence: number
  movedFrom: number | null
}

/** The database is the last judge: an id, or the word that says why not. */
export async function insertAppointment(
  tx: Tx,
  a: NewAppointment,
  places: { openMax: number; openOfTopicMax: number },
  now: Date,
): Promise<{ id: number | null; refusal: string | null }> {
  return one(
    tx,
    sql`select appointment_id as id, refusal from appointments.book(${a.deskId}, ${a.planVersion}, ${a.officeId}, ${a.topicId}, ${a.mode}, ${a.startsAt}, ${a.endsAt},
      ${a.personId}, ${a.personName}, ${a.bookedBy}, ${a.channel}, ${a.reason}, ${a.details}, ${a.phone}, ${a.email}, ${a.language},
      ${a.relativeName}, ${a.relativePhone}, ${a.relativeEmail}, ${a.code}, ${a.word}, ${a.roomId}, ${a.privacyVersion}, ${a.calendarUid}, ${a.sequence}, ${a.movedFrom},
      ${places.openMax}, ${places.openOfTopicMax}, ${now})`,
  )
}

export async function markMoved(tx: Tx, id: number): Promise<void> {
  await tx.query(sql`update appointments.appointments set state = 'moved' where id = ${id}`)
}

export async function markMovedTo(tx: Tx, id: number, to: number): Promise<void> {
  await tx.query(sql`update appointments.appointments set moved_to = ${to} where id = ${id}`)
}

export async function markCancelled(tx: Tx, id: number, by: string, now: Date): Promise<void> {
  await tx.query(
    sql`update appointments.appointments set state = 'cancelled', cancelled_at = ${now}, cancelled_by = ${by} where id = ${id}`,
  )
}

export async function markArrived(tx: Tx, id: number, now: Date): Promise<void> {
  await tx.query(sql`update appointments.appointments set arrived_at = ${now} where id = ${id}`)
}

export async function markStarted(tx: Tx, id: number, now: Date): Promise<void> {
  await tx.query(sql`update appointments.appointments set started_at = ${now} where id = ${id}`)
}

export async function markClosed(tx: Tx, id: number, state: AppointmentState, now: Date): Promise<void> {
  await tx.query(sql`update appointments.appointments set state = ${state}, ended_at = ${now} where id = ${id}`)
}
