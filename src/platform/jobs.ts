import type { Runner } from 'graphile-worker'
import { run } from 'graphile-worker'
import { forgetOldAnnouncements, takeAnnouncements } from './announcements.ts'
import type { Tx } from './db.ts'
import { one, sql } from './db.ts'
import { forgetOldKeys } from './idempotency.ts'
import { factsOf } from './log.ts'
import type { Ground, Job, Module, OpenJobs, QueueJob } from './module.ts'

const TAIL_MS = 100
const BATCH = 200
const HEARTBEAT_MS = 5_000
const FORGET_MS = 3_600_000

/** Never on the booking path: only the worker adds jobs, from announcements and sweeps. Twice the same key is once. */
export const queueJob: QueueJob = async (tx: Tx, job: string, id: number) => {
  await tx.query(sql`
    select graphile_worker.add_job(${job}, json_build_object('id', ${id}::bigint), job_key := ${`${job}:${id}`}, max_attempts := 20, job_key_mode := 'preserve_run_at')`)
}

export async function nowOf(tx: Tx): Promise<Date> {
  return (await one<{ now: Date }>(tx, sql`select platform.now() as now`)).now
}

/** Runs until stopped: the tail of announcements, the sweeps, the jobs, the heartbeat. Many workers share the work. */
export async function startJobs(ground: Ground, modules: readonly Module[]): Promise<{ stop: () => Promise<void> }> {
  const listeners = new Map<string, string[]>()
  for (const module of modules) {
    for (const [kind, jobs] of Object.entries(module.listeners ?? {}))
      listeners.set(kind, [...(listeners.get(kind) ?? []), ...jobs])
  }
  const opened = await Promise.all(
    modules.map(async (m): Promise<OpenJobs> => (await m.openJobs?.(ground, modules)) ?? { jobs: {} }),
  )
  const runner = await startRunner(ground, [...modules.map((m) => m.jobs ?? {}), ...opened.map((o) => o.jobs)])
  const loops = [
    every(TAIL_MS, ground, 'tail', () => fanOut(ground, listeners)),
    every(HEARTBEAT_MS, ground, 'heartbeat', () => beat(ground)),
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
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()))
      await runner.stop()
      await Promise.all(opened.map((o) => o.stop?.()))
    },
  }
}

async function startRunner(ground: Ground, parts: Record<string, Job>[]): Promise<Runner> {
  const jobs: Record<string, Job> = Object.assign({}, ...parts)
  return run({
    pgPool: ground.db.pool,
    concurrency: 8,
    pollInterval: 1000,
    noHandleSignals: true,
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
}

async function fanOut(ground: Ground, listeners: Map<string, string[]>): Promise<void> {
  for (let taken = BATCH; taken === BATCH; ) {
    taken = await ground.db.transaction(async (tx) => {
      const announcements = await takeAnnouncements(tx, BATCH)
      for (const announcement of announcements) {
        for (const job of listeners.get(announcement.kind) ?? []) await queueJob(tx, job, announcement.subjectId)
      }
      return announcements.length
    })
  }
}

async function beat(ground: Ground): Promise<void> {
  await ground.db.query(sql`
    insert into platform.heartbeats (process, at) values ('worker', clock_timestamp()) on conflict (process) do update set at = excluded.at`)
}

/** Again and again with a pause between; an error is written down and the loop goes on, as the database may be restarting. */
export function every(
  pauseMs: number,
  ground: Pick<Ground, 'log'>,
  name: string,
  work: () => Promise<void>,
): { stop: () => Promise<void> } {
  let stopped = false
  let wake = () => {}
  const loop = (async () => {
    while (!stopped) {
      try {
        await work()
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
