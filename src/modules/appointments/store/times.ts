import type { Tx } from '../../../platform/db.ts'
import { one, sql } from '../../../platform/db.ts'
import type { TimeChange } from '../availability/index.ts'

/** Everything older is finished: what the next turn of the tail need not read again. */
export async function getSnapshotXmin(tx: Tx): Promise<string> {
  return (await one<{ xid: string }>(tx, sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`)).xid
}

export async function listTakenTimes(tx: Tx, from: Date, to: Date): Promise<TimeChange[]> {
  return tx.query(sql`
    select id, desk_id as "deskId", starts_at as "startsAt", ends_at as "endsAt", taken from appointments.taken_times(${from}, ${to})`)
}

export async function listTimesChangedSince(tx: Tx, xid: string): Promise<TimeChange[]> {
  return tx.query(sql`
    select id, desk_id as "deskId", starts_at as "startsAt", ends_at as "endsAt", taken from appointments.times_changed_since(${xid}::xid8)`)
}
