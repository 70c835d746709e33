import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { Booked } from '../support/booking.ts'
import { book, bookingForm, deadlocks, firstTimes, tally, timesOn, topicsOfOneDesk } from '../support/booking.ts'
import type { TestHouse, Visitor } from '../support/house.ts'
import { openHouse } from '../support/house.ts'

const DAYS = ['25', '26', '27', '30']
  .map((day) => `2026-11-${day}`)
  .concat(['01', '02', '03', '04'].map((day) => `2026-12-${day}`))
/** The invented people come after the cast. */
const FIRST_INVENTED = 21

describe('one person who asks for much at once', () => {
  let house: TestHouse
  let topics: string[]
  before(async () => {
    house = await openHouse({ scene: 'empty-office', people: 60, listens: true })
    topics = (await topicsOfOneDesk(house)).map((t) => t.topic)
  })
  after(() => house.close())

  const openOf = (person: Visitor) =>
    house.look<{ topic_id: number; open_place: number; starts_at: Date; ends_at: Date }>(
      "select topic_id, open_place, starts_at, ends_at from appointments.appointments where person_id = $1 and state = 'booked' order by starts_at",
      [person.id],
    )

  /** Fifty wishes, none of which overlaps another: so only the limits stand in the way. */
  async function fiftyWishes(): Promise<{ topic: string; startsAt: string; endsAt: string }[]> {
    const wishes: { topic: string; startsAt: string; endsAt: string }[] = []
    for (const day of DAYS)
      for (const topic of topics) {
        const times = await timesOn(house, { topic, day })
        const apart = times.find((time) => wishes.every((w) => w.endsAt <= time.startsAt || time.endsAt <= w.startsAt))
        if (apart) wishes.push({ topic, ...apart })
      }
    return wishes.slice(0, 50)
  }

  it('Ada posts fifty wishes at once and holds exactly five, each of another topic, none over another', async () => {
    const ada = await house.as('ada')
    const wishes = await fiftyWishes()
    assert.equal(wishes.length, 50)
    const before = await deadlocks(house)
    const answers = await Promise.all(wishes.map(({ topic, startsAt }) => book(ada, { topic, startsAt })))
    const counts = tally(answers)
    assert.equal(counts['201'], 5, JSON.stringify(counts))
    const open = await openOf(ada)
    assert.equal(open.length, 5)
    assert.equal(new Set(open.map((o) => o.topic_id)).size, 5)
    assert.deepEqual(open.map((o) => o.open_place).sort(), [1, 2, 3, 4, 5])
    for (const [i, next] of open.slice(1).entries()) assert.ok((open[i]?.ends_at ?? 0) <= next.starts_at)
    const known = ['201', 'too-many-open', 'too-many-of-topic', 'person-busy']
    assert.deepEqual(
      Object.keys(counts).filter((word) => !known.includes(word)),
      [],
      JSON.stringify(counts),
    )
    assert.equal((await deadlocks(house)) - before, 0)
  })

  it("Giulia's phone sends one booking fifty times: one appointment, and fifty times the same answer", async () => {
    const giulia = await house.as('giulia')
    const topic = topics[0] ?? ''
    const [slot] = await firstTimes(house, { topic })
    const key = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => book(giulia, { topic, startsAt: slot?.startsAt ?? '' }, key)),
    )
    assert.deepEqual(tally(answers), { '201': 50 })
    assert.equal(new Set(answers.map((a) => a.text)).size, 1)
    assert.equal((await openOf(giulia)).length, 1)
    const told = await house.look(
      "select from platform.announcements where kind = 'appointments.booked' and subject_id = $1",
      [answers[0]?.body.id],
    )
    assert.equal(told.length, 1)
  })

  it('twenty people want two desks at the same time: each gets one of them', async () => {
    const [first, second] = await twoDesks()
    for (let round = 0; round < 20; round++) {
      const person = await house.signIn(FIRST_INVENTED + round)
      const startsAt = await commonTime(first, second)
      const answers = await Promise.all([first, second].map((topic) => book(person, { topic, startsAt })))
      assert.deepEqual(tally(answers), { '201': 1, 'person-busy': 1 })
      assert.equal((await openOf(person)).length, 1)
    }
  })

  /** Two topics that two different desks treat. */
  async function twoDesks(): Promise<[string, string]> {
    const all = await topicsOfOneDesk(house)
    const [first] = all
    const second = all.find((t) => t.deskId !== first?.deskId)
    if (!first || !second) throw new Error('one desk treats everything here')
    return [first.topic, second.topic]
  }

  async function commonTime(first: string, second: string): Promise<string> {
    for (const day of DAYS) {
      const others = (await timesOn(house, { topic: second, day })).map((time) => time.startsAt)
      const found = (await timesOn(house, { topic: first, day })).find((time) => others.includes(time.startsAt))
      if (found) return found.startsAt
    }
    throw new Error('no time is free at both desks')
  }

  it('Chidi sends twenty files at once: six are kept until he books, and the others are refused', async () => {
    const chidi = await house.as('chidi')
    const send = (i: number) =>
      house.send<{ code?: string }>({
        method: 'POST',
        url: chidi.at('/attachments'),
        headers: {
          cookie: chidi.cookie,
          'content-type': 'multipart/form-data; boundary=x',
          'idempotency-key': randomUUID(),
        },
        payload: `--x\r\ncontent-disposition: form-data; name="file"; filename="${i}.pdf"\r\n\r\n%PDF-1.7 ${i}\r\n--x--\r\n`,
      })
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => send(i)))
    assert.deepEqual(tally(answers), { '201': 6, 'too-many-attachments': 14 })
    assert.equal((await house.look('select from appointments.attachments where person_id = $1', [chidi.id])).length, 6)
  })

  it('Lin cancels his appointment ten times at once: it is cancelled once, and told once', async () => {
    const lin = await house.as('lin')
    const topic = topics[1] ?? ''
    const [slot] = await firstTimes(house, { topic })
    const { body } = await book(lin, { topic, startsAt: slot?.startsAt ?? '' })
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => lin.post<Booked>(`/appointments/${body.id}/cancel`)),
    )
    assert.deepEqual(tally(answers), { '200': 1, 'appointment-not-open': 9 })
    const told = await house.look(
      "select from platform.announcements where kind = 'appointments.cancelled' and subject_id = $1",
      [body.id],
    )
    assert.equal(told.length, 1)
  })

  it('Maria moves her appointment to ten times at once: one of them becomes hers', async () => {
    const maria = await house.as('maria')
    const topic = topics[2] ?? ''
    const [slot, ...others] = await firstTimes(house, { topic })
    const { body } = await book(maria, { topic, startsAt: slot?.startsAt ?? '' })
    const answers = await Promise.all(
      others.slice(0, 10).map(({ startsAt }) => maria.post<Booked>(`/appointments/${body.id}/move`, { startsAt })),
    )
    assert.deepEqual(tally(answers), { '200': 1, 'appointment-not-open': 9 })
    assert.equal((await openOf(maria)).length, 1)
  })

  it('Mario names a paper that he never sent: he is refused, and the time stays free for everybody', async () => {
    const mario = await house.as('mario')
    const topic = topics[3] ?? ''
    const [slot] = await firstTimes(house, { topic })
    const startsAt = slot?.startsAt ?? ''
    const answer = await mario.post<Booked>('/appointments', bookingForm({ topic, startsAt, attachments: [4_000_000] }))
    assert.deepEqual(tally([answer]), { 'attachment-unknown': 1 })
    // among the free ones, not the first: what others gave back a moment ago may have come before it
    assert.ok((await firstTimes(house, { topic })).some((free) => free.startsAt === startsAt))
    assert.deepEqual(tally([await book(mario, { topic, startsAt })]), { '201': 1 })
  })
})
