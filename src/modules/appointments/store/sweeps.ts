import type { Tx } from '../../../platform/db.ts'
import { sql } from '../../../platform/db.ts'

const MOST = 5000

async function ids(rows: Promise<{ id: number }[]>): Promise<number[]> {
  return (await rows).map((r) => r.id)
}

/** Booked, beginning within the minutes of the reminder, not yet reminded. The rule is asked again by the job. */
export function listToRemind(tx: Tx, minutes: number, now: Date): Promise<number[]> {
  return ids(
    tx.query(sql`
      select id from appointments.appointments
      where state = 'booked' and reminded_at is null and starts_at > ${now} and starts_at <= ${now}::timestamptz + ${`${minutes} minutes`}::interval
        and booked_at < starts_at - ${`${minutes + 30} minutes`}::interval
      order by starts_at limit ${MOST}`),
  )
}

export function listToTellTheDayBefore(tx: Tx, now: Date): Promise<number[]> {
  return ids(
    tx.query(sql`
      select id from appointments.appointments
      where state = 'booked' and eve_told_at is null and email is not null
        and starts_at > ${now}::timestamptz + interval '1 hour' and starts_at <= ${now}::timestamptz + interval '24 hours'
        and booked_at < starts_at - interval '36 hours'
      order by starts_at limit ${MOST}`),
  )
}

export async function markReminded(tx: Tx, id: number, now: Date): Promise<void> {
  await tx.query(
    sql`update appointments.appointments set reminded_at = ${now} where id = ${id} and reminded_at is null`,
  )
}

export async function markToldTheDayBefore(tx: Tx, id: number, now: Date): Promise<void> {
  await tx.query(
    sql`update appointments.appointments set eve_told_at = ${now} where id = ${id} and eve_told_at is null`,
  )
}

/** A day after its end an appointment without an outcome holds no place of the person's any more; the office still owes the outcome. */
export async function markLapsed(tx: Tx, now: Date): Promise<void> {
  await tx.query(sql`
    update appointments.appointments set state = 'lapsed' where state = 'booked' and starts_at < ${now}::timestamptz - interval '1 day' and ends_at < ${now}::timestamptz - interval '1 day'`)
}
