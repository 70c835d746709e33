import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'
import type { Account } from './account.ts'
import { accountForPostgres } from './account.ts'
import { bareEnvironment, postgresFolder, sharedFolder, shortHash } from './binaries.ts'
import { freePort, pause } from './environment.ts'
import { birthOf, commandOf, isAlive, parentOf } from './processes.ts'

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

interface Place {
  cluster: string
  passwordFile: string
  logFile: string
  launcherFile: string
  account: Account | null
  binaries: string
}

const recoveryMs = 60_000
const handOverMs = 15_000
const dyingMs = 1000
const logBytesMax = 10_000_000
const superuser = 'postgres'

function as(account: Account | null): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {}
}

/** Whether the account can pass through every folder on the way, which root's own rights say nothing about. */
function canEnter(folder: string, account: Account | null): boolean {
  if (!account) return true
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...as(account), cwd: '/', stdio: 'ignore' }).status === 0
  )
}

function ownFolder(folder: string, isShared = false): string {
  mkdirSync(folder, { recursive: true })
  const found = lstatSync(folder)
  if (process.getuid && found.uid !== process.getuid() && (isShared || process.getuid() !== 0))
    throw new Error(`${folder} belongs to another account: set SPORTELLO_DATA to a folder of your own.`)
  accessSync(folder, constants.W_OK)
  return folder
}

async function findPlace(dataDir: string): Promise<Place> {
  let folder = ownFolder(resolve(dataDir))
  let account = accountForPostgres(join(folder, 'cluster'))
  if (account) chmodSync(folder, 0o711)
  if (!canEnter(folder, account)) {
    // Anyone may write beside it, so it must be ours and nobody else's.
    folder = ownFolder(join(sharedFolder, `sportello-data-${shortHash(folder)}`), true)
    account = accountForPostgres(join(folder, 'cluster'))
    chmodSync(folder, 0o711)
  }
  return {
    cluster: join(folder, 'cluster'),
    passwordFile: join(folder, 'password'),
    logFile: join(folder, 'postgres.log'),
    launcherFile: join(folder, 'launcher.pid'),
    account,
    binaries: await postgresFolder(account),
  }
}

/** Made under another name and renamed when whole: an interrupted first start leaves nothing that looks like a cluster. */
function makeCluster(place: Place, durable: boolean): void {
  if (existsSync(join(place.cluster, 'PG_VERSION'))) return
  const unfinished = `${place.cluster}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  rmSync(place.passwordFile, { force: true })
  writeFileSync(place.passwordFile, randomBytes(18).toString('base64url'), { mode: 0o600 })
  if (place.account)
    for (const path of [unfinished, place.passwordFile]) chownSync(path, place.account.uid, place.account.gid)
  const hasBuiltinLocale = !/\b1[0-6]\./.test(
    spawnSync(join(place.binaries, 'bin/postgres'), ['--version'], {
      ...as(place.account),
      cwd: '/',
      env: bareEnvironment(),
      encoding: 'utf8',
    }).stdout,
  )
  const locale = hasBuiltinLocale
    ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
    : ['--locale=C.UTF-8']
  const args = [
    '-D',
    unfinished,
    '-U',
    superuser,
    `--pwfile=${place.passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    ...locale,
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]
  const made = spawnSync(join(place.binaries, 'bin/initdb'), args, {
    ...as(place.account),
    cwd: '/',
    env: bareEnvironment(),
    encoding: 'utf8',
  })
  if (made.status !== 0)
    throw new Error(`The database folder could not be made in ${place.cluster}: ${made.error?.message ?? made.stderr}`)
  renameSync(unfinished, place.cluster)
}

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

/** One launcher a folder. The mark names the process by number and birth, so that a mark left by kill -9 holds nobody up. */
async function takeFolder(place: Place): Promise<void> {
  const until = Date.now() + dyingMs
  const mark = `${process.pid} ${birthOf(process.pid)}`
  for (;;) {
    try {
      writeFileSync(place.launcherFile, mark, { flag: 'wx' })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const [pid = 0, birth] = readFileSync(place.launcherFile, 'utf8').split(' ')
    const isHeld = isAlive(Number(pid)) && birthOf(Number(pid)) === birth
    if (isHeld && Date.now() > until)
      throw new Error(
        `Another Sportello (process ${pid}) is using ${dirname(place.cluster)}. Stop it first, or set SPORTELLO_DATA to another folder.`,
      )
    if (isHeld) await pause(50)
    else rmSync(place.launcherFile, { force: true })
  }
}

/** After kill -9 of everything but PostgreSQL itself nobody else will end it. A supervised one is on its way out by itself. */
function endOrphan(place: Place): void {
  const file = join(place.cluster, 'postmaster.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  if (!pid || !commandOf(pid).includes(place.cluster)) return
  if (!commandOf(parentOf(pid)).includes('supervise.ts')) process.kill(pid, 'SIGINT')
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
