// Stands in for pgbench: so many connections, each sending the recorded statements again and again. It prints bookings a second.
import pg from 'pg'
import type { Loop, Step } from './replay.ts'

const { url, scripts, crowd, seconds } = JSON.parse(process.argv[2] ?? '{}') as Loop

type Prepared = { name: string; text: string; variables: string[]; gives: string | null }

/** :person::text → ($1::bigint)::text; each statement is prepared once per connection, as the server's are. */
function prepare({ sql, gives }: Step, name: string): Prepared {
  const variables: string[] = []
  const text = sql.replace(/(?<!:):([a-z]\w*)/g, (_, variable: string) => {
    if (!variables.includes(variable)) variables.push(variable)
    return `($${variables.indexOf(variable) + 1}::bigint)`
  })
  return { name, text, variables, gives }
}

const prepared = scripts.map((steps, script) => {
  const numbers = [...new Set(steps.map(({ trip }) => trip))]
  return numbers.map((trip) =>
    steps.filter((step) => step.trip === trip).map((step, at) => prepare(step, `s${script}_${trip}_${at}`)),
  )
})
const until = performance.now() + seconds * 1000
let done = 0

async function book(client: pg.Client, trips: Prepared[][], person: number): Promise<void> {
  const known: Record<string, unknown> = { person }
  for (const trip of trips) {
    const answers = await Promise.all(
      trip.map(({ name, text, variables }) =>
        client.query<{ id: unknown }>(
          variables.length > 0 ? { name, text, values: variables.map((v) => known[v]) } : text,
        ),
      ),
    )
    trip.forEach(({ gives }, at) => {
      if (gives) known[`${gives}_id`] = answers[at]?.rows[0]?.id
    })
  }
}

async function work(place: number): Promise<void> {
  const client = new pg.Client({ connectionString: url, pipeline: true })
  await client.connect()
  for (let turn = 0; performance.now() < until && turn < crowd.each; turn++) {
    await book(client, prepared[turn % prepared.length] ?? [], crowd.first + place * crowd.each + turn)
    done++
  }
  await client.end()
}

const began = performance.now()
await Promise.all(Array.from({ length: crowd.clients }, (_, place) => work(place)))
console.log((done / ((performance.now() - began) / 1000)).toFixed(1))
