import { Type } from 'typebox'
import { announcementLagMs } from './announcements.ts'
import { instantOf } from './clock.ts'
import type { Tx } from './db.ts'
import { one, openDb, sql } from './db.ts'
import type { App } from './http.ts'
import type { Ground } from './module.ts'
import { refuse } from './refusal.ts'
import { closed, Instant } from './shapes.ts'

const ZONE = 'Europe/Rome'
const JOBS_MOST = 200
const ANNOUNCEMENTS_MOST = 50

/** One of the four: an instant, what a wall in Rome shows, minutes more or less, or back to the machine's own time. */
const ClockForm = closed({
  now: Type.Optional(Instant),
  wall: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' })),
  shiftMinutes: Type.Optional(Type.Integer({ minimum: -5_000_000, maximum: 5_000_000 })),
  reset: Type.Optional(Type.Boolean()),
})

function clockNow(tx: Tx): Promise<{ now: Date; shiftSeconds: number }> {
  return one(
    tx,
    sql`select platform.now() as now, coalesce((select extract(epoch from shift) from platform.clock), 0)::float8 as "shiftSeconds"`,
  )
}

async function setClock(tx: Tx, now: Date): Promise<void> {
  await tx.query(sql`
    insert into platform.clock (shift) values (${now}::timestamptz - clock_timestamp())
    on conflict (only_row) do update set shift = excluded.shift`)
}

async function shiftClock(tx: Tx, minutes: number): Promise<void> {
  await tx.query(sql`
    insert into platform.clock as c (shift) values (make_interval(mins => ${minutes}))
    on conflict (only_row) do update set shift = c.shift + excluded.shift`)
}

/** A day that no calendar has (30 February) is refused beside its field like any other wrong answer. */
function readWall(wall: string): Date {
  const [day = '', time = ''] = wall.split('T')
  try {
    return instantOf(day, time, ZONE)
  } catch {
    return refuse('form-wrong', { errors: [{ field: 'wall', code: 'format' }] })
  }
}

function clockRoutes(app: App, ground: Ground): void {
  // the app's role may not move the clock, and should not learn to for a development page
  const owner = openDb(ground.config.databaseUrl, 'sportello_seed', 1)
  app.addHook('onClose', () => owner.close())
  app.get('/dev/api/clock', { schema: { hide: true } }, () => clockNow(owner))
  app.post('/dev/api/clock', { schema: { hide: true, body: ClockForm } }, async (request) => {
    const { now, wall, shiftMinutes, reset } = request.body
    if (reset) await owner.query(sql`delete from platform.clock`)
    else if (now) await setClock(owner, new Date(now))
    else if (wall) await setClock(owner, readWall(wall))
    else await shiftClock(owner, shiftMinutes ?? 0)
    return clockNow(owner)
  })
}

function jobRoutes(app: App, ground: Ground): void {
  const worker = openDb(ground.config.databaseUrl, 'sportello_worker', 1)
  app.addHook('onClose', () => worker.close())
  app.get('/dev/api/jobs', { schema: { hide: true } }, async () => ({
    jobs: await worker.query(sql`
      select id, task_identifier as job, key, attempts, max_attempts as "attemptsMax", run_at as "runAt", locked_at is not null as running, last_error as "lastError"
      from graphile_worker.jobs order by last_error is null, run_at desc limit ${JOBS_MOST}`),
    announcements: await worker.query(
      sql`select id, kind, subject_id as "subjectId", announced_at as "announcedAt", fanned_at as "fannedAt" from platform.announcements order by id desc limit ${ANNOUNCEMENTS_MOST}`,
    ),
    oldestWaitsMs: await announcementLagMs(worker),
    fakes: ground.config.fakes,
  }))
}

/** Pages for ourselves, mounted outside production alone: the clock of the whole product, and its jobs. */
export function devRoutes(app: App, ground: Ground): void {
  clockRoutes(app, ground)
  jobRoutes(app, ground)
}
