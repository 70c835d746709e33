import type { Tx } from './db.ts'
import { oneOrNull, sql } from './db.ts'

/** One row in the transaction that made it true; the worker finds it within 100 ms. The caller does not know who listens. */
export async function announce(tx: Tx, kind: string, subjectId: number): Promise<void> {
  await tx.withCommit(sql`insert into platform.announcements (kind, subject_id) values (${kind}, ${subjectId})`)
}

export type Announcement = { id: number; kind: string; subjectId: number }

/**
 * Takes the oldest announcements that nobody has fanned out and marks them, in the caller's transaction: several workers
 * share the work, and what a dying one had taken is free again with its rollback.
 */
export async function takeAnnouncements(tx: Tx, most: number): Promise<Announcement[]> {
  return tx.query<Announcement>(sql`
    with taken as (
      select id from platform.announcements where fanned_at is null order by id limit ${most} for update skip locked
    )
    update platform.announcements a set fanned_at = platform.now() from taken where a.id = taken.id
    returning a.id, a.kind, a.subject_id as "subjectId"`)
}

/** Announcements of the last week are kept for the curious; older ones have no use. */
export async function forgetOldAnnouncements(tx: Tx): Promise<void> {
  await tx.query(sql`delete from platform.announcements where fanned_at < platform.now() - interval '7 days'`)
}

/** How long the oldest waiting announcement has waited, in milliseconds; null when none waits. */
export async function announcementLagMs(tx: Tx): Promise<number | null> {
  const row = await oneOrNull<{ lag: number | null }>(
    tx,
    sql`select (extract(epoch from platform.now() - min(announced_at)) * 1000)::float8 as lag from platform.announcements where fanned_at is null`,
  )
  return row?.lag ?? null
}
