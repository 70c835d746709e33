// Runs PostgreSQL for as long as standard input is open, then ends it: however the launcher goes, kill -9 included, nothing is
// left behind. Called as: supervise.ts <folder to remove at the end|-> <postgres> <uid|-> <gid|-> <its arguments>
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'

const [temporary = '-', postgres = '', uid = '-', gid = '-', ...args] = process.argv.slice(2)
const account = uid === '-' ? {} : { uid: Number(uid), gid: Number(gid) }
const fastStopMs = 10_000
const pausesMs = [100, 200, 500, 1000, 2000, 5000]

let server: ChildProcess
let stopping = false
let hasBeenReady = false
let crashes = 0

function end(code: number): never {
  if (temporary !== '-') rmSync(temporary, { recursive: true, force: true, maxRetries: 5 })
  process.exit(code)
}

function run(): void {
  server = spawn(postgres, args, {
    ...account,
    stdio: ['ignore', 'inherit', 'inherit'],
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  })
  const startedAt = Date.now()
  server.on('error', (error) => {
    console.error(error.message)
    end(1)
  })
  server.on('exit', (code) => {
    if (stopping || !hasBeenReady) end(stopping ? 0 : (code ?? 1))
    // Killed from outside while in use: it comes back on the same port, and whoever has a connection pool simply goes on.
    if (Date.now() - startedAt > 60_000) crashes = 0
    const pause = pausesMs[Math.min(crashes++, pausesMs.length - 1)]
    console.error(`PostgreSQL ended unexpectedly (code ${code}); starting it again in ${pause} ms.`)
    setTimeout(run, pause)
  })
}

function stop(): void {
  if (stopping) return
  stopping = true
  if (server.exitCode !== null || server.signalCode !== null) end(0)
  server.kill('SIGINT')
  setTimeout(() => server.kill('SIGQUIT'), fastStopMs).unref()
}

process.stdin.on('data', () => {
  hasBeenReady = true
})
process.stdin.on('end', stop).on('close', stop).on('error', stop)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
run()
