import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Agent, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { openGround, ROOT } from '../../src/ground.ts'
import { openSession } from '../../src/modules/identity/index.ts'
import type { Config } from '../../src/platform/config.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openDb } from '../../src/platform/db.ts'
import type { App } from '../../src/platform/http.ts'
import type { Ground } from '../../src/platform/module.ts'
import { cast, staff } from '../../src/seed/cast.ts'
import { seedScene } from '../../src/seed.ts'
import { openServer } from '../../src/server.ts'
import { freshDatabase } from './database.ts'
import { testServer } from './server.ts'

/** A Tuesday in late November, eight in the morning in Rome: the same for every run, so that what is free is the same too. */
export const TUESDAY = '2026-11-24'
export const TUESDAY_MORNING = '2026-11-24T07:00:00Z'
const CONNECTIONS_MAX = 48

export type HouseOptions = {
  scene?: string
  profile?: string
  people?: number
  /** the first day of the scene */
  today?: string
  /** where the product's clock stands when the server opens; it goes on from there */
  now?: string
  /** Answers over real connections on the loopback; otherwise requests are handed in. */
  listens?: boolean
  pool?: number
  settings?: Partial<Config>
  /** run as the superuser before the server opens, to take a layer away */
  before?: string
}

export type Answer<Body> = { status: number; headers: Record<string, unknown>; text: string; body: Body }
export type Sent = { method: string; url: string; headers?: Record<string, string>; payload?: string | Buffer }

/** Somebody with a cookie and a tag. Paths begin after /api/my/<tag> or /api/staff/<tag>. */
export type Visitor = {
  /** the person's or the staff's number */
  id: number
  tag: string
  cookie: string
  session: string
  at: (path: string) => string
  get: <Body = Record<string, unknown>>(path: string) => Promise<Answer<Body>>
  post: <Body = Record<string, unknown>>(path: string, form?: unknown, key?: string | null) => Promise<Answer<Body>>
}

export type TestHouse = {
  db: { url: string; appUrl: string; workerUrl: string }
  ground: Ground
  app: App
  url: string
  send: <Body = Record<string, unknown>>(sent: Sent) => Promise<Answer<Body>>
  /** behind the scenes, as the superuser */
  look: <Row = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>
  signIn: (person: string | number, method?: string) => Promise<Visitor>
  signInStaff: (key: string) => Promise<Visitor>
  /** as signIn, once each */
  as: (person: string | number) => Promise<Visitor>
  asStaff: (key: string) => Promise<Visitor>
  setClock: (instant: string | Date) => Promise<void>
  close: () => Promise<void>
}

const mothers = new Map<string, Promise<{ url: string }>>()

/** A scene is loaded once in a run of tests and cloned from then on. */
async function databaseOf(options: Required<Pick<HouseOptions, 'scene' | 'profile' | 'today'>> & { people?: number }) {
  const { scene, profile, today, people } = options
  const key = JSON.stringify([scene, profile, today, people])
  const made =
    mothers.get(key) ??
    (async () => {
      const mother = await freshDatabase({ name: 'mother' })
      await seedScene(mother.url, scene, { profile, today, people })
      return mother
    })()
  mothers.set(key, made)
  return cloneOf((await made).url)
}

async function onServer(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: await testServer() })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

let clones = 0
async function cloneOf(mother: string) {
  const name = `house_${process.pid}_${++clones}`
  await onServer(`create database ${name} template ${new URL(mother).pathname.slice(1)} strategy file_copy`)
  const url = new URL(mother)
  url.pathname = `/${name}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  // settings and rights on the database itself do not come with a clone
  await client.query(readFileSync(join(ROOT, 'db/roles.sql'), 'utf8')).finally(() => client.end())
  return { url: url.href, drop: () => onServer(`drop database if exists ${name} with (force)`) }
}

const asRole = (url: string, role: string) => {
  const address = new URL(url)
  address.searchParams.set('options', `-c role=${role}`)
  return address.href
}

/** Numbers of the cast are those of the seed: people in the order of the cast, staff in the order of those present. */
function personIdOf(person: string | number): number {
  if (typeof person === 'number') return person
  const at = cast.findIndex((p) => p.key === person)
  if (at < 0) throw new Error(`there is no «${person}» in the cast`)
  return at + 1
}

/** The whole server on a database of its own, and everybody who may come in. */
export async function openHouse(options: HouseOptions = {}): Promise<TestHouse> {
  const { scene = 'quiet-tuesday', profile = 'inps', people, today = TUESDAY, now = TUESDAY_MORNING } = options
  const database = await databaseOf({ scene, profile, today, people })
  const superuser = new pg.Pool({ connectionString: database.url, max: 2 })
  superuser.on('error', () => {})
  const look: TestHouse['look'] = async (text, values) => (await superuser.query(text, values)).rows
  if (options.before) await superuser.query(options.before)
  await moveClock(look, now)
  const config = readConfig({
    SPORTELLO_ENV: 'test',
    DATABASE_URL: database.url,
    SPORTELLO_PROFILE: profile,
    SPORTELLO_POOL: String(options.pool ?? 16),
  })
  const db = openDb(database.url, 'sportello_app', config.poolMax)
  const ground = openGround({ ...config, ...options.settings }, db, 'test')
  const app = await openServer(ground)
  const url = options.listens ? await app.listen({ host: '127.0.0.1', port: 0 }) : ''
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS_MAX })
  const send = options.listens ? sendOverWire(app, agent) : sendDirectly(app)
  const guests = guestsOf(ground, send, look)
  return {
    db: {
      url: database.url,
      appUrl: asRole(database.url, 'sportello_app'),
      workerUrl: asRole(database.url, 'sportello_worker'),
    },
    ground,
    app,
    url,
    send,
    look,
    ...guests,
    async setClock(instant) {
      guests.forgetThem()
      await moveClock(look, new Date(instant).toISOString())
      // the index learns of it with the next turn of its tail
      await new Promise((resolve) => setTimeout(resolve, 350))
    },
    async close() {
      agent.destroy()
      await app.close()
      await db.close()
      await superuser.end()
      await database.drop()
    },
  }
}

async function moveClock(look: TestHouse['look'], now: string): Promise<void> {
  await look(
    `insert into platform.clock (shift) values ($1::timestamptz - clock_timestamp())
     on conflict (only_row) do update set shift = excluded.shift`,
    [now],
  )
}

function parsed(text: string, kind: unknown): unknown {
  return /json/.test(String(kind)) && text !== '' ? JSON.parse(text) : text
}

function sendDirectly(app: App): TestHouse['send'] {
  return async <Body>({ method, url, headers, payload }: Sent) => {
    const reply = await app.inject({ method: method as 'GET', url, headers, payload })
    const body = parsed(reply.payload, reply.headers['content-type']) as Body
    return { status: reply.statusCode, headers: reply.headers, text: reply.payload, body }
  }
}

function sendOverWire(app: App, agent: Agent): TestHouse['send'] {
  const { port } = app.server.address() as AddressInfo
  return <Body>({ method, url, headers, payload }: Sent) =>
    new Promise<Answer<Body>>((resolve, reject) => {
      const length = payload === undefined ? {} : { 'content-length': String(Buffer.byteLength(payload)) }
      const request = httpRequest(
        { host: '127.0.0.1', port, method, path: url, agent, headers: { ...headers, ...length } },
        (reply) => {
          const chunks: Buffer[] = []
          reply.on('data', (chunk: Buffer) => chunks.push(chunk))
          reply.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8')
            const body = parsed(text, reply.headers['content-type']) as Body
            resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text, body })
          })
        },
      )
      request.on('error', reject)
      request.end(payload)
    })
}

function guestsOf(ground: Ground, send: TestHouse['send'], look: TestHouse['look']) {
  const known = new Map<string, Promise<Visitor>>()
  const once = (key: string, come: () => Promise<Visitor>) => {
    const visitor = known.get(key) ?? come()
    known.set(key, visitor)
    return visitor
  }
  async function enter(who: { personId: number } | { staffId: number }, method: string): Promise<Visitor> {
    const session = await ground.db.transaction((tx) => openSession(tx, { ...who, method, level: 2 }))
    const cookie = `sportello=${session}`
    const said = await send<{ tag: string }>({
      method: 'POST',
      url: '/api/session',
      headers: jsonHeaders({ cookie }),
      payload: '{}',
    })
    const id = 'personId' in who ? who.personId : who.staffId
    const at = (path: string) => `/api/${'personId' in who ? 'my' : 'staff'}/${said.body.tag}${path}`
    return {
      id,
      tag: said.body.tag,
      cookie,
      session,
      at,
      get: (path) => send({ method: 'GET', url: at(path), headers: { cookie } }),
      post: (path, form = {}, key = randomUUID()) =>
        send({
          method: 'POST',
          url: at(path),
          headers: jsonHeaders({ cookie, ...(key === null ? {} : { 'idempotency-key': key }) }),
          payload: JSON.stringify(form),
        }),
    }
  }
  const signIn: TestHouse['signIn'] = (person, method = 'spid') => enter({ personId: personIdOf(person) }, method)
  const signInStaff: TestHouse['signInStaff'] = async (key) => {
    const username = staff.find((s) => s.key === key)?.username
    const [row] = await look<{ id: string }>('select id from identity.staff where username = $1', [username])
    if (!row) throw new Error(`there is no «${key}» among the staff of this scene`)
    return enter({ staffId: Number(row.id) }, 'password')
  }
  return {
    signIn,
    signInStaff,
    as: (person: string | number) => once(`person ${person}`, () => signIn(person)),
    asStaff: (key: string) => once(`staff ${key}`, () => signInStaff(key)),
    forgetThem: () => known.clear(),
  }
}

export const jsonHeaders = (more: Record<string, string>) => ({ 'content-type': 'application/json', ...more })
