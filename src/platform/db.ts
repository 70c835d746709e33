import { createHash } from 'node:crypto'
import pg from 'pg'

// bigint keys stay far below 2^53; days stay text, because a calendar day is not an instant
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

export type Query = { name: string; text: string; values: unknown[] }
export type Tx = {
  query<Row>(query: Query): Promise<Row[]>
  /** A row that nothing in this transaction reads again: sent with the commit, in one breath. Its refusal is the commit's. */
  withCommit(query: Query): Promise<void>
  /** For what this process remembers of the rows: done when they are there, and never when they are rolled back. */
  afterCommit(act: () => void): void
}
export type Db = Tx & {
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  pool: pg.Pool
  close(): Promise<void>
}

const prepared = new WeakMap<TemplateStringsArray, { name: string; text: string }>()

/** Plain SQL with values apart: sql`select … where id = ${id}`. Each text is prepared once per connection. */
export function sql(strings: TemplateStringsArray, ...values: unknown[]): Query {
  let known = prepared.get(strings)
  if (!known) {
    const text = strings.reduce((whole, part, i) => `${whole}$${i}${part}`)
    known = { text, name: createHash('sha1').update(text).digest('base64url').slice(0, 20) }
    prepared.set(strings, known)
  }
  return { ...known, values }
}

/** The only row, or null. */
export async function oneOrNull<Row>(tx: Tx, query: Query): Promise<Row | null> {
  return (await tx.query<Row>(query))[0] ?? null
}

export async function one<Row>(tx: Tx, query: Query): Promise<Row> {
  const row = await oneOrNull<Row>(tx, query)
  if (row === null) throw new Error(`A row was expected from: ${query.text.slice(0, 80)}`)
  return row
}

function asker(client: pg.Pool | pg.PoolClient): Tx['query'] {
  return async <Row>(query: Query) => (await client.query(query)).rows as Row[]
}

/**
 * @param url  connection string
 * @param role the role that the process takes on connecting; the login itself must be a member of it
 */
export function openDb(url: string, role: string | null, max: number): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    ...(role
      ? {
          options: `-c role=${role} -c timezone=UTC -c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=20000`,
        }
      : {}),
    connectionTimeoutMillis: 5_000,
    // what is asked without waiting for the answer before it goes out at once: a booking is six trips, not thirteen
    pipeline: true,
    application_name: role ?? 'sportello',
  })
  // a connection that dies while idle is the pool's business, one that dies in use fails the query in hand: neither ends the process
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const query = asker(pool)
  return {
    query,
    async withCommit(last) {
      await query(last)
    },
    afterCommit: (act) => act(),
    pool,
    transaction: (work) => inTransaction(pool, work),
    close: () => pool.end(),
  }
}

async function inTransaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const last: Query[] = []
  const later: (() => void)[] = []
  let broken: Error | undefined
  try {
    // not waited for: it goes out with the first question, and a connection that can't begin can't answer that one either
    const begun = client.query('begin')
    begun.catch(() => {})
    const result = await work({
      query: asker(client),
      async withCommit(query) {
        last.push(query)
      },
      afterCommit: (act) => later.push(act),
    })
    // all of them are waited for: the commit after a refused row is a rollback that says no word
    await Promise.all([begun, ...last.map((query) => client.query(query)), client.query('commit')])
    for (const act of later) act()
    return result
  } catch (error) {
    await client.query('rollback').catch((e: Error) => {
      broken = e
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** PostgreSQL's error code and constraint, where the thrown thing is one of its errors. */
export function databaseError(error: unknown): { code: string; constraint: string } | null {
  return error instanceof pg.DatabaseError ? { code: error.code ?? '', constraint: error.constraint ?? '' } : null
}
