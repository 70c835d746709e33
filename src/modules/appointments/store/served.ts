import type { Tx } from '../../../platform/db.ts'
import { oneOrNull, sql } from '../../../platform/db.ts'
import type { AttachmentView, OutcomeView } from '../api.ts'

export type NewOutcome = {
  appointmentId: number
  personId: number
  officeId: number
  kind: string
  said: string
  toDo: string
  byDay: string | null
  followUpId: number | null
  writtenBy: number
}

export async function insertOutcome(tx: Tx, o: NewOutcome, now: Date): Promise<void> {
  await tx.query(sql`
    insert into appointments.outcomes (appointment_id, person_id, office_id, kind, said, to_do, by_day, follow_up_id, written_by, written_at)
    values (${o.appointmentId}, ${o.personId}, ${o.officeId}, ${o.kind}, ${o.said}, ${o.toDo}, ${o.byDay}, ${o.followUpId}, ${o.writtenBy}, ${now})`)
}

export async function findOutcome(tx: Tx, appointmentId: number): Promise<OutcomeView | null> {
  const row = await oneOrNull<Omit<OutcomeView, 'writtenAt'> & { writtenAt: Date }>(
    tx,
    sql`select kind, said, to_do as "toDo", by_day as "byDay", follow_up_id as "followUpId", written_at as "writtenAt"
        from appointments.outcomes where appointment_id = ${appointmentId}`,
  )
  return row && { ...row, writtenAt: row.writtenAt.toISOString() }
}

export async function markNote(
  tx: Tx,
  note: { appointmentId: number; officeId: number; body: string; savedBy: number },
  now: Date,
): Promise<void> {
  await tx.query(sql`
    insert into appointments.office_notes (appointment_id, office_id, body, saved_by, saved_at)
    values (${note.appointmentId}, ${note.officeId}, ${note.body}, ${note.savedBy}, ${now})
    on conflict (appointment_id) do update set body = excluded.body, saved_by = excluded.saved_by, saved_at = excluded.saved_at`)
}

export async function findNote(tx: Tx, appointmentId: number): Promise<string> {
  return (
    (
      await oneOrNull<{ body: string }>(
        tx,
        sql`select body from appointments.office_notes where appointment_id = ${appointmentId}`,
      )
    )?.body ?? ''
  )
}

export async function insertCall(
  tx: Tx,
  call: { appointmentId: number; personId: number; officeId: number; result: string; calledBy: number },
  now: Date,
): Promise<void> {
  await tx.query(sql`
    insert into appointments.calls (appointment_id, person_id, office_id, result, called_by, called_at)
    values (${call.appointmentId}, ${call.personId}, ${call.officeId}, ${call.result}, ${call.calledBy}, ${now})`)
}

export async function listCalls(
  tx: Tx,
  appointmentId: number,
): Promise<{ result: string; calledAt: Date; calledBy: number }[]> {
  return tx.query(sql`
    select result, called_at as "calledAt", called_by as "calledBy" from appointments.calls where appointment_id = ${appointmentId} order by id`)
}

/** The lowest free place of files that wait for their booking, or null when all are taken. */
export async function findLoosePlace(tx: Tx, personId: number, most: number): Promise<number | null> {
  const row = await oneOrNull<{ place: number | null }>(
    tx,
    sql`select min(n)::int as place from generate_series(1, ${most}::int) n where not exists (
          select 1 from appointments.attachments where person_id = ${personId} and appointment_id is null and loose_place = n)`,
  )
  return row?.place ?? null
}

/** Null when another upload of the same person took the place at this moment. */
export async function insertAttachment(
  tx: Tx,
  file: { personId: number; name: string; kind: string; content: Buffer; loosePlace: number },
  now: Date,
): Promise<AttachmentView | null> {
  return oneOrNull<AttachmentView>(
    tx,
    sql`insert into appointments.attachments (person_id, name, kind, size_bytes, content, loose_place, sent_at)
        values (${file.personId}, ${file.name}, ${file.kind}, ${file.content.length}, ${file.content}, ${file.loosePlace}, ${now})
        on conflict do nothing returning id, name, kind, size_bytes as "sizeBytes"`,
  )
}

/** Ties what was sent before to the appointment; says how many of them were really this person's and loose. */
export async function markAttached(
  tx: Tx,
  ids: number[],
  personId: number,
  appointment: { id: number; officeId: number },
): Promise<number> {
  const rows = await tx.query(sql`
    update appointments.attachments set appointment_id = ${appointment.id}, office_id = ${appointment.officeId}
    where id = any (${ids}::bigint[]) and person_id = ${personId} and appointment_id is null returning id`)
  return rows.length
}

/** A moved appointment takes its papers along. */
export async function markAttachmentsMoved(tx: Tx, from: number, to: { id: number; officeId: number }): Promise<void> {
  await tx.query(
    sql`update appointments.attachments set appointment_id = ${to.id}, office_id = ${to.officeId} where appointment_id = ${from}`,
  )
}

export async function listAttachments(tx: Tx, appointmentId: number): Promise<AttachmentView[]> {
  return tx.query(sql`
    select id, name, kind, size_bytes as "sizeBytes" from appointments.attachments where appointment_id = ${appointmentId} order by id`)
}

export async function findAttachment(
  tx: Tx,
  appointmentId: number,
  id: number,
): Promise<{ name: string; kind: string; content: Buffer } | null> {
  return oneOrNull(
    tx,
    sql`select name, kind, content from appointments.attachments where id = ${id} and appointment_id = ${appointmentId}`,
  )
}

export async function deleteLooseAttachment(tx: Tx, personId: number, id: number): Promise<boolean> {
  const rows = await tx.query(sql`
    delete from appointments.attachments where id = ${id} and person_id = ${personId} and appointment_id is null returning id`)
  return rows.length > 0
}

export async function forgetLooseAttachments(tx: Tx, before: Date): Promise<void> {
  await tx.query(sql`delete from appointments.attachments where appointment_id is null and sent_at < ${before}`)
}
