import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:http'
import { after, before, beforeEach, describe, it } from 'node:test'
import { rejectionOf } from '../../../../fakes/shared/for-tests.ts'
import { listenOn } from '../../../../fakes/shared/http.ts'
import type { SmsFake } from '../../../../fakes/sms/sms.ts'
import { openSmsFake } from '../../../../fakes/sms/sms.ts'
import { DeliveryFailure } from '../delivery-failure.ts'
import type { GatewayOptions } from './gateway.ts'
import { openGateway, verifyCallback } from './gateway.ts'

const failureOf = (sending: Promise<unknown>) => rejectionOf(DeliveryFailure, sending)

const ADA = '+393331234567'
const SMS = { id: 'notice-1', to: ADA, text: 'Ciao Ada, è confermato: "giovedì" alle 9' }

// A port that was free a moment ago; fetch refuses low ones by itself, without trying.
async function closedUrl(): Promise<string> {
  const server = createServer()
  const port = await listenOn(server, 0)
  await new Promise((resolve) => {
    server.close(resolve)
  })
  return `http://127.0.0.1:${port}/send`
}

describe('SMS over an HTTP gateway', () => {
  let fake: SmsFake
  let callbackUrl: string
  const callbacks: { headers: IncomingHttpHeaders; body: Buffer }[] = []
  const listener = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    callbacks.push({ headers: request.headers, body: Buffer.concat(chunks) })
    response.end()
  })

  function gatewayWith(options: Partial<GatewayOptions> = {}) {
    return openGateway({
      url: fake.gateway,
      key: 'secret',
      sender: 'Sportello',
      callbackUrl,
      answerMs: 500,
      ...options,
    })
  }

  before(async () => {
    fake = await openSmsFake({ receiptAfterMs: 10 })
    callbackUrl = `http://127.0.0.1:${await listenOn(listener, 0)}/sms`
  })
  beforeEach(() => {
    fake.clear()
    fake.behave({ mode: 'accept' })
    callbacks.length = 0
  })
  after(async () => {
    await fake.close()
    await new Promise((resolve) => {
      listener.close(resolve)
    })
  })

  it('reaches Ada, and hears by a signed callback that it was delivered', async () => {
    const { providerId, parts } = await gatewayWith().send(SMS)
    assert.deepEqual(parts, [providerId])
    assert.deepEqual(
      fake.messages().map(({ text, from, to, reference }) => ({ text, from, to, reference })),
      [{ text: SMS.text, from: 'Sportello', to: ADA, reference: 'notice-1' }],
    )
    while (callbacks.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    const [callback] = callbacks
    assert.ok(callback)
    const verdict = verifyCallback(callback.headers, callback.body, 'secret', new Date())
    assert.ok(verdict.valid)
    assert.deepEqual(verdict.receipt, { providerId, state: 'delivered', stat: 'DELIVRD', error: null })
  })

  it('believes no callback that is unsigned, forged, changed or old', () => {
    const now = new Date('2026-12-10T08:00:00Z')
    const signed = (body: string, { secret = 'secret', at = now, id = 'cb_1' } = {}) => {
      const timestamp = String(at.getTime() / 1000)
      const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
      return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
    }
    const body = '{"id":"H1","status":"UNDELIV","error":"27"}'
    const reasonOf = (headers: Record<string, string>, content = body, secret = 'secret') => {
      const verdict = verifyCallback(headers, content, secret, now)
      return verdict.valid ? 'valid' : verdict.reason
    }
    assert.equal(reasonOf(signed(body)), 'valid')
    assert.equal(
      reasonOf({ ...signed(body), 'webhook-signature': `v1,AAAA ${signed(body)['webhook-signature']}` }),
      'valid',
      'two signatures while the secret changes',
    )
    assert.equal(reasonOf({}), 'unsigned')
    assert.equal(reasonOf(signed(body, { secret: '' }), body, ''), 'unsigned', 'an empty secret protects nothing')
    assert.equal(reasonOf(signed(body, { secret: 'other' })), 'wrong-signature')
    assert.equal(reasonOf(signed(body), body.replace('UNDELIV', 'DELIVRD')), 'wrong-signature')
    assert.equal(reasonOf({ ...signed(body), 'webhook-id': 'cb_2' }), 'wrong-signature')
    assert.equal(reasonOf({ ...signed(body), 'webhook-signature': 'v1,' }), 'wrong-signature')
    assert.equal(reasonOf(signed(body, { at: new Date(now.getTime() - 301_000) })), 'too-old')
    assert.equal(reasonOf(signed(body, { at: new Date(now.getTime() + 301_000) })), 'too-old')
    assert.equal(reasonOf(signed('{"id":"H1"}'), '{"id":"H1"}'), 'unreadable')
    assert.equal(reasonOf(signed('no'), 'no'), 'unreadable')
    const standard = verifyCallback(
      { ...signed(body, { secret: 'secret' }) },
      Buffer.from(body),
      `whsec_${Buffer.from('secret').toString('base64')}`,
      now,
    )
    assert.ok(standard.valid && standard.receipt.error === '27' && standard.callbackId === 'cb_1')
  })

  it('tells what can be tried again from what can not', async () => {
    const rows = [
      ['throttle', 'temporary', 'throttled'],
      ['queue-full', 'temporary', 'busy'],
      ['system-error', 'temporary', 'busy'],
      ['reject', 'permanent', 'refused'],
      ['drop-connection', 'temporary', 'unanswered'],
    ] as const
    for (const [mode, kind, code] of rows) {
      fake.behave({ mode, times: 1 })
      const failure = await failureOf(gatewayWith().send(SMS))
      assert.deepEqual([failure.kind, failure.code], [kind, code], mode)
      assert.equal(failure.retryAfterSeconds, mode === 'throttle' ? 1 : null)
    }
    assert.equal((await failureOf(gatewayWith({ key: 'wrong' }).send(SMS))).code, 'login-refused')
    assert.equal((await failureOf(gatewayWith({ url: await closedUrl() }).send(SMS))).code, 'not-reached')
    assert.equal((await failureOf(gatewayWith().send({ ...SMS, to: '333' }))).code, 'bad-address')
    assert.equal(fake.messages().length, 0)
  })

  it('sends once even when the answer was lost, where the provider knows our key', async () => {
    fake.behave({ mode: 'drop-after-submit', times: 1 })
    const failure = await failureOf(gatewayWith().send({ ...SMS, id: 'notice-9' }))
    assert.deepEqual([failure.kind, failure.mayHaveArrived], ['temporary', true])
    await gatewayWith().send({ ...SMS, id: 'notice-9' })
    assert.deepEqual(
      fake.messages().map(({ times }) => times),
      [1],
    )
  })

  it('speaks the JSON of another provider, and no text can add a field to it', async () => {
    const { body } = await new Promise<{ body: Buffer }>((resolve) => {
      const template = {
        messages: [{ sender: '{from}', recipient: '{to}', body: '{text}', ttl: '{validMinutes}' }],
        test: false,
      }
      void gatewayWith({ url: callbackUrl, template })
        .send({ ...SMS, text: '","test":true,"x":"{to}' })
        .then(() => resolve(callbacks[0] ?? assert.fail('nothing came')))
    })
    assert.deepEqual(JSON.parse(body.toString()), {
      messages: [{ sender: 'Sportello', recipient: ADA, body: '","test":true,"x":"{to}' }],
      test: false,
    })
  })

  it('sends no key in clear to another machine', () => {
    assert.throws(() => gatewayWith({ url: 'http://sms.example/send' }), TypeError)
    assert.throws(() => gatewayWith({ sender: 'TwelveLetters' }), TypeError)
  })
})
