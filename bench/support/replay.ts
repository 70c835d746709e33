import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asRole } from '../../src/platform/migrate.ts'
import type { Recorded, Statement } from './record.ts'

export type Replayed = { perSecond: number; how: string }

/** People for the replay: the script itself counts them through, so that no two transactions are for the same one. */
export type Crowd = { first: number; clients: number; each: number }

const PIPELINES_SINCE = 14

/** 0 where there is none. */
function pgbenchVersion(): number {
  const asked = spawnSync('pgbench', ['--version'], { encoding: 'utf8' })
  return Number(/ (\d+)/.exec(asked.stdout ?? '')?.[1] ?? 0)
}

/** What the loop that stands in for pgbench is told. */
export type Loop = { url: string; scripts: Step[][]; crowd: Crowd; seconds: number }

/**
 * What differs from one booking to the next, as SQL over :person. Desks and hours are counted through far behind the
 * calendar that the index keeps, where nothing else stands; everything else is said word for word as it was recorded.
 */
function expressionsOf(booking: Recorded): Map<string, string> {
  const { personId, key, deskId, startsAt, endsAt, statements } = booking
  const minutes = (endsAt.getTime() - startsAt.getTime()) / 60_000
  const starts = `(timestamptz '2030-01-01' + (:person / 6000) * interval '2 hours')`
  const begun = statements.find(({ text }) => text.includes('delegations.begin'))
  const [session, tag] = begun?.values ?? []
  return new Map([
    [told(session), `sha256(('bench-' || lpad(:person::text, 37, '0'))::bytea)`],
    [told(tag), `lpad(:person::text, 22, '0')`],
    [told(key), `lpad(:person::text, 32, '0')::uuid`],
    [told(personId), ':person'],
    [told(`person:${personId}`), `('person' || chr(58) || :person)`],
    [told(deskId), `(1 + :person % 6000)::integer`],
    [told(startsAt), starts],
    [told(endsAt), `(${starts} + interval '${minutes} minutes')`],
  ])
}

const told = (value: unknown) =>
  `${typeof value} ${value instanceof Date ? value.toISOString() : Buffer.isBuffer(value) ? value.toString('hex') : String(value)}`

/** Colons are said as \x3a: pgbench takes what follows a colon for one of its variables, even within quotes. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  const text =
    value instanceof Date ? value.toISOString() : Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : String(value)
  return `e'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll(':', '\\x3a')}'`
}

/** Ids that a statement gave back and later ones name: the room, the appointment. */
const GIVES_BACK = /^\s*(insert into meetings\.rooms|select appointment_id as id)/

/** A statement with :variables; what it gives back as "id" becomes the variable `<gives>_id`. */
export type Step = { sql: string; gives: string | null; trip: number }

function stepsOf(booking: Recorded): Step[] {
  const known = expressionsOf(booking)
  return booking.statements.map((statement, at) => {
    const sql = said(statement, known)
    const given = GIVES_BACK.test(statement.text) ? statement.rows[0]?.id : undefined
    const gives = given === undefined ? null : `id${at}`
    if (gives) known.set(told(given), `:${gives}_id::bigint`)
    return { sql, gives, trip: statement.trip }
  })
}

function said({ text, values }: Statement, known: Map<string, string>): string {
  // a code is random and there is one of each
  const isCode = (value: unknown) => typeof value === 'string' && /^[0-9A-HJKMNP-TV-Z]{8}$/.test(value)
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\$(\d+)/g, (_, n: string) => {
      const value = values[Number(n) - 1]
      return known.get(told(value)) ?? (isCode(value) ? `lpad(:person::text, 8, '0')` : literal(value))
    })
}

/**
 * The recorded statements sent again as often as these clients can, each time for another person, desk and hour: by
 * PostgreSQL's own pgbench where there is one, else by a loop in a process of its own.
 */
export async function replay(
  databaseUrl: string,
  bookings: Recorded[],
  crowd: Crowd,
  seconds: number,
): Promise<Replayed> {
  const scripts = bookings.map(stepsOf)
  const url = asRole(databaseUrl, 'sportello_app')
  if (pgbenchVersion() >= PIPELINES_SINCE) return byPgbench(url, scripts, crowd, seconds)
  const what: Loop = { url, scripts, crowd, seconds }
  const perSecond = Number(
    await outputOf(process.execPath, [join(import.meta.dirname, 'replay-loop.ts'), JSON.stringify(what)]),
  )
  return { perSecond, how: 'a loop over the same statements in a process of its own, as there is no pgbench here' }
}

/** One trip of the server is one trip of pgbench. */
function scriptOf(steps: Step[]): string {
  const trips = [...new Set(steps.map(({ trip }) => trip))].map((trip) => steps.filter((step) => step.trip === trip))
  const lines = trips.flatMap((trip) => {
    const statements = trip.map(({ sql, gives }) => `${sql}${gives ? ` \\gset ${gives}_` : ';'}`)
    return statements.length > 1 ? ['\\startpipeline', ...statements, '\\endpipeline'] : statements
  })
  return `\\set person :first + :client_id * :each + :turn\n\\set turn :turn + 1\n${lines.join('\n')}\n`
}

async function byPgbench(url: string, scripts: Step[][], crowd: Crowd, seconds: number): Promise<Replayed> {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-pgbench-'))
  try {
    const files = scripts.flatMap((steps, at) => {
      const file = join(folder, `${at}.sql`)
      writeFileSync(file, scriptOf(steps))
      return ['-f', file]
    })
    const variables = Object.entries({ first: crowd.first, each: crowd.each, turn: 0 })
    const args = ['-n', '-M', 'prepared', '-j', '2', '-c', String(crowd.clients), '-T', String(seconds)]
    const told = await outputOf('pgbench', [
      ...args,
      ...variables.flatMap(([name, value]) => ['-D', `${name}=${value}`]),
      ...files,
      url,
    ])
    return { perSecond: Number(/tps = ([\d.]+)/.exec(told)?.[1]), how: 'pgbench' }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function outputOf(command: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    const hear = (chunk: Buffer) => {
      text += chunk.toString('utf8')
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(text) : reject(new Error(`${command} ended with ${code}:\n${text.slice(-1500)}`)),
    )
  })
}
