// npm run bench seed: how long a scene with many people takes to load into an empty database on a disk that is flushed.
import pg from 'pg'
import { seedScene } from '../src/seed.ts'
import { buildHouse, numberGiven } from './support/house.ts'

const house = await buildHouse()
const began = performance.now()
await seedScene(house.databaseUrl, 'country', { people: numberGiven('people', 100_000) })
const seconds = Number(((performance.now() - began) / 1000).toFixed(1))

const client = new pg.Client({ connectionString: house.databaseUrl })
await client.connect()
const { rows } = await client.query<Record<string, number>>(`
  select (select count(*) from people.persons)::int as people, (select count(*) from appointments.appointments)::int as appointments,
         (select count(*) from offices.offices)::int as offices, (select count(*) from offices.desks)::int as desks`)
await client.end()
await house.stop()
console.log(JSON.stringify({ seconds, ...rows[0] }))
process.exit(0)
