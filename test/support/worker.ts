import { startFakes } from '../../fakes/serve.ts'
import { openGround } from '../../src/ground.ts'
import { modules } from '../../src/modules.ts'
import { openDb } from '../../src/platform/db.ts'
import { nowOf, queueJob, startJobs } from '../../src/platform/jobs.ts'
import type { TestHouse } from './house.ts'

export type Fakes = Awaited<ReturnType<typeof startFakes>>

export type TestWorker = {
  fakes: Fakes
  /** What follows from time alone, looked for now instead of in a while. */
  sweep: (name?: string) => Promise<void>
  /** Until every announcement is fanned out and no job waits or runs. */
  quiet: () => Promise<void>
  /** What waits for its next try is tried now. */
  hurry: () => Promise<void>
  stop: () => Promise<void>
}

/** Asks again and again until it is so; a test that waits for nothing says what it waited for. */
export async function until(what: string, isSo: () => Promise<boolean>, most = 12_000): Promise<void> {
  const end = performance.now() + most
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A worker on the database of the house, whose mail and SMS go to servers that keep them for us. */
export async function startWorker(house: TestHouse, prepare: (fakes: Fakes) => void = () => {}): Promise<TestWorker> {
  const fakes = await startFakes()
  // a worker looks for what is due as soon as it starts: what the fakes shall do must be said before
  prepare(fakes)
  const config = { ...house.ground.config, smtpUrl: fakes.mail.smtp, smsUrl: fakes.sms.smpp }
  const ground = openGround(config, openDb(config.databaseUrl, 'sportello_worker', 12), 'test')
  const jobs = await startJobs(ground, modules)
  return {
    fakes,
    async sweep(name) {
      const now = await nowOf(ground.db)
      const wanted = modules.flatMap((m) => m.sweeps ?? []).filter((s) => name === undefined || s.name === name)
      for (const each of wanted) await each.sweep(ground, now, queueJob)
    },
    async quiet() {
      await until('nothing is left to do', async () => {
        const [left] = await house.look<{ left: string }>(
          `select (select count(*) from platform.announcements where fanned_at is null)
                + (select count(*) from graphile_worker.jobs where attempts < max_attempts) as left`,
        )
        return Number(left?.left) === 0
      })
    },
    async hurry() {
      await house.look('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
    },
    async stop() {
      await jobs.stop()
      await ground.db.close()
      await fakes.close()
    },
  }
}
