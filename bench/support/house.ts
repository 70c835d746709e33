import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { forgetServerVariables, freePort, pause } from '../../scripts/local/environment.ts'
import type { FakeAddresses } from '../../scripts/local/launch.ts'
import { startLocalPostgres } from '../../scripts/local/postgres.ts'
import { endWhenTold } from '../../scripts/local/word.ts'
import { migrate } from '../../src/platform/migrate.ts'

const root = join(import.meta.dirname, '../..')
const READY_MS = 30_000
const ENDING_MS = 2_000

export type BareHouse = {
  /** the superuser's address: for arranging and for looking behind the scenes */
  databaseUrl: string
  /** Ended in the opposite order of starting, also on Ctrl-C. */
  onStop: (undo: () => Promise<void> | void) => void
  stop: () => Promise<void>
}
export type OpenHouse = BareHouse & { url: string; processes: Record<string, number | undefined> }

/** A PostgreSQL of our own that flushes each commit to the disk, migrated and empty; nothing of it is left behind. */
export async function buildHouse(): Promise<BareHouse> {
  forgetServerVariables()
  const undo: (() => Promise<void> | void)[] = []
  const stop = async () => {
    for (let step = undo.pop(); step; step = undo.pop()) await step()
  }
  endWhenTold(stop)
  const dataDir = mkdtempSync(join(tmpdir(), 'sportello-bench-'))
  const server = await startLocalPostgres({ dataDir, durable: true, database: 'sportello', temporary: true })
  undo.push(server.stop)
  await migrate(server.url)
  return { databaseUrl: server.url, onStop: (step) => undo.push(step), stop }
}

/** A file of the product or of the bench as a process of its own, which ends with this one however this one goes. */
export function startProcess(house: BareHouse, file: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(process.execPath, [...args, join(root, file)], {
    cwd: root,
    env: { ...process.env, ...env, SPORTELLO_CHILD: '1', NODE_ENV: 'production' },
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
  })
  child.stdin?.on('error', () => {})
  house.onStop(() => endProcess(child))
  return child
}

/** Told to end, and ended after a moment: what a worker still has to tell is of no interest to a measurement. */
function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), ENDING_MS)
    child.once('exit', () => {
      clearTimeout(late)
      resolve()
    })
    child.kill('SIGTERM')
  })
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`a process ended before it was ready (${code})`)))
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8').split('\n')[0] ?? ''))
  })
}

async function untilReady(url: string): Promise<void> {
  for (const until = Date.now() + READY_MS; Date.now() < until; await pause(50)) {
    const answer = await fetch(`${url}/api/health/ready`).catch(() => null)
    if (answer?.status === 200) return
  }
  throw new Error('The server was not ready in time.')
}

/** Server, worker and the outside parties, set up as in production. `profile` writes the server's CPU profile into a folder. */
export async function openDoors(house: BareHouse, profile: string | null): Promise<OpenHouse> {
  const fakes = startProcess(house, 'fakes/serve.ts', [], {})
  const addresses = JSON.parse(await firstLine(fakes)) as FakeAddresses
  fakes.stdout?.resume()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    DATABASE_URL: house.databaseUrl,
    PORT: String(port),
    HOST: '127.0.0.1',
    SPORTELLO_ENV: 'production',
    SPORTELLO_URL: url,
    SPORTELLO_SECRET: randomBytes(32).toString('base64url'),
    SMTP_URL: addresses.mail.smtp,
    SMTP_FROM: 'Sportello <sportello@example.org>',
    SMPP_URL: addresses.sms.smpp,
  }
  const server = startProcess(house, 'src/server.ts', profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [], env)
  const worker = startProcess(house, 'src/worker.ts', [], env)
  for (const child of [server, worker]) child.stdout?.resume()
  await untilReady(url)
  return { ...house, url, processes: { server: server.pid, worker: worker.pid, fakes: fakes.pid } }
}

/** `--words 12` on the command line, or what is usual. */
export function numberGiven(name: string, usual: number): number {
  const at = process.argv.indexOf(`--${name}`)
  const given = at < 0 ? usual : Number(process.argv[at + 1])
  if (!Number.isFinite(given) || given <= 0) throw new Error(`--${name} needs a number.`)
  return given
}

export function textGiven(name: string): string | null {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? null : (process.argv[at + 1] ?? null)
}
