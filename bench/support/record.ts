import type { PoolClient } from 'pg'
import type { BookingForm } from '../../src/modules/appointments/api.ts'
import type { Ground } from '../../src/platform/module.ts'
import { openServer } from '../../src/server.ts'
import { tagOf, wordOf } from '../../test/support/crowd.ts'

/** Statements of one trip go out together: none of them waits for the answer of another. */
export type Statement = { text: string; values: unknown[]; rows: Record<string, unknown>[]; trip: number }
/** One booking as it went to the database: every statement in its order, from begin to commit. */
export type Recorded = {
  mode: string
  personId: number
  key: string
  deskId: number
  startsAt: Date
  endsAt: Date
  statements: Statement[]
}

/** Notes what each connection of the pool is asked from now on. */
function listenTo(ground: Ground): { said: () => Statement[][] } {
  const all: Statement[][] = []
  ground.db.pool.on('connect', (client: PoolClient) => {
    const said: Statement[] = []
    let trip = 0
    let unanswered = 0
    all.push(said)
    const ask = client.query.bind(client) as (...given: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>
    const listening = async (query: string | { text: string; values: unknown[] }, ...more: unknown[]) => {
      // a question to the pool itself comes with a callback; transactions have none
      if (more.length > 0) return ask(query, ...more)
      const asked = typeof query === 'string' ? { text: query, values: [] } : query
      if (unanswered++ === 0) trip++
      const statement: Statement = { text: asked.text, values: asked.values ?? [], rows: [], trip }
      said.push(statement)
      const answer = await ask(query).finally(() => unanswered--)
      statement.rows = answer.rows ?? []
      return answer
    }
    client.query = listening as unknown as PoolClient['query']
  })
  return { said: () => all }
}

/** Lets these people book in this process, one after another, and keeps what was sent: so the comparison can't drift from the code. */
export async function recordBookings(
  ground: Ground,
  bookings: { personId: number; form: BookingForm }[],
): Promise<Recorded[]> {
  const { said } = listenTo(ground)
  const app = await openServer(ground)
  const recorded: Recorded[] = []
  try {
    for (const [at, { personId, form }] of bookings.entries()) {
      const key = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`
      const answer = await app.inject({
        method: 'POST',
        url: `/api/my/${tagOf(personId)}/appointments`,
        headers: { cookie: `sportello=${wordOf(personId)}`, 'idempotency-key': key },
        payload: form,
      })
      if (answer.statusCode !== 201) throw new Error(`the booking to be recorded was refused: ${answer.body}`)
      const statements = transactionOf(said(), key)
      const desk = await ground.db.pool.query<{ desk_id: number; starts_at: Date; ends_at: Date }>({
        text: `select desk_id, starts_at, ends_at from appointments.taken_times($1::timestamptz, $1::timestamptz + interval '1 second') where id = $2`,
        values: [form.startsAt, (JSON.parse(answer.body) as { id: number }).id],
      })
      const row = desk.rows[0]
      if (!row) throw new Error('the booking to be recorded left no row')
      recorded.push({
        mode: form.mode,
        personId,
        key,
        deskId: row.desk_id,
        startsAt: row.starts_at,
        endsAt: row.ends_at,
        statements,
      })
    }
  } finally {
    await app.close()
  }
  return recorded
}

/** The last transaction that named this key: other connections tail changes at the same time. */
function transactionOf(connections: Statement[][], key: string): Statement[] {
  for (const said of connections) {
    const named = said.findIndex(({ values }) => values.includes(key))
    if (named < 0) continue
    const first = said.findLastIndex(({ text }, at) => at < named && text === 'begin')
    const last = said.findIndex(({ text }, at) => at > named && text === 'commit')
    if (first >= 0 && last > first) return said.slice(first, last + 1)
  }
  throw new Error('no transaction named the key of the booking')
}
