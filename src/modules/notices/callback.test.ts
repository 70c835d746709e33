import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, describe, it } from 'node:test'
import type { TestHouse } from '../../../test/support/house.ts'
import { openHouse } from '../../../test/support/house.ts'
import { openDb } from '../../platform/db.ts'
import { keepTakenIn } from './jobs.ts'

const SECRET = 'the-gateway-and-we-know-this'

describe('what the SMS gateway reports', () => {
  let opened: Promise<TestHouse> | undefined
  const house = () => (opened ??= openHouse({ settings: { smsCallbackSecret: SECRET } }))
  after(async () => (await opened)?.close())

  /** As the provider sends it: Standard Webhooks, signed over id, time and the octets of the body. */
  async function report(body: string, { secret = SECRET, secondsAgo = 0 } = {}) {
    const { send } = await house()
    const at = String(Math.floor(Date.now() / 1000) - secondsAgo)
    const signature = createHmac('sha256', secret).update(`msg_1.${at}.${body}`).digest('base64')
    const headers = {
      'content-type': 'application/json',
      'webhook-id': 'msg_1',
      'webhook-timestamp': at,
      'webhook-signature': `v1,${signature}`,
    }
    return send({ method: 'POST', url: '/api/notices/sms-receipts', headers, payload: body })
  }

  const sentToAda = async (part: string) => {
    const { look } = await house()
    const [notice] = await look<{ id: number }>(
      `insert into notices.notices (person_id, template, key, subject, language, title, body)
       values (1, 'appointments.booked', $1, 'appointments/1', 'it', 'Confermato', 'Il tuo appuntamento') returning id`,
      [part],
    )
    await look(
      `insert into notices.deliveries (notice_id, person_id, channel, address, state, content, provider_parts)
       values ($1, 1, 'sms', '+393095550001', 'sent', '{}', array[$2])`,
      [notice?.id, part],
    )
  }
  const stateOf = async (part: string) => {
    const { look } = await house()
    const rows = await look<{ state: string }>(
      'select state from notices.deliveries where provider_parts @> array[$1]',
      [part],
    )
    return rows[0]?.state
  }
  it('that is signed is taken in, and announced to the worker', async () => {
    await sentToAda('part-1')
    const answer = await report('{"id":"part-1","status":"DELIVRD"}')
    assert.equal(answer.status, 204)
    const { look } = await house()
    assert.equal((await look('select 1 from notices.receipts')).length, 1)
    const announced = await look("select 1 from platform.announcements where kind = 'notices.receipt-came'")
    assert.equal(announced.length, 1)
  })

  it('makes Ada’s message delivered once the worker has applied it', async () => {
    const { db, ground, look } = await house()
    const worker = openDb(db.url, 'sportello_worker', 1)
    for (const { id } of await look<{ id: number }>('select id from notices.receipts')) {
      await keepTakenIn({ ...ground, db: worker }, Number(id), new Date())
    }
    await worker.close()
    assert.equal(await stateOf('part-1'), 'delivered')
  })

  it('is refused when a stranger signs it, when nobody does, or when it is six minutes old, and nothing changes', async () => {
    await sentToAda('part-2')
    const body = '{"id":"part-2","status":"DELIVRD"}'
    assert.equal((await report(body, { secret: 'a-guess' })).status, 401)
    assert.equal((await report(body, { secondsAgo: 360 })).status, 401)
    const { send, look } = await house()
    const unsigned = {
      method: 'POST',
      url: '/api/notices/sms-receipts',
      headers: { 'content-type': 'application/json' },
      payload: body,
    }
    assert.equal((await send(unsigned)).status, 401)
    assert.equal((await look("select 1 from notices.receipts where part = 'part-2'")).length, 0)
    assert.equal(await stateOf('part-2'), 'sent')
  })
})
