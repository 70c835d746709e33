import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Account } from './account.ts'
import { accountForPostgres } from './account.ts'
import { bareEnvironment, postgresFolder, sharedFolder, shortHash } from './binaries.ts'
import { pause } from './environment.ts'
import { birthOf, commandOf, isAlive, parentOf } from './processes.ts'

/** Where one local PostgreSQL keeps what it has, and as whom it runs. */
export interface Place {
  cluster: string
  passwordFile: string
  logFile: string
  launcherFile: string
  account: Account | null
  binaries: string
}

export const superuser = 'postgres'
const dyingMs = 1000

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

export async function findPlace(dataDir: string): Promise<Place> {
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
export function makeCluster(place: Place, durable: boolean): void {
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

/** One launcher a folder. The mark names the process by number and birth, so that a mark left by kill -9 holds nobody up. */
export async function takeFolder(place: Place): Promise<void> {
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
export function endOrphan(place: Place): void {
  const file = join(place.cluster, 'postmaster.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  if (!pid || !commandOf(pid).includes(place.cluster)) return
  if (!commandOf(parentOf(pid)).includes('supervise.ts')) process.kill(pid, 'SIGINT')
}
