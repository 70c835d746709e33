import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { TestHouse, Visitor } from '../../test/support/house.ts'
import { openHouse } from '../../test/support/house.ts'
import { sessionHash } from './authenticate.ts'
import type { Tx } from './db.ts'
import { once } from './idempotency.ts'
import { refuse } from './refusal.ts'

describe('the same key', () => {
  let house: TestHouse
  before(async () => {
    house = await openHouse({ scene: 'empty-office' })
  })
  after(() => house.close())

  function actingAs<T>(visitor: Visitor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return house.ground.db.transaction(async (tx) => {
      await tx.query(house.ground.door.begin(sessionHash(visitor.session), visitor.tag))
      return work(tx)
    })
  }
  let made = 0
  const make = async () => ({ number: ++made, said: 'grazie' })
  const asking = (
    visitor: Visitor,
    key: string,
    form: unknown = { a: 1 },
    act = 'test.make',
    work: () => Promise<unknown> = make,
  ) => actingAs(visitor, (tx) => once(tx, `person:${visitor.id}`, { key, act, form }, work))

  it('sent twice by Ada makes one thing and gives the same answer', async () => {
    const ada = await house.as('ada')
    const key = randomUUID()
    const before = made
    const first = await asking(ada, key)
    assert.deepEqual(await asking(ada, key), first)
    assert.equal(made, before + 1)
  })

  it('sent by Bruno is a key of his own', async () => {
    const key = randomUUID()
    const first = await asking(await house.as('ada'), key)
    assert.notDeepEqual(await asking(await house.as('bruno'), key), first)
  })

  it('sent by Ada after a new sign-in still gives the first answer', async () => {
    const key = randomUUID()
    const first = await asking(await house.signIn('ada'), key)
    assert.deepEqual(await asking(await house.signIn('ada', 'cie'), key), first)
  })

  it('for another form or another act is refused, and nothing is made', async () => {
    const ada = await house.as('ada')
    const key = randomUUID()
    await asking(ada, key)
    const before = made
    await assert.rejects(asking(ada, key, { a: 2 }), { code: 'key-used-for-another' })
    await assert.rejects(asking(ada, key, { a: 1 }, 'test.other'), { code: 'key-used-for-another' })
    assert.equal(made, before)
  })

  it('may be tried again after a refusal: what was refused has left nothing behind', async () => {
    const ada = await house.as('ada')
    const key = randomUUID()
    await assert.rejects(
      asking(ada, key, {}, 'test.make', async () => refuse('not-allowed')),
      { code: 'not-allowed' },
    )
    assert.equal(typeof ((await asking(ada, key, {})) as { number: number }).number, 'number')
  })

  it('sent ten times at once makes one thing, and all ten hear of it', async () => {
    const ada = await house.as('ada')
    const key = randomUUID()
    const before = made
    const answers = await Promise.all(Array.from({ length: 10 }, () => asking(ada, key)))
    assert.equal(made, before + 1)
    assert.equal(new Set(answers.map((a) => JSON.stringify(Object.entries(a as object).sort()))).size, 1)
  })
})
