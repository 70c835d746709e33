import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { closeSync, fstatSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import type { Place } from './cluster.ts'
import { endOrphan, findPlace, makeCluster, superuser, takeFolder } from './cluster.ts'
import { freePort, pause } from './environment.ts'

export interface LocalPostgres {
  /** Address of the superuser, on the database asked for. */
  url: string
  /** Where the cluster really is: not the folder asked for when the account that PostgreSQL runs as can't enter that one. */
  folder: string
  stop(): Promise<void>
}

export interface LocalPostgresOptions {
  dataDir: string
  /** False for tests: nothing need survive a power cut, and every commit is cheaper. */
  durable: boolean
  /** Made when it is missing. */
  database?: string
  /** The folder goes when the server ends, whoever ended it. */
  temporary?: boolean
}

const recoveryMs = 60_000
const handOverMs = 15_000
const logBytesMax = 10_000_000

function settings(port: number, durable: boolean): string[] {
  const chosen = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    'max_connections=200',
    `port=${port}`,
  ]
  const careless = [
    'fsync=off',
    'full_page_writes=off',
    'synchronous_commit=off',
    'wal_level=minimal',
    'max_wal_senders=0',
    'autovacuum_naptime=10s',
  ]
  return [...chosen, ...(durable ? [] : careless)].flatMap((setting) => ['-c', setting])
}

function supervise(
  place: Place,
  port: number,
  { durable, temporary }: LocalPostgresOptions,
): { supervisor: ChildProcess; logFrom: number } {
  if ((statSync(place.logFile, { throwIfNoEntry: false })?.size ?? 0) > logBytesMax)
    renameSync(place.logFile, `${place.logFile}.old`)
  const log = openSync(place.logFile, 'a', 0o600)
  const logFrom = fstatSync(log).size
  const account = place.account ? [String(place.account.uid), String(place.account.gid)] : ['-', '-']
  const args = [
    join(import.meta.dirname, 'supervise.ts'),
    temporary ? dirname(place.cluster) : '-',
    join(place.binaries, 'bin/postgres'),
    ...account,
    '-D',
    place.cluster,
    ...settings(port, durable),
  ]
  // Its own process group: Ctrl-C is for the launcher, which ends the others first and the database last.
  const supervisor = spawn(process.execPath, args, { stdio: ['pipe', log, log], detached: true, cwd: '/' })
  closeSync(log)
  supervisor.unref()
  supervisor.stdin?.on('error', () => {})
  ;(supervisor.stdin as unknown as { unref(): void }).unref()
  return { supervisor, logFrom }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** True when it answers, false when it gave up. */
async function comesUp(supervisor: ChildProcess, url: string): Promise<boolean> {
  const until = Date.now() + recoveryMs
  while (supervisor.exitCode === null && supervisor.signalCode === null) {
    if (await answers(url)) {
      supervisor.stdin?.write('ready\n')
      return true
    }
    if (Date.now() > until) {
      supervisor.stdin?.end()
      return false
    }
    await pause(20)
  }
  return false
}

async function makeDatabase(url: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const found = await client.query('select from pg_database where datname = $1', [database])
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(database)}`)
  } finally {
    await client.end()
  }
}

function stopper(supervisor: ChildProcess, place: Place): () => Promise<void> {
  return () =>
    new Promise((done) => {
      const ended = () => {
        rmSync(place.launcherFile, { force: true })
        done()
      }
      if (supervisor.exitCode !== null || supervisor.signalCode !== null) return ended()
      supervisor.ref()
      supervisor.once('exit', ended)
      supervisor.stdin?.end()
    })
}

async function startIn(place: Place, options: LocalPostgresOptions): Promise<LocalPostgres> {
  makeCluster(place, options.durable)
  const password = readFileSync(place.passwordFile, 'utf8').trim()
  const until = Date.now() + handOverMs
  for (;;) {
    endOrphan(place)
    const port = await freePort()
    const { supervisor, logFrom } = supervise(place, port, options)
    const url = (database: string) => `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`
    if (await comesUp(supervisor, url('postgres'))) {
      if (options.database) await makeDatabase(url('postgres'), options.database)
      return {
        url: url(options.database ?? 'postgres'),
        folder: dirname(place.cluster),
        stop: stopper(supervisor, place),
      }
    }
    const said = readFileSync(place.logFile).subarray(logFrom).toString('utf8').trim()
    // An earlier server of ours still shutting down, or somebody quicker on the port: both pass.
    if (!/postmaster\.pid|shared memory block|could not bind/.test(said) || Date.now() > until)
      throw new Error(`PostgreSQL did not start. It said:\n${said.slice(-1500)}`)
    await pause(100)
  }
}

/** A real PostgreSQL of our own, on a free port with a random password, which ends with this process. */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const place = await findPlace(options.dataDir)
  await takeFolder(place)
  try {
    return await startIn(place, options)
  } catch (error) {
    rmSync(place.launcherFile, { force: true })
    throw error
  }
}
