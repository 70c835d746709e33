import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { pause } from './environment.ts'

export interface ChildOptions {
  name: string
  file: string
  /** Asked before each start, because what a child needs may have changed since the last. */
  env: () => NodeJS.ProcessEnv
  logFile: string
  say: (line: string) => void
  /** Called with the number of each process that is started in this child's place. */
  onProcess?: (pid: number) => void
}

export interface Child {
  /** The first line that it wrote to standard output since its last start. */
  firstLine(): Promise<string>
  /** How often in a row it ended soon after its start. */
  failures(): number
  lastWords(): string
  restart(): Promise<void>
  stop(withinMs?: number): Promise<void>
}

const root = `${import.meta.dirname}/../..`
const pausesMs = [200, 500, 1000, 2000, 5000, 10_000]
const steadyMs = 30_000
const logBytesMax = 10_000_000

function openLog(file: string): number {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > logBytesMax) renameSync(file, `${file}.old`)
  return openSync(file, 'a', 0o600)
}

/** Why a child ended is in what it wrote last; nobody should have to look for the file first. */
function lastWords(logFile: string, from: number): string {
  const lines = readFileSync(logFile).subarray(from).toString('utf8').trim().split('\n')
  return lines.slice(-12).join('\n')
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

function startOnce(options: ChildOptions): ChildProcess {
  const log = openLog(options.logFile)
  // A group of its own, so that Ctrl-C reaches the launcher alone, which then ends its children in order. They write to the
  // log file themselves: nothing that they say is lost, and nothing blocks, when the launcher is killed.
  const child = spawn(process.execPath, [options.file], {
    cwd: root,
    detached: true,
    env: { ...options.env(), SPORTELLO_CHILD: '1' },
    stdio: ['pipe', log, log],
  })
  closeSync(log)
  child.stdin?.on('error', () => {})
  if (child.pid) options.onProcess?.(child.pid)
  return child
}

async function end(child: ChildProcess, withinMs: number): Promise<void> {
  if (hasEnded(child)) return
  const ended = new Promise<true>((resolve) => child.once('exit', () => resolve(true)))
  child.kill('SIGTERM')
  if (await Promise.race([ended, pause(withinMs)])) return
  child.kill('SIGKILL')
  await ended
}

/** Runs a file under this same Node and starts it again whenever it ends, with growing pauses, until it is stopped. */
export function keepRunning(options: ChildOptions): Child {
  let wanted = true
  let failures = 0
  let again: NodeJS.Timeout | undefined
  let logFrom = 0
  let child = begin()

  function begin(): ChildProcess {
    logFrom = statSync(options.logFile, { throwIfNoEntry: false })?.size ?? 0
    const started = startOnce(options)
    const startedAt = Date.now()
    started.once('exit', (code, signal) => {
      if (!wanted || child !== started) return
      if (Date.now() - startedAt > steadyMs) failures = 0
      const wait = pausesMs[Math.min(failures++, pausesMs.length - 1)] ?? 0
      // The second time in a row the reason is the same one.
      const words = code === 0 || signal || failures > 1 ? '' : ` It said:\n${lastWords(options.logFile, logFrom)}`
      options.say(`${options.name} ended (${signal ?? `code ${code}`}); starting it again in ${wait / 1000} s.${words}`)
      again = setTimeout(() => {
        child = begin()
      }, wait)
    })
    return started
  }

  return {
    async firstLine() {
      for (;;) {
        const said = readFileSync(options.logFile).subarray(logFrom).toString('utf8')
        const line = said.split('\n').find((one) => one.startsWith('{'))
        if (line && said.includes(`${line}\n`)) return line
        if (hasEnded(child)) throw new Error(`${options.name} did not start. It said:\n${said.trim().slice(-1500)}`)
        await pause(20)
      }
    },
    failures: () => failures,
    lastWords: () => lastWords(options.logFile, logFrom),
    async restart() {
      clearTimeout(again)
      const old = child
      wanted = false
      await end(old, 5000)
      wanted = true
      failures = 0
      child = begin()
    },
    async stop(withinMs = 5000) {
      wanted = false
      clearTimeout(again)
      await end(child, withinMs)
    },
  }
}
