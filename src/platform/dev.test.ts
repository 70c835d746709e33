import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { TestHouse } from '../../test/support/house.ts'
import { jsonHeaders, openHouse } from '../../test/support/house.ts'

type Clock = { now: string; shiftSeconds: number }

describe('development pages', () => {
  let house: TestHouse
  before(async () => {
    house = await openHouse()
  })
  after(() => house.close())

  const move = (form: object) =>
    house.send<Clock>({
      method: 'POST',
      url: '/dev/api/clock',
      headers: jsonHeaders({}),
      payload: JSON.stringify(form),
    })
  const minutesBetween = (a: string, b: string) => Math.round((Date.parse(b) - Date.parse(a)) / 60_000)

  it('move the clock of the whole product to what a wall in Rome shows, in summer and in winter', async () => {
    const winter = await move({ wall: '2026-12-10T08:35' })
    assert.equal(minutesBetween('2026-12-10T07:35:00Z', winter.body.now), 0)
    const summer = await move({ wall: '2027-06-10T08:35' })
    assert.equal(minutesBetween('2027-06-10T06:35:00Z', summer.body.now), 0)
    const [seen] = await house.look<{ now: Date }>('select platform.now() as now')
    assert.equal(minutesBetween(summer.body.now, seen?.now.toISOString() ?? ''), 0)
  })

  it('move it on by minutes, from where it is, and back to the machine', async () => {
    const { body: before } = await move({ wall: '2026-12-10T08:35' })
    const { body: later } = await move({ shiftMinutes: 30 })
    assert.equal(minutesBetween(before.now, later.now), 30)
    assert.equal((await move({ reset: true })).body.shiftSeconds, 0)
  })

  it('refuse a day that no calendar has', async () => {
    const { status, body } = await move({ wall: '2026-02-30T09:00' })
    assert.equal(status, 422)
    assert.deepEqual((body as unknown as { errors: unknown }).errors, [{ field: 'wall', code: 'format' }])
  })

  it('show the queue, the announcements and the deliveries', async () => {
    const jobs = await house.send<Record<string, unknown>>({ method: 'GET', url: '/dev/api/jobs' })
    assert.deepEqual(Object.keys(jobs.body).sort(), ['announcements', 'fakes', 'jobs', 'oldestWaitsMs'])
    assert.equal((await house.send({ method: 'GET', url: '/dev/api/deliveries' })).status, 200)
  })

  it('find a person by words of the name or the code, and staff by their office', async () => {
    type People = { people: { name: string }[]; staff: { name: string }[] }
    const find = async (q: string) => {
      const { body } = await house.send<People>({ method: 'GET', url: `/dev/api/people?q=${encodeURIComponent(q)}` })
      return [...body.people, ...body.staff].map((each) => each.name)
    }
    assert.deepEqual(await find('marin ada'), ['Ada Marin'])
    assert.deepEqual(await find('MRNDAA48C52H620M'), ['Ada Marin'])
    assert.ok((await find('RO-01')).includes('Carla Bianchi'))
    assert.deepEqual(await find('100%'), [])
  })

  it('are not there in production, nor is what they ask', async () => {
    const production = await openHouse({ settings: { environment: 'production' } })
    try {
      for (const path of ['people', 'clock', 'jobs', 'deliveries', 'notices?language=it&mode=web'])
        assert.equal((await production.send({ method: 'GET', url: `/dev/api/${path}` })).status, 404, path)
      const signIn = { method: 'POST', url: '/dev/api/sign-in', headers: jsonHeaders({}), payload: '{"personId":1}' }
      assert.equal((await production.send(signIn)).status, 404)
    } finally {
      await production.close()
    }
  })
})
