import { Type } from 'typebox'
import type { Tx } from './db.ts'
import { one, openDb, sql } from './db.ts'
import type { App } from './http.ts'
import type { Ground } from './module.ts'
import { closed, Instant } from './shapes.ts'

const ClockForm = closed({
  now: Type.Optional(Instant),
  shiftMinutes: Type.Optional(Type.Integer({ minimum: -5_000_000, maximum: 5_000_000 })),
  reset: Type.Optional(Type.Boolean()),
})

/** Pages for ourselves, mounted outside production alone: the clock of the whole product, and its jobs. */
export function devRoutes(app: App, ground: Ground): void {
  const owner = openDb(ground.config.databaseUrl, 'sportello_seed', 1)
  const jobsOwner = openDb(ground.config.databaseUrl, 'sportello_worker', 1)
  app.addHook('onClose', async () => {
    await owner.close()
    await jobsOwner.close()
  })
  const clock = async (tx: Tx) =>
    one<{ now: Date; shiftSeconds: number }>(
      tx,
      sql`
    select platform.now() as now, coalesce((select extract(epoch from shift) from platform.clock), 0)::float8 as "shiftSeconds"`,
    )
  app.get('/dev/api/clock', { schema: { hide: true } }, () => clock(owner))
  app.post('/dev/api/clock', { schema: { hide: true, body: ClockForm } }, async (request) => {
    const { now, shiftMinutes, reset } = request.body
    if (reset) await owner.query(sql`delete from platform.clock`)
    else
      await owner.query(sql`
        insert into platform.clock (shift) values (
          case when ${now ?? null}::timestamptz is not null then ${now ?? null}::timestamptz - clock_timestamp() else make_interval(mins => ${shiftMinutes ?? 0}) end)
        on conflict (only_row) do update set shift = case when ${now ?? null}::timestamptz is not null then excluded.shift else platform.clock.shift + excluded.shift end`)
    return clock(owner)
  })
  app.get('/dev/api/jobs', { schema: { hide: true } }, async () => ({
    jobs: await jobsOwner.query(sql`
      select id, task_identifier as job, key, attempts, max_attempts as "attemptsMax", run_at as "runAt", locked_at is not null as running, last_error as "lastError"
      from graphile_worker.jobs order by run_at desc limit 200`),
    announcements: await owner.query(
      sql`select id, kind, subject_id as "subjectId", announced_at as "announcedAt", fanned_at as "fannedAt" from platform.announcements order by id desc limit 50`,
    ),
    fakes: ground.config.fakes,
  }))
}
