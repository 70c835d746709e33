import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { giveBelongings } from '../../../test/support/arranged.ts'
import type { TestHouse, Visitor } from '../../../test/support/house.ts'
import { openHouse } from '../../../test/support/house.ts'

const REQUESTS = 1000
const PEOPLE = 20
/** The invented people come after the cast. */
const FIRST_INVENTED = 21

describe('two connections for everybody', () => {
  let house: TestHouse
  let people: Visitor[]
  before(async () => {
    house = await openHouse({ pool: 2, listens: true })
    people = await Promise.all(Array.from({ length: PEOPLE }, (_, i) => house.signIn(FIRST_INVENTED + i)))
  })
  after(() => house.close())

  it('a thousand requests of twenty people, one into another: each is answered with the asker alone', async () => {
    const carla = await house.asStaff('carla')
    const ada = await house.as('ada')
    const one = await giveBelongings(house, 'ada', 'RO-01')
    const ask = async (i: number) => {
      const person = people[(i * 7) % PEOPLE] as Visitor
      // now and then an officer opens somebody's file, and somebody comes with another's tag, on the same connections
      if (i % 50 === 0) assert.equal((await carla.post(`/appointments/${one.appointmentId}/open`)).status, 200)
      if (i % 33 === 0) {
        const stolen = await house.send({ method: 'GET', url: ada.at('/me'), headers: { cookie: person.cookie } })
        assert.equal(stolen.status, 404)
      }
      if (i % 2 === 0) {
        const { body } = await person.get<{ id: number }>('/me')
        return body.id === person.id
      }
      const { body } = await person.get<{ appointments: { id: number }[] }>('/appointments')
      return body.appointments.every((a) => ownerOf.get(a.id) === person.id)
    }
    const rows = await house.look<{ id: string; person_id: string }>(
      'select id, person_id from appointments.appointments',
    )
    const ownerOf = new Map(rows.map((row) => [Number(row.id), Number(row.person_id)]))
    const right = await Promise.all(Array.from({ length: REQUESTS }, (_, i) => ask(i)))
    assert.equal(right.filter(Boolean).length, REQUESTS)
  })

  it('whoever comes after Ada on her connection, without a cookie, sees nobody', async () => {
    const ada = await house.as('ada')
    for (let i = 0; i < 10; i++) {
      assert.equal((await ada.get('/me')).status, 200)
      assert.deepEqual(await house.ground.db.query({ name: '', text: 'select id from people.persons', values: [] }), [])
    }
  })
})

describe('reading', () => {
  let house: TestHouse
  before(async () => {
    house = await openHouse()
  })
  after(() => house.close())

  /** Every row of every table, as one word. */
  async function everything(): Promise<Record<string, string>> {
    const tables = await house.look<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)' and c.oid <> 'platform.audit'::regclass order by 1`,
    )
    const words: Record<string, string> = {}
    for (const { name } of tables) {
      const [row] = await house.look<{ word: string }>(
        `select md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as word from ${name} t`,
      )
      words[name] = row?.word ?? ''
    }
    return words
  }

  it('changes nothing: every GET that there is, by who may and who may not, leaves every row as it was and adds one only where a file was read', async () => {
    const mine = await giveBelongings(house, 'ada', 'RO-01')
    const [ada, bruno, carla] = [await house.as('ada'), await house.as('bruno'), await house.asStaff('carla')]
    const before = await everything()
    const [last] = await house.look<{ id: string }>('select max(id) as id from platform.audit')
    const addresses = [...Object.keys((await openApiPaths()) ?? {})]
    assert.ok(addresses.length > 12)
    const fill = (path: string, tag: string) =>
      path
        .replace('{tag}', tag)
        .replace('{attachmentId}', String(mine.attachmentId))
        .replace('{id}', String(mine.appointmentId))
        .replace('{code}', 'RO-01')
    const query = '?topic=isee&office=RO-01&mode=in_person&day=2026-11-26&from=2026-11-26&to=2026-11-27'
    let answered = 0
    for (const path of addresses)
      for (const [who, cookie] of [
        [ada, ada.cookie],
        [carla, carla.cookie],
        [bruno, bruno.cookie],
        [ada, ''],
      ] as const)
        for (const search of ['', query])
          for (const method of ['GET', 'HEAD']) {
            const { status } = await house.send({
              method,
              url: fill(path, who.tag) + search,
              headers: cookie ? { cookie } : {},
            })
            assert.ok(status < 500, `${method} ${path}: ${status}`)
            if (status === 200) answered++
          }
    assert.ok(answered > 30, `${answered} were answered`)
    assert.deepEqual(await everything(), before)
    const written = await house.look<{ act: string; actor: string }>(
      'select distinct act, actor from platform.audit where id > $1',
      [last?.id],
    )
    assert.deepEqual(written, [{ act: 'people.file-opened', actor: `staff:${carla.id}` }])
  })

  /** The addresses that answer GET, out of the server's own description. */
  async function openApiPaths(): Promise<Record<string, unknown>> {
    const { paths = {} } = house.app.swagger() as { paths?: Record<string, Record<string, unknown>> }
    return Object.fromEntries(Object.entries(paths).filter(([, methods]) => 'get' in methods))
  }
})
