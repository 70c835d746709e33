import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'

const db = join(import.meta.dirname, '../../db')
const rolesFile = join(db, 'roles.sql')
const migrationsFolder = join(db, 'migrations')
const owner = 'sportello_owner'
const worker = 'sportello_worker'
const lockTimeout = '5s'
const outsideTransaction = /^-- no transaction\b/

interface Migration {
  name: string
  sql: string
  checksum: string
}

/** The files in order. A number may be used once: of two files with one number, nobody could tell which comes first. */
function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  names.forEach((name, place) => {
    const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1]
    if (!number) throw new Error(`db/migrations/${name}: a migration is called NNNN_words.sql.`)
    const before = names[place - 1]
    if (before?.startsWith(`${number}_`))
      throw new Error(`${before} and ${name} have the same number; give one the next free number.`)
  })
  return names.map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

async function appliedMigrations(client: pg.ClientBase | pg.Pool): Promise<Map<string, string>> {
  const exists = await client.query(`select to_regclass('platform.migrations') is not null as yes`)
  if (!exists.rows[0].yes) return new Map()
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from platform.migrations',
  )
  return new Map(rows.map((row) => [row.name, row.checksum]))
}

/** Names of the migrations that this code has and the database has not. A database ahead of the code is fine: a new version is being rolled out. */
export async function pendingMigrations(client: pg.ClientBase | pg.Pool, folder = migrationsFolder): Promise<string[]> {
  const applied = await appliedMigrations(client)
  return readMigrations(folder)
    .map((migration) => migration.name)
    .filter((name) => !applied.has(name))
}

/** Prepares roles and database where this login may; where it may not, it must at least be able to become each role. */
async function prepareRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ may: boolean; lacking: string[] | null }>(
    `select rolsuper or rolcreaterole as may,
       (select array_agg(wanted order by place) from unnest($1::text[]) with ordinality as all_of(wanted, place)
        where not exists (select from pg_roles r where r.rolname = wanted and pg_has_role(current_user, r.oid, 'member'))) as lacking
     from pg_roles where rolname = current_user`,
    [[owner, 'sportello_app', worker, 'sportello_seed', 'sportello_backup']],
  )
  const { may = false, lacking = null } = rows[0] ?? {}
  const refused = may ? await client.query(readFileSync(rolesFile, 'utf8')).then(notRefused, whyRefused) : lacking
  if (refused && lacking)
    throw new Error(
      `This login can't become ${lacking.join(', ')}. Let an administrator run db/roles.sql in this database and grant these roles to the login, as the file says.`,
    )
}

const notRefused = () => null

function whyRefused(error: unknown): string {
  if ((error as pg.DatabaseError).code === '42501') return (error as pg.DatabaseError).message
  throw error
}

async function prepareTable(client: pg.Client): Promise<void> {
  await client.query(`
    set role ${owner};
    create schema if not exists platform;
    create table if not exists platform.migrations (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default clock_timestamp()
    );
    grant usage on schema platform to sportello_app, sportello_worker, sportello_seed, sportello_backup;
    grant select on platform.migrations to sportello_app, sportello_worker, sportello_seed, sportello_backup;
    reset role`)
}

function refuseWhenHistoryDiffers(all: Migration[], applied: Map<string, string>): void {
  const last = [...applied.keys()].sort().at(-1) ?? ''
  for (const { name, checksum } of all) {
    const known = applied.get(name)
    if (known !== undefined && known !== checksum)
      throw new Error(
        `${name} was applied to this database and has been changed since. Put it back as it was and write the change as a new migration.`,
      )
    if (known === undefined && name < last)
      throw new Error(`${name} comes before ${last}, which this database already has. Give it the next free number.`)
  }
}

function inWords(migration: Migration, error: unknown): Error {
  const { message, position, detail, hint, code } = error as pg.DatabaseError
  const line = position ? ` at line ${migration.sql.slice(0, Number(position)).split('\n').length}` : ''
  const waited =
    code === '55P03'
      ? ` (it waited ${lockTimeout} for a lock; nothing was changed, try again when the long transaction is over)`
      : ''
  const more = [detail, hint].filter(Boolean).join(' ')
  return new Error(`${migration.name} failed${line}: ${message}${waited}. ${more}`.trim(), { cause: error })
}

const asOwner = (scope: 'local' | 'session') =>
  `set ${scope} role ${owner}; set ${scope} lock_timeout = '${lockTimeout}'`

/**
 * Forced row-level security binds the owner too. A table that the owner sees only in part would make a later migration, or a
 * definer function, change some of the rows in silence: so each has a policy that shows the owner all of them.
 */
async function refuseHalfSeenTables(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relforcerowsecurity and c.relowner = $1::regrole and not exists (
       select from pg_policy p
       where p.polrelid = c.oid and p.polpermissive and p.polcmd = '*' and pg_get_expr(p.polqual, c.oid) = 'true'
         and p.polroles && array[0::oid, c.relowner])`,
    [owner],
  )
  if (rows[0])
    throw new Error(
      `the owner would see only some rows of ${rows.map((row) => row.name).join(', ')}: use platform.guard()`,
    )
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  const record = () =>
    client.query('insert into platform.migrations (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
  if (outsideTransaction.test(migration.sql)) {
    // PostgreSQL puts several statements sent at once into one transaction, so such a file holds exactly one statement.
    await client.query(asOwner('session'))
    await client.query(migration.sql)
    await record()
    await client.query('reset all; reset role')
    return
  }
  await client.query(`begin; ${asOwner('local')}`)
  await client.query(migration.sql)
  await refuseHalfSeenTables(client)
  await record()
  await client.query('commit')
}

/** The same login, which from its first statement on is `role` and nothing more. */
export function asRole(url: string, role: string): string {
  const address = new URL(url)
  address.searchParams.set('options', `${address.searchParams.get('options') ?? ''} -c role=${role}`.trim())
  // A plus for a space is understood by browsers, not by PostgreSQL's own tools.
  address.search = address.search.replaceAll('+', '%20')
  return address.href
}

/** The job queue keeps its own tables, in a schema that its role must own. */
async function migrateJobs(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: asRole(url, worker), max: 1 })
  pool.on('error', () => {})
  pool.on('connect', (connected) => connected.on('error', () => {}))
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) })
  } finally {
    await pool.end()
  }
}

async function applyPending(client: pg.Client, folder: string): Promise<string[]> {
  const all = readMigrations(folder)
  const applied = await appliedMigrations(client)
  refuseWhenHistoryDiffers(all, applied)
  const pending = all.filter(({ name }) => !applied.has(name))
  for (const migration of pending) {
    try {
      await applyOne(client, migration)
    } catch (error) {
      await client.query('rollback')
      throw inWords(migration, error)
    }
  }
  return pending.map(({ name }) => name)
}

/**
 * Brings the database at `url` to this code's version: roles, then the numbered files that it lacks, then the job queue's tables.
 * Two at once are safe: the second waits, and finds nothing to do.
 */
export async function migrate(url: string, folder = migrationsFolder): Promise<{ applied: string[] }> {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder} with migrations.`)
  const client = new pg.Client({ connectionString: url })
  // A connection lost between two statements is told by the next statement.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('sportello.migrate'))`)
    await prepareRoles(client)
    await prepareTable(client)
    const applied = await applyPending(client, folder)
    await migrateJobs(url)
    return { applied }
  } finally {
    await client.end()
  }
}
