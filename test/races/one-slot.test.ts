import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { sessionHash } from '../../src/platform/authenticate.ts'
import { book, deadlocks, firstTimes, tally, topicsOfOneDesk } from '../support/booking.ts'
import type { HouseOptions, TestHouse, Visitor } from '../support/house.ts'
import { openHouse } from '../support/house.ts'

const RIVALS = 200
/** The invented people come after the cast. */
const FIRST_RIVAL = 21
const SCENE: HouseOptions = { scene: 'empty-office', people: RIVALS + 20, listens: true }

/** The look before the insert says that every time is free: only the constraint is left. */
const BLIND = `create or replace function appointments.busy_reason(p_desk integer, p_person bigint, p_starts timestamptz, p_ends timestamptz)
  returns text language sql stable security definer set search_path = pg_catalog as 'select null::text'`

async function rivalsOf(house: TestHouse): Promise<Visitor[]> {
  return Promise.all(Array.from({ length: RIVALS }, (_, i) => house.as(FIRST_RIVAL + i)))
}

/** The first free time of one of the topics that a single desk treats. */
async function oneTime(house: TestHouse, nth: number) {
  const one = (await topicsOfOneDesk(house))[nth]
  if (!one) throw new Error('no topic of this office is treated by one desk alone')
  const slot = (await firstTimes(house, { topic: one.topic }))[0]
  if (!slot) throw new Error('nothing is free')
  return { ...one, slot }
}

const bookedAt = (house: TestHouse, deskId: number, startsAt: string) =>
  house.look('select id from appointments.appointments where desk_id = $1 and starts_at = $2', [deskId, startsAt])

async function everybodyWants(house: TestHouse): Promise<void> {
  const { deskId, topic, slot } = await oneTime(house, 0)
  const rivals = await rivalsOf(house)
  const before = await deadlocks(house)
  const answers = await Promise.all(rivals.map((rival) => book(rival, { topic, startsAt: slot.startsAt })))
  assert.deepEqual(tally(answers), { '201': 1, 'slot-taken': RIVALS - 1 })
  assert.equal((await bookedAt(house, deskId, slot.startsAt)).length, 1)
  for (const { status, body } of answers.filter((a) => a.status === 409)) {
    assert.equal(body.nearest?.length, 3, `${status}: three other times are offered`)
    assert.ok(body.nearest?.every((other) => other.startsAt !== slot.startsAt))
  }
  assert.equal((await deadlocks(house)) - before, 0)
}

describe('two hundred people want the same half hour at the only desk', () => {
  let house: TestHouse
  let blind: TestHouse
  before(async () => {
    house = await openHouse(SCENE)
    blind = await openHouse({ ...SCENE, before: BLIND })
  })
  after(async () => {
    await house.close()
    await blind.close()
  })

  it('one gets it, and 199 are offered the nearest three', () => everybodyWants(house))

  it('one gets it also when nobody looks before: the constraint is enough', () => everybodyWants(blind))

  it('one gets it also when the server knows nothing and everybody asks the database itself', async () => {
    const { deskId, slot, topic } = await oneTime(blind, 1)
    const rivals = await rivalsOf(blind)
    const [t] = await blind.look<{ id: number }>('select id from offices.topics where code = $1', [topic])
    const before = await deadlocks(blind)
    const pool = new pg.Pool({ connectionString: blind.db.appUrl, max: 24 })
    // the database is dropped right after, under connections that are still saying goodbye
    pool.on('error', () => {})
    pool.on('connect', (client) => client.on('error', () => {}))
    const words = await Promise.all(
      rivals.map((rival) => bookBare(pool, rival, { deskId, topicId: t?.id ?? 0, slot })),
    ).finally(() => pool.end())
    assert.equal(words.filter((word) => word === 'booked').length, 1)
    assert.equal(words.filter((word) => word === 'slot-taken').length, RIVALS - 1)
    assert.equal((await bookedAt(blind, deskId, slot.startsAt)).length, 1)
    assert.equal((await deadlocks(blind)) - before, 0)
  })
})

/** One transaction, nothing but the database's own words: begin as the person, then book. */
async function bookBare(
  pool: pg.Pool,
  rival: Visitor,
  wish: { deskId: number; topicId: number; slot: { startsAt: string; endsAt: string } },
): Promise<string> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select from delegations.begin($1, $2)', [sessionHash(rival.session), rival.tag])
    const { rows } = await client.query<{ appointment_id: string | null; refusal: string | null }>(
      `select * from appointments.book($1, 1, 1, $2, 'in_person', $3, $4, $5::bigint, 'Rivale', 'person:' || $5::bigint, 'web', 'motivo', '', '3095550001', null, 'it',
         null, null, null, $6, 'girasole', null, '2026-01', gen_random_uuid(), 0, null, 5, 1, platform.now())`,
      [
        wish.deskId,
        wish.topicId,
        wish.slot.startsAt,
        wish.slot.endsAt,
        rival.id,
        `R${String(rival.id).padStart(7, '0')}`,
      ],
    )
    await client.query('commit')
    return rows[0]?.refusal ?? 'booked'
  } finally {
    client.release()
  }
}
