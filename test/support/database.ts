import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { asRole, migrate } from '../../src/platform/migrate.ts'
import { testServer } from './server.ts'

export interface FreshDatabase {
  /** The superuser: for arranging a test and for looking behind the scenes, never for what is being tested. */
  url: string
  appUrl: string
  workerUrl: string
  seedUrl: string
  drop(): Promise<void>
}

export interface FreshDatabaseOptions {
  /** For whoever looks at the server while tests run; letters and digits. */
  name?: string
  /** A scene of src/seed.ts, loaded once per server and then cloned. Without one the database is migrated and empty. */
  scene?: string
  /** How many people the scene has. */
  people?: number
}

const root = join(import.meta.dirname, '../..')
let made = 0

/** Whatever a seeded template is made from: a template of older files must not be taken for a current one. */
function checksumOf(folders: string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders.filter((one) => existsSync(one))) {
    const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    for (const path of names.map((entry) => join(entry.parentPath, entry.name)).sort())
      hash.update(path).update(readFileSync(path))
  }
  return hash.digest('hex').slice(0, 12)
}

async function onServer<T>(act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: await testServer() })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

async function urlOf(database: string): Promise<string> {
  const url = new URL(await testServer())
  url.pathname = `/${database}`
  return url.href
}

/** file_copy is the quickest way for small databases where nothing is flushed. */
const clone = (name: string, template: string) =>
  `create database ${pg.escapeIdentifier(name)} template ${pg.escapeIdentifier(template)} strategy file_copy`

/** Templates are made under another name and renamed when whole; the lock makes several test processes agree on one. */
async function template(name: string, from: string | null, fill: (url: string) => Promise<void>): Promise<string> {
  return onServer(async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const found = await client.query('select from pg_database where datname = $1', [name])
    if (found.rowCount) return name
    const draft = `${name}_draft`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(from ? clone(draft, from) : `create database ${draft}`)
    await fill(await urlOf(draft))
    await client.query(`alter database ${draft} rename to ${name}`)
    return name
  })
}

const templates = new Map<string, Promise<string>>()

function remembered(name: string, make: () => Promise<string>): Promise<string> {
  const known = templates.get(name) ?? make()
  templates.set(name, known)
  return known
}

/** The name of a database with all migrations and no rows, made once per server. */
export function templateDatabase(): Promise<string> {
  return remembered('migrated', () =>
    template(`migrated_${checksumOf([join(root, 'db')])}`, null, async (url) => {
      await migrate(url)
    }),
  )
}

function sceneTemplate(scene: string, people: number | undefined): Promise<string> {
  const label = `scene_${scene.replaceAll('-', '_')}_${people ?? 'default'}`
  return remembered(label, async () => {
    const checksum = checksumOf(['db', 'src', 'profiles'].map((folder) => join(root, folder)))
    return template(`${label}_${checksum}`, await templateDatabase(), async (url) => {
      const { seedScene } = await import('../../src/seed.ts')
      await seedScene(url, scene, { people })
    })
  })
}

/** Settings and rights on the database itself are not part of what a template hands on. */
async function prepareClone(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(readFileSync(join(root, 'db/roles.sql'), 'utf8'))
  } finally {
    await client.end()
  }
}

/** A database of one's own in some 50 ms: one per test file, made within its `describe`. */
export async function freshDatabase(options: FreshDatabaseOptions = {}): Promise<FreshDatabase> {
  const from = options.scene ? await sceneTemplate(options.scene, options.people) : await templateDatabase()
  const name = `${options.name ?? 'test'}_${process.pid}_${++made}`
  await onServer((client) => client.query(clone(name, from)))
  const url = await urlOf(name)
  await prepareClone(url)
  return {
    url,
    appUrl: asRole(url, 'sportello_app'),
    workerUrl: asRole(url, 'sportello_worker'),
    seedUrl: asRole(url, 'sportello_seed'),
    async drop() {
      await onServer((client) => client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`))
    },
  }
}
