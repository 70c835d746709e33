// npm run bench availability: calendars of sixty days a second beside a bare route of the same framework with the same bytes, in
// turns, in one run; and the first free time in the whole, nearly full country. How much memory the index takes is told too.
import { once } from 'node:events'
import autocannon from 'autocannon'
import { followAvailability } from '../src/modules/appointments/availability/follow.ts'
import { earliest, freeOnDay, indexBytes } from '../src/modules/appointments/availability/index.ts'
import { addDays } from '../src/platform/clock.ts'
import { seedScene } from '../src/seed.ts'
import { groundOf } from '../test/support/wishes.ts'
import { fillCountry } from './support/fill.ts'
import { buildHouse, numberGiven, openDoors, startProcess, textGiven } from './support/house.ts'

const DAYS = 60
const connections = numberGiven('connections', 16)
const seconds = numberGiven('seconds', 3)
const rounds = numberGiven('rounds', 2)

const began = performance.now()
const say = (line: string) => console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${line}`)

const house = await buildHouse()
await seedScene(house.databaseUrl, 'country', { people: numberGiven('people', 2000) })
const filled = await fillCountry(house.databaseUrl, 0.95)
say(`the country stands; ${filled} mornings and afternoons of the next ten days are taken`)

/** The index in this process, as each server keeps it: what to ask for, and how large it is once everything was asked. */
async function lookAtIndex() {
  const ground = groundOf(house.databaseUrl)
  const availability = await followAvailability(ground)
  const index = availability.index()
  const { offices, topics } = availability.atlas()
  const queries = offices.map((office, at) => {
    const topic = topics[at % topics.length]
    const { firstDay } = index
    const range = `from=${firstDay}&to=${addDays(firstDay, DAYS - 1)}`
    return { url: `/api/availability/days?topic=${topic?.code}&office=${office.code}&mode=in_person&${range}`, office }
  })
  for (const topic of topics) {
    for (const { mode } of topic.modes) {
      const asked = { topic, mode, notBefore: Date.now() }
      earliest(index, asked, () => true, 5)
      for (const office of offices) freeOnDay(index, asked, office.id, addDays(index.firstDay, 12))
    }
  }
  await availability.stop()
  await ground.db.close()
  return { queries, topics: topics.map(({ code }) => code), megabytes: indexBytes(index) / 1024 / 1024 }
}
const { queries, topics, megabytes } = await lookAtIndex()
const { url } = await openDoors(house, textGiven('profile'))
const sample = await (await fetch(url + queries[0]?.url)).text()
const bare = startProcess(house, 'bench/support/bare-route.ts', [], {})
bare.send(sample)
const [bareUrl] = (await once(bare, 'message')) as [string]
say(`server and bare route answer; a calendar is ${sample.length} bytes`)

async function fire(base: string, paths: string[], many: number, duration: number) {
  const result = await autocannon({ url: base, connections: many, duration, requests: paths.map((path) => ({ path })) })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refusals, ${result.errors} errors`)
  return { perSecond: result.requests.total / result.duration, p50Ms: result.latency.p50, p99Ms: result.latency.p99 }
}

const paths = queries.map((query) => query.url)
await fire(url, paths, connections, 1)
const calendar: number[] = []
const plain: number[] = []
for (let round = 0; round < rounds; round++) {
  calendar.push((await fire(url, paths, connections, seconds)).perSecond)
  plain.push((await fire(bareUrl, paths, connections, seconds)).perSecond)
  say(`calendars ${calendar.at(-1)?.toFixed(0)}/s, bare route ${plain.at(-1)?.toFixed(0)}/s`)
}

/** One after another on one connection, so that the time is the answer's own. */
async function timeFirst(topicsAsked: string[], many: number) {
  const times: number[] = []
  for (let at = 0; at < many; at++) {
    const start = performance.now()
    await (await fetch(`${url}/api/availability/first?topic=${topicsAsked[at % topicsAsked.length]}`)).arrayBuffer()
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return { p50: times[Math.floor(many * 0.5)] ?? 0, p99: times[Math.floor(many * 0.99)] ?? 0 }
}
await timeFirst(topics, topics.length)
const first = await timeFirst(topics, numberGiven('firsts', 300))
say(`the first free time in the country, in any mode: p50 ${first.p50.toFixed(2)} ms, p99 ${first.p99.toFixed(2)} ms`)

const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
const rounded = (n: number, digits = 1) => Number(n.toFixed(digits))
await house.stop()
console.log(
  JSON.stringify({
    calendarPerSecond: rounded(mean(calendar)),
    bareRoutePerSecond: rounded(mean(plain)),
    ratioToBareRoute: rounded(mean(calendar) / mean(plain), 4),
    countryEarliestP50Ms: rounded(first.p50, 2),
    countryEarliestP99Ms: rounded(first.p99, 2),
    indexMegabytes: rounded(megabytes),
  }),
)
process.exit(0)
