// npm run bench booking: bookings a second over HTTP with all that a booking is (session, tag, origin, key, shapes, rules, row-level
// security, audit, announcement; the worker tells people meanwhile), beside the same statements without HTTP, in turns, in one run.
import { once } from 'node:events'
import pg from 'pg'
import { seedScene } from '../src/seed.ts'
import { gatherCrowd, tagOf, wordOf } from '../test/support/crowd.ts'
import { groundOf, listWishes } from '../test/support/wishes.ts'
import type { CpuMs } from './support/cpu.ts'
import { cpuPerBooking, cpuSoFar } from './support/cpu.ts'
import type { Drive, Driven } from './support/drive.ts'
import { buildHouse, numberGiven, openDoors, startProcess, textGiven } from './support/house.ts'
import type { Recorded } from './support/record.ts'
import { recordBookings } from './support/record.ts'
import type { Replayed } from './support/replay.ts'
import { replay } from './support/replay.ts'

const MODES = ['in_person', 'phone', 'web'] as const
/** Desks with numbers above those of offices and topics: so that each number in a recorded statement means one thing. */
const DESK_MIN = 600

const connections = numberGiven('connections', 32)
const seconds = numberGiven('seconds', 5)
const rounds = numberGiven('rounds', 2)
const most = numberGiven('people', 12_000)

const began = performance.now()
const say = (line: string) => console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${line}`)

const house = await buildHouse()
await seedScene(house.databaseUrl, 'country', { people: 500 })
const look = new pg.Client({ connectionString: house.databaseUrl })
look.on('error', () => {})
await look.connect()
say('the country stands: every province, with the hours and desks of a real week')

const each = Math.ceil((seconds * 4000) / connections)
const crowd = await gatherCrowd(house.databaseUrl, most + rounds * connections * each + 100)
const replaying = crowd.splice(most, rounds * connections * each)
const ground = groundOf(house.databaseUrl)
const wishes = await listWishes(ground, most + 100)
say(`${crowd.length + replaying.length} people are signed in`)

/** One booking in each mode, on a desk whose number means nothing else in what was recorded. */
async function record(): Promise<Recorded[]> {
  const asked = MODES.flatMap((mode) => wishes.filter((form) => form.mode === mode).slice(-4))
  wishes.splice(most)
  const told = await recordBookings(
    ground,
    asked.map((form) => ({ form, personId: crowd.pop() as number })),
  )
  return MODES.map((mode) => {
    const found = told.find((one) => one.mode === mode && one.deskId > DESK_MIN)
    if (!found) throw new Error(`no booking by ${mode} was recorded on a desk of its own number`)
    return found
  })
}
const recorded = await record()
await ground.db.close()

const open = await openDoors(house, textGiven('profile'))
const driver = startProcess(house, 'bench/support/drive.ts', [], {})
driver.stdout?.resume()
const bookings = wishes.map((form, at) => ({ form, tag: tagOf(crowd[at] ?? 0), word: wordOf(crowd[at] ?? 0) }))
async function drive(seconds: number): Promise<Driven> {
  const what: Drive = { port: Number(new URL(open.url).port), connections, seconds, bookings }
  driver.send(what)
  const [driven] = (await once(driver, 'message')) as [Driven]
  bookings.splice(0, driven.used)
  return driven
}

const processes = { ...open.processes, crowd: driver.pid }
await drive(2)
say('server and worker are warm')
const driven: Driven[] = []
const replayed: Replayed[] = []
const cpu: CpuMs[] = []
for (let round = 0; round < rounds; round++) {
  const before = await cpuSoFar(look, processes)
  const over = await drive(seconds)
  cpu.push(cpuPerBooking(before, await cpuSoFar(look, processes), over.ids.length))
  driven.push(over)
  say(
    `over HTTP: ${perSecond(over).toFixed(0)} bookings/s, p50 ${over.p50Ms} ms, p99 ${over.p99Ms} ms  ${JSON.stringify(over.statuses)}`,
  )
  const first = replaying[round * connections * each] ?? 0
  const bare = await replay(house.databaseUrl, recorded, { first, clients: connections, each }, seconds)
  replayed.push(bare)
  say(`the same SQL: ${bare.perSecond.toFixed(0)} bookings/s by ${bare.how}`)
}
say(`milliseconds of processor a booking: ${JSON.stringify(cpu.at(-1))}`)
function perSecond({ ids, seconds }: Driven): number {
  return ids.length / seconds
}

/** What must not be, asked of the database itself. */
async function faults(ids: number[]) {
  const { rows } = await look.query<{ double: number; missing: number; untold: number; deadlocks: number }>(
    `select
      (select count(*) from appointments.appointments a join appointments.appointments b on b.desk_id = a.desk_id and b.id > a.id and b.during && a.during
        where a.state not in ('moved', 'cancelled') and b.state not in ('moved', 'cancelled'))::int as double,
      (select count(*) from unnest($1::bigint[]) as told (told_id) where not exists (select from appointments.appointments a where a.id = told_id))::int as missing,
      (select count(*) from unnest($1::bigint[]) as told (told_id) where not exists (select from platform.announcements n where n.subject_id = told_id and n.kind = 'appointments.booked'))::int as untold,
      (select deadlocks from pg_stat_database where datname = current_database())::int as deadlocks`,
    [ids],
  )
  return rows[0]
}
const found = await faults(driven.flatMap(({ ids }) => ids))
const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
const accepted = mean(driven.map(perSecond))
const bare = mean(replayed.map((one) => one.perSecond))
const serverErrors = driven
  .flatMap(({ statuses }) => Object.entries(statuses))
  .filter(([status]) => !/^[234]/.test(status))
await look.end()
await house.stop()
const rounded = (n: number) => Number(n.toFixed(1))
console.log(
  JSON.stringify({
    acceptedPerSecond: rounded(accepted),
    p50Ms: mean(driven.map((one) => one.p50Ms)),
    p99Ms: Math.max(...driven.map((one) => one.p99Ms)),
    pgbenchPerSecond: rounded(bare),
    ratioToPgbench: Number((accepted / bare).toFixed(3)),
    serverErrors: serverErrors.reduce((sum, [, count]) => sum + count, 0),
    doubleBookings: found?.double,
    missing: (found?.missing ?? 0) + (found?.untold ?? 0),
    deadlocks: found?.deadlocks,
    cpuMsPerBooking: cpu.at(-1),
    statements: Object.fromEntries(recorded.map(({ mode, statements }) => [mode, statements.length])),
    trips: Object.fromEntries(
      recorded.map(({ mode, statements }) => [mode, new Set(statements.map((s) => s.trip)).size]),
    ),
    how: `${connections} connections, ${rounds} rounds of ${seconds} s each, the SQL by ${replayed[0]?.how}`,
  }),
)
process.exit(0)
