import type { Door } from './authenticate.ts'
import type { Config } from './config.ts'
import type { Db, Tx } from './db.ts'
import type { App } from './http.ts'
import type { Log } from './log.ts'
import type { Profile } from './profile.ts'
import type { Texts } from './texts.ts'

/** What every process has, handed down as an argument: there are no globals. */
export type Ground = { config: Config; db: Db; log: Log; profile: Profile; texts: Texts; door: Door }

/** A value that may be said in a message and is never stored: made again from its id when the message leaves. */
export type SecretMaker = (ground: Ground, tx: Tx, id: number) => Promise<string>

/** Work done later. It holds an id, reads the row again and asks the rule again. */
export type Job = (ground: Ground, id: number, now: Date) => Promise<void>

/** A look at the tables every so often, for what follows from time alone. */
export type Sweep = {
  name: string
  everySeconds: number
  sweep: (ground: Ground, now: Date, queue: QueueJob) => Promise<void>
}
export type QueueJob = (tx: Tx, job: string, id: number) => Promise<void>

/** Asked again just before a message leaves: is it still true for the thing it is about? */
export type StillTrue = (tx: Tx, subjectId: number, now: Date) => Promise<boolean>

/** The jobs of a module in one worker process, with what they hold open (connections to outside parties). */
export type OpenJobs = { jobs: Record<string, Job>; stop?: () => Promise<void> }

/** What a module gives to the processes. Each part is optional. */
export type Module = {
  name: string
  refusals?: Record<string, number>
  routes?: (app: App, ground: Ground) => void | Promise<void>
  jobs?: Record<string, Job>
  /** for jobs that need something held open for the worker's life */
  openJobs?: (ground: Ground, modules: readonly Module[]) => Promise<OpenJobs>
  /** announcement → jobs that follow from it */
  listeners?: Record<string, string[]>
  sweeps?: Sweep[]
  secrets?: Record<string, SecretMaker>
  /** by template */
  stillTrue?: Record<string, StillTrue>
}
