import type { Tx } from './db.ts'
import { sql } from './db.ts'

/** What the queue itself has in hand or in sight, for those who look after rows that wait too long. */

/**
 * Those of the ids for which no job waits or runs. Queueing a job again while it runs would start a second one beside it:
 * the queue then forgets the first one's key, and the same message leaves twice.
 */
export async function listWithoutJob(tx: Tx, job: string, ids: readonly number[]): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(sql`
    select wanted.id from unnest(${ids}::bigint[]) wanted (id)
    where not exists (select 1 from graphile_worker.jobs j where j.key = ${job} || ':' || wanted.id and j.attempts < j.max_attempts)`)
  return rows.map((row) => row.id)
}

/** The queue doubles and doubles the pause after each failure, to six hours in the end: no row needs to wait so long after an outage. */
export async function waitAtMost(tx: Tx, job: string, minutes: number): Promise<void> {
  const pause = `${minutes} minutes`
  await tx.query(sql`
    select id from graphile_worker.reschedule_jobs(array(
      select id from graphile_worker.jobs where task_identifier = ${job} and locked_at is null and attempts < max_attempts
        and run_at > now() + ${pause}::interval limit 1000), now() + ${pause}::interval)`)
}
