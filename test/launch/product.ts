import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { isAlive } from '../../scripts/local/processes.ts'

/** One run of `node scripts/run.mjs start`, as npm does it. */
export interface Run {
  pid: number
  url: string
  readyMs: number
  /** All that it printed. */
  said(): string
  /** Its exit code, or the name of the signal that ended it. */
  ended: Promise<number | string>
  kill(signal: NodeJS.Signals): void
}

export interface RunOptions {
  copy: string
  env?: NodeJS.ProcessEnv
  /** As this account instead of ours; only root may. */
  account?: { uid: number; gid: number }
}

const root = resolve(import.meta.dirname, '../..')
const notCopied = new Set(['node_modules', '.data', '.git', '.cache'])
const readyWithinMs = 90_000

export const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** This checkout as a newcomer has it, in a folder with spaces and an apostrophe; the installed packages are linked, to save time. */
export function copyCheckout(): { copy: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'sportello launch '))
  chmodSync(folder, 0o755)
  const copy = join(folder, "dell'ufficio postale")
  mkdirSync(copy)
  for (const name of readdirSync(root).filter((one) => !notCopied.has(one)))
    cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  lutimesSync(join(copy, 'node_modules'), new Date(), new Date())
  return { copy, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

/** Without what the run of these tests itself has set. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const own = /^(SPORTELLO_|npm_|NODE_|PG|PORT$|DATABASE_URL$|BASE_URL$|FAKES$)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)))
}

const unfinished = new Set<ChildProcess>()

export function killUnfinished(): void {
  for (const child of unfinished) child.kill('SIGKILL')
}

/** Starts and waits until it prints `ready …`; ends the wait with all that it said when it never does. */
export async function startProduct({ copy, env = {}, account }: RunOptions): Promise<Run> {
  const startedAt = Date.now()
  const child = spawn(process.execPath, [join(copy, 'scripts/run.mjs'), 'start'], {
    cwd: copy,
    env: { ...bareEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  })
  unfinished.add(child)
  child.once('exit', () => unfinished.delete(child))
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = once(child, 'exit').then(([code, signal]) => (signal ?? code) as number | string)
  for (;;) {
    const url = /^ready (\S+)$/m.exec(said)?.[1]
    if (url)
      return {
        pid: child.pid ?? 0,
        url,
        readyMs: Date.now() - startedAt,
        said: () => said,
        ended,
        kill: (signal) => child.kill(signal),
      }
    const end = await Promise.race([ended, pause(25)])
    if (end === undefined && Date.now() - startedAt < readyWithinMs) continue
    child.kill('SIGTERM')
    throw new Error(`It did not become ready (${end ?? 'in time'}):\n${said}`)
  }
}

/** Command lines of all processes of this machine that have the text. */
export function processesWith(text: string): string[] {
  if (!existsSync('/proc/self/cmdline'))
    throw new Error('These tests look at processes through /proc, which only Linux has.')
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        return command.includes(text) ? [`${pid} ${basename(command)}`] : []
      } catch {
        return []
      }
    })
}

export function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
}

export async function hasEnded(pid: number, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs
  while (Date.now() < until && isAlive(pid)) await pause(20)
  return !isAlive(pid)
}

/** What is left after a while; an empty list as soon as nothing is. */
export async function leftOver(text: string, withinMs: number): Promise<string[]> {
  const until = Date.now() + withinMs
  while (Date.now() < until && processesWith(text).length > 0) await pause(50)
  return processesWith(text)
}
