import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { TestContext } from 'node:test'
import { after, before, describe, it } from 'node:test'
import { pause } from '../../scripts/local/environment.ts'
import type { BookingForm } from '../../src/modules/appointments/api.ts'
import { gatherCrowd, tagOf, wordOf } from '../support/crowd.ts'
import { groundOf, listWishes } from '../support/wishes.ts'
import type { Product, Victim } from './product.ts'
import { startProduct } from './product.ts'

const KILLS: Victim[] = ['worker', 'database', 'server', 'worker', 'database', 'server', 'worker', 'database', 'server']
/** Time between a kill and the next, while people go on booking. */
const BETWEEN_MS = 700
const BACK_MS = 8_000
const TOLD_MS = 25_000
/** What a worker has in hand at one moment. */
const JOBS_AT_ONCE = 8
/** Times on the five-minute grid fall due at 09:29:30 or never while the test runs. */
const CLOCK_GOES_ON_MS = 30_000
const PEOPLE = 400
const BOOKING_AT_ONCE = 4
const THINKING_MS = 250

/** A Wednesday, three to nine days ahead: early enough to be within what every topic may be booked ahead. */
function morning(): string {
  const day = new Date(Date.now() + 3 * 86_400_000)
  while (day.getUTCDay() !== 3) day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(0, 10)
}

type Booking = { personId: number; key: string; form: BookingForm; answer: { id: number } | null; tries: number }

describe('kill -9 of server, worker and database while people book', () => {
  let product: Product
  const booked: Booking[] = []
  const recovered: Record<Victim, number[]> = { server: [], worker: [], database: [] }

  const post = async (booking: Booking) => {
    const response = await fetch(`${product.url}/api/my/${tagOf(booking.personId)}/appointments`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: `sportello=${wordOf(booking.personId)}`,
        'idempotency-key': booking.key,
      },
      body: JSON.stringify(booking.form),
    })
    return { status: response.status, body: (await response.json()) as { id: number } }
  }

  /** A phone that tries again with the same key until it is told yes or no. */
  async function book(booking: Booking): Promise<void> {
    for (const end = Date.now() + BACK_MS; Date.now() < end; await pause(100)) {
      booking.tries++
      const told = await post(booking).catch(() => null)
      if (told?.status === 201) {
        booking.answer = told.body
        booked.push(booking)
      }
      if (told && told.status < 500) return
    }
    throw new Error('A booking was not answered in time: something did not come back by itself.')
  }

  async function killAll(): Promise<void> {
    for (const victim of KILLS) {
      await pause(BETWEEN_MS)
      const before = booked.length
      const killedAt = Date.now()
      product.kill(victim)
      while (booked.length === before && Date.now() - killedAt < BACK_MS) await pause(10)
      recovered[victim].push(Date.now() - killedAt)
    }
  }

  before(async () => {
    product = await startProduct('quiet-tuesday')
    const people = await gatherCrowd(product.databaseUrl, PEOPLE)
    const ground = groundOf(product.databaseUrl)
    const wishes = await listWishes(ground, PEOPLE * 20, morning())
    wishes.splice(PEOPLE)
    await ground.db.close()
    const waiting = wishes.map((form, at) => {
      const personId = people[at] ?? 0
      const own = { phone: `+3930055${String(at).padStart(5, '0')}`, email: `prova.${at}@example.org` }
      return { personId, key: randomUUID(), form: { ...form, ...own }, answer: null, tries: 0 }
    })
    let over = false
    const phones = Array.from({ length: BOOKING_AT_ONCE }, async () => {
      for (let next = waiting.shift(); next && !over; next = waiting.shift()) {
        await book(next)
        await pause(THINKING_MS)
      }
    })
    await killAll()
    over = true
    await Promise.all(phones)
  })
  after(() => product?.close())

  it('each of them came back by itself, and people went on booking', (t) => {
    t.diagnostic(
      `${booked.length} bookings acknowledged, ${booked.filter((b) => b.tries > 1).length} of them after trying again`,
    )
    t.diagnostic(`milliseconds from a kill to the next acknowledged booking: ${JSON.stringify(recovered)}`)
    assert.ok(booked.length > 30, `only ${booked.length} bookings were acknowledged`)
    for (const ms of Object.values(recovered).flat()) assert.ok(ms < BACK_MS)
  })

  it('every acknowledged booking has its row, once for each person, with its line in the audit', async () => {
    const rows = await product.look<{ id: string; person_id: string; audited: number }>(
      `select id, person_id, (select count(*)::int from platform.audit u where u.subject_id = a.id and u.act = 'appointments.booked') as audited
       from appointments.appointments a where booked_by = 'person:' || person_id and person_id = any ($1::bigint[]) order by id`,
      [booked.map((b) => b.personId)],
    )
    assert.deepEqual(
      rows.map((r) => [Number(r.id), Number(r.person_id), r.audited]),
      booked
        .map((b) => [b.answer?.id ?? 0, b.personId, 1] as const)
        .toSorted((a, b) => a[0] - b[0])
        .map((row) => [...row]),
    )
  })

  it('the same key sent again after the crashes gives the very same answer', async () => {
    for (const booking of booked) {
      const again = await post(booking)
      assert.equal(again.status, 201)
      assert.deepEqual(again.body, booking.answer)
    }
  })

  type Told = {
    appointment: string
    template: string
    channel: string
    state: string
    attempts: number
    address: string
    id: string
  }
  const told = (event: string) =>
    product.look<Told>(
      `select split_part(n.subject, '/', 2) as appointment, n.template, d.channel, d.state, d.attempts, d.address, d.id
       from notices.notices n join notices.deliveries d on d.notice_id = n.id
       where n.template = $1 and n.person_id = any ($2::bigint[])`,
      [`appointments.${event}`, booked.map((b) => b.personId)],
    )

  /** Until as many deliveries of an event as are due have left. */
  async function untilTold(event: string, due: number): Promise<Told[]> {
    for (const end = Date.now() + TOLD_MS; ; await pause(250)) {
      const rows = await told(event)
      const left = rows.filter((row) => row.state === 'sent' || row.state === 'delivered')
      if (left.length >= due || Date.now() > end) return rows
    }
  }

  /** Exactly one of a channel for each booking, and each came as often as it was tried at most. */
  async function assertToldOnce(rows: Told[], whom: Booking[], sinceText: number, t: TestContext): Promise<void> {
    const idsOf = (list: (number | undefined)[]) => list.map(Number).toSorted((a, b) => a - b)
    for (const channel of new Set(rows.map((row) => row.channel))) {
      const ids = rows.filter((row) => row.channel === channel).map((row) => Number(row.appointment))
      assert.deepEqual(idsOf(ids), idsOf(whom.map((b) => b.answer?.id)))
    }
    const mails = await product.mails()
    const texts = (await product.texts()).filter((text) => text.number > sinceText)
    const cameTimes = (row: Told) =>
      row.channel === 'email'
        ? mails.filter((mail) => mail.messageId.startsWith(`<delivery-${row.id}@`)).length
        : texts.filter((text) => text.to === row.address).length
    const again = rows.filter((row) => row.attempts > 1)
    const twice = again.filter((row) => cameTimes(row) > 1)
    t.diagnostic(`${rows.length} messages, ${again.length} tried again, ${twice.length} came again`)
    for (const row of rows) {
      const what = `the ${row.channel} of appointment ${row.appointment} (${row.state}, ${row.attempts} tries)`
      assert.ok(cameTimes(row) >= 1, `${what} never came`)
      // what was under way at a kill may come once more, with the number by which a mailbox knows it; nothing else may
      assert.ok(cameTimes(row) <= row.attempts, `${what} came ${cameTimes(row)} times`)
    }
    assert.ok(twice.length <= JOBS_AT_ONCE * KILLS.filter((victim) => victim !== 'server').length)
  }

  it('each was confirmed by one notice, one e-mail and one SMS, whoever was killed meanwhile', async (t) => {
    const rows = await untilTold('booked', booked.length * 2)
    assert.equal(rows.length, booked.length * 2)
    await assertToldOnce(rows, booked, 0, t)
  })

  it('those who are due thirty minutes before are reminded once, and nobody else is', async (t) => {
    const last = Math.max(0, ...(await product.texts()).map((text) => text.number))
    const now = Date.parse(`${morning()}T08:59:30Z`)
    const due = booked.filter(({ form }) => {
      const ahead = Date.parse(form.startsAt) - now
      return ahead > 0 && ahead <= 30 * 60_000 - CLOCK_GOES_ON_MS
    })
    const moved = await fetch(`${product.url}/dev/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: new Date(now).toISOString() }),
    })
    assert.equal(moved.status, 200)
    assert.ok(due.length > 3, `only ${due.length} bookings are due`)
    await assertToldOnce(await untilTold('reminder', due.length), due, last, t)
  })
})
