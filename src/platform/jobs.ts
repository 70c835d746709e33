import { EventEmitter } from 'node:events'
import type { Runner, WorkerEvents } from 'graphile-worker'
import { Logger, run } from 'graphile-worker'
import { forgetOldAnnouncements, takeAnnouncements } from './announcements.ts'
import type { Tx } from './db.ts'
import { one, sql } from './db.ts'
import { forgetOldKeys } from './idempotency.ts'
import { factsOf } from './log.ts'
import type { Ground, Job, Module, OpenJobs, QueueJob } from './module.ts'

const TAIL_MS = 100
const BATCH = 200
const HEARTBEAT_MS = 5_000
/** Two missed beats and a little: longer than any stall of a worker that lives. */
const DEAD_AFTER = '12 seconds'
const FORGET_MS = 3_600_000

/** Never on the booking path: only the worker adds jobs, from announcements and sweeps. Twice the same key is once. */
export const queueJob: QueueJob = (tx: Tx, job: string, id: number) => queueJobs(tx, [{ job, id }])

/** All of a turn in one statement: one call for each was a third of what the worker asked of the database. */
export async function queueJobs(tx: Tx, jobs: readonly { job: string; id: number }[]): Promise<void> {
  if (jobs.length === 0) return
  await tx.query(sql`
    select count(*) from graphile_worker.add_jobs(array(
      select row (job, json_build_object('id', id), null, null, 20, job || ':' || id, null, null)::graphile_worker.job_spec
      from (select distinct job, id from unnest(${jobs.map((j) => j.job)}::text[], ${jobs.map((j) => j.id)}::bigint[]) as all_of (job, id)) wanted), true)`)
}

export async function nowOf(tx: Tx): Promise<Date> {
  return (await one<{ now: Date }>(tx, sql`select platform.now() as now`)).now
}

export type Jobs = {
  stop: () => Promise<void>
  /** Settles when jobs are no longer done though nobody asked for that: the process should end and be started anew. */
  broken: Promise<void>
}

/** Runs until stopped: the tail of announcements, the sweeps, the jobs, the heartbeat. Many workers share the work. */
export async function startJobs(ground: Ground, modules: readonly Module[]): Promise<Jobs> {
  const listeners = new Map<string, string[]>()
  for (const module of modules) {
    for (const [kind, jobs] of Object.entries(module.listeners ?? {}))
      listeners.set(kind, [...(listeners.get(kind) ?? []), ...jobs])
  }
  const opened = await Promise.all(
    modules.map(async (m): Promise<OpenJobs> => (await m.openJobs?.(ground, modules)) ?? { jobs: {} }),
  )
  const { runner, pool } = await startRunner(ground, [
    ...modules.map((m) => m.jobs ?? {}),
    ...opened.map((o) => o.jobs),
  ])
  let stopping = false
  const loops = [
    every(TAIL_MS, ground, 'tail', tailOf(ground, listeners)),
    every(HEARTBEAT_MS, ground, 'heartbeat', () => beat(ground.db, pool)),
    every(FORGET_MS, ground, 'forget', async () => {
      await forgetOldAnnouncements(ground.db)
      await forgetOldKeys(ground.db)
    }),
    ...modules
      .flatMap((m) => m.sweeps ?? [])
      .map((s) =>
        every(s.everySeconds * 1000, ground, s.name, async () => s.sweep(ground, await nowOf(ground.db), queueJob)),
      ),
  ]
  return {
    broken: new Promise((resolve) => {
      runner.promise.catch(() => {}).then(() => stopping || resolve())
    }),
    async stop() {
      stopping = true
      await Promise.all(loops.map((loop) => loop.stop()))
      // it may have stopped itself, for want of a database
      await runner.stop().catch(() => {})
      await leave(ground.db, pool)
      await Promise.all(opened.map((o) => o.stop?.()))
    },
  }
}

/** @returns the runner, and the name under which it locks the jobs that it has in hand */
async function startRunner(ground: Ground, parts: Record<string, Job>[]): Promise<{ runner: Runner; pool: string }> {
  const jobs: Record<string, Job> = Object.assign({}, ...parts)
  const events = new EventEmitter() as WorkerEvents
  let pool = ''
  events.on('pool:create', ({ workerPool }) => {
    pool = workerPool.id
  })
  events.on('job:error', ({ job, error }) =>
    ground.log.warn({ ...factsOf(error), job: job.task_identifier, id: job.id }, 'a job failed and is tried again'),
  )
  const runner = await run({
    pgPool: ground.db.pool,
    concurrency: 8,
    pollInterval: 1000,
    noHandleSignals: true,
    events,
    // its own words would quote errors whole; what we want to know of them is in the event above
    logger: new Logger(() => () => {}),
    taskList: Object.fromEntries(
      Object.entries(jobs).map(([name, job]) => [
        name,
        async (payload: unknown) => {
          const { id } = payload as { id: number }
          await job(ground, id, await nowOf(ground.db))
        },
      ]),
    ),
  })
  return { runner, pool }
}

/**
 * Readiness asks for the row that this writes, and it is written only after a turn that went well: a worker that lives but
 * hands nothing on would leave everybody untold while all looked green.
 */
function tailOf(ground: Ground, listeners: Map<string, string[]>): () => Promise<boolean> {
  let saidAt = 0
  return async () => {
    const more = await fanOut(ground, listeners)
    if (Date.now() - saidAt >= HEARTBEAT_MS) {
      await ground.db.query(sql`
        insert into platform.heartbeats (process, at) values ('worker', clock_timestamp()) on conflict (process) do update set at = excluded.at`)
      saidAt = Date.now()
    }
    return more
  }
}

/** @returns whether there may be more */
function fanOut(ground: Ground, listeners: Map<string, string[]>): Promise<boolean> {
  return ground.db.transaction(async (tx) => {
    const announcements = await takeAnnouncements(tx, BATCH)
    await queueJobs(
      tx,
      announcements.flatMap(({ kind, subjectId: id }) => (listeners.get(kind) ?? []).map((job) => ({ job, id }))),
    )
    return announcements.length === BATCH
  })
}

/**
 * This worker lives. What one that says so no longer had in hand goes back to the others: the queue itself would keep
 * a confirmation locked for four hours after the kill -9 of the worker that was writing it.
 */
async function beat(tx: Tx, pool: string): Promise<void> {
  await tx.query(sql`
    insert into platform.heartbeats (process, at) values (${`worker:${pool}`}, clock_timestamp())
    on conflict (process) do update set at = excluded.at`)
  await tx.query(sql`
    with dead as (
      delete from platform.heartbeats where process like 'worker:%' and at < clock_timestamp() - ${DEAD_AFTER}::interval returning substr(process, 8) as pool
    )
    select graphile_worker.force_unlock_workers(array_agg(pool)) from dead having count(*) > 0`)
}

async function leave(tx: Tx, pool: string): Promise<void> {
  await tx.query(sql`delete from platform.heartbeats where process = ${`worker:${pool}`}`).catch(() => {})
}

/**
 * Again and again with a pause between, without one while the work says that there is more; an error is written down and
 * the loop goes on, as the database may be restarting.
 */
export function every(
  pauseMs: number,
  ground: Pick<Ground, 'log'>,
  name: string,
  work: () => Promise<unknown>,
): { stop: () => Promise<void> } {
  let stopped = false
  let wake = () => {}
  const loop = (async () => {
    while (!stopped) {
      try {
        if ((await work()) === true) continue
      } catch (error) {
        ground.log.warn({ ...factsOf(error), loop: name }, 'a loop missed a turn and goes on')
      }
      await new Promise<void>((resolve) => {
        // a timer left behind would keep a stopped process alive for as long as its longest pause
        const timer = setTimeout(resolve, stopped ? 0 : pauseMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  })()
  return {
    stop() {
      stopped = true
      wake()
      return loop
    },
  }
}
