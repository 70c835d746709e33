import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { rejectionOf, until } from '../../../../fakes/shared/for-tests.ts'
import type { SmsFake } from '../../../../fakes/sms/sms.ts'
import { openSmsFake } from '../../../../fakes/sms/sms.ts'
import { DeliveryFailure } from '../delivery-failure.ts'
import type { SmsReceipt } from './receipts.ts'
import type { SmppOptions, SmppSender } from './smpp.ts'
import { openSmpp, relativeTime } from './smpp.ts'

const failureOf = (sending: Promise<unknown>) => rejectionOf(DeliveryFailure, sending)

const ADA = '+393331234567'
const FATIMA = '+393337654321'
const REMINDER = 'Promemoria: oggi alle 9:00, Sede di Roma Eur. Porta un documento. È più facile se arrivi prima'
const SHORT = { id: 'notice-1', to: ADA, text: 'Ciao Ada: però perché così più là @ 3€' }

describe('SMS over SMPP', () => {
  let fake: SmsFake
  let sender: SmppSender
  let receipts: SmsReceipt[] = []
  let log: string[] = []
  const open: SmppSender[] = []

  function senderWith(options: Partial<SmppOptions> = {}): SmppSender {
    const opened = openSmpp({
      url: fake.smpp,
      sender: 'Sportello',
      pausesMs: [20, 50],
      answerMs: 400,
      throttlePauseMs: 20,
      log: (event) => log.push(event),
      ...options,
    })
    opened.onReceipt(async (receipt) => {
      receipts.push(receipt)
    })
    open.push(opened)
    return opened
  }

  // By number, for receipts of earlier messages may still be on their way.
  const receiptsOf = (providerId: string) => receipts.filter((receipt) => receipt.providerId === providerId)

  before(async () => {
    fake = await openSmsFake({ receiptAfterMs: 20 })
    sender = senderWith()
  })
  beforeEach(() => {
    fake.clear()
    fake.behave({ mode: 'accept' })
    receipts = []
    log = []
  })
  after(async () => {
    await Promise.all(open.map((one) => one.close()))
    await fake.close()
  })

  it('reaches Ada with her accents as typed, for the price of one, and hears that it was delivered', async () => {
    const { providerId, parts } = await sender.send(SHORT)
    assert.deepEqual(parts, [providerId])
    const [sms] = fake.messages({ to: ADA })
    assert.deepEqual([sms?.text, sms?.encoding, sms?.parts, sms?.from], [SHORT.text, 'GSM-7', 1, 'Sportello'])
    await until(() => receiptsOf(providerId).length === 1, 'a receipt')
    assert.deepEqual(receiptsOf(providerId), [{ providerId, state: 'delivered', stat: 'DELIVRD', error: null }])
    await until(() => fake.messages()[0]?.state === 'delivered', 'the centre to know that we took it')
  })

  it('writes to Fatima a long text in Arabic, and it arrives whole with a receipt for each part', async () => {
    const text = 'موعدك يوم الخميس الساعة التاسعة صباحا في مكتب روما. 🙂 '.repeat(5).trim()
    const { parts } = await sender.send({ id: 'notice-2', to: FATIMA, text, validMinutes: 30 })
    const [sms] = fake.messages({ to: FATIMA })
    assert.deepEqual([sms?.text, sms?.encoding, sms?.complete, sms?.parts], [text, 'UCS-2', true, parts.length])
    assert.ok(parts.length > 3)
    const minutes = (Date.parse(sms?.expiresAt ?? '') - Date.now()) / 60_000
    assert.ok(minutes > 29 && minutes < 31, 'the network gives up when it would be too late')
    await until(() => parts.every((part) => receiptsOf(part).length === 1), 'a receipt for each part')
  })

  it('sends a long Italian text in parts of 153', async () => {
    const text = `${REMINDER} `.repeat(4)
    assert.equal((await sender.send({ ...SHORT, text: text.replaceAll('È', 'é') })).parts.length, 3)
    assert.equal(fake.messages()[0]?.text, text.replaceAll('È', 'é'))
  })

  it('rests when the centre says that it is too fast, and goes on', async () => {
    fake.behave({ mode: 'throttle', times: 2 })
    await sender.send({ ...SHORT, text: 'a'.repeat(200) })
    assert.equal(fake.messages()[0]?.text, 'a'.repeat(200))
    assert.equal(log.filter((event) => event === 'throttled').length, 2)
    fake.behave({ mode: 'throttle' })
    const failure = await failureOf(sender.send(SHORT))
    assert.deepEqual([failure.kind, failure.code, failure.retryAfterSeconds], ['temporary', 'throttled', 5])
  })

  it('tells what can be tried again from what can not', async () => {
    const rows = [
      ['reject', 'permanent', 'address-refused', false],
      ['system-error', 'temporary', 'busy', false],
      ['silent', 'temporary', 'unanswered', true],
      ['drop-after-submit', 'temporary', 'unanswered', true],
    ] as const
    for (const [mode, kind, code, mayHaveArrived] of rows) {
      fake.behave({ mode, times: 1 })
      const failure = await failureOf(sender.send({ ...SHORT, id: mode }))
      assert.deepEqual([failure.kind, failure.code, failure.mayHaveArrived], [kind, code, mayHaveArrived], mode)
    }
    await sender.send(SHORT)
    assert.equal(fake.messages().at(-1)?.times, 2, 'the one whose answer was lost had arrived, and the page says so')
    for (const to of ['3331234567', '+39 333', '+0123456789', '+39333123456789012', '', '+39333\r\n1234567']) {
      assert.equal((await failureOf(sender.send({ ...SHORT, to }))).code, 'bad-address', to)
    }
    assert.equal((await failureOf(sender.send({ ...SHORT, text: 'a'.repeat(2000) }))).code, 'too-long')
    assert.equal((await failureOf(sender.send({ ...SHORT, text: ' ' }))).code, 'content-refused')
  })

  it('takes a receipt that comes late, after another line was opened', async () => {
    fake.behave({ mode: 'late-receipt', times: 1, ms: 150 })
    const { providerId } = await sender.send(SHORT)
    fake.drop()
    assert.equal(receiptsOf(providerId).length, 0)
    await until(() => receiptsOf(providerId).length === 1, 'the late receipt')
  })

  it('hears that a message was not delivered, and copes with receipts that come early or twice', async () => {
    fake.behave({ mode: 'undeliverable', times: 1 })
    const lost = await sender.send(SHORT)
    await until(() => receiptsOf(lost.providerId).length === 1, 'the receipt')
    assert.deepEqual(receiptsOf(lost.providerId), [
      { providerId: lost.providerId, state: 'failed', stat: 'UNDELIV', error: '001' },
    ])
    fake.behave({ mode: 'early-receipt', times: 1 })
    const early = await sender.send(SHORT)
    assert.equal(receiptsOf(early.providerId).length, 1, 'it was there before the answer to the submission')
    fake.behave({ mode: 'double-receipt', times: 1 })
    const twice = await sender.send(SHORT)
    await until(() => receiptsOf(twice.providerId).length === 2, 'both receipts')
  })

  it('gives a receipt back to the centre until it is stored', async () => {
    const other = await openSmsFake({ receiptAfterMs: 5, receipts: 'text' })
    const line = senderWith({ url: other.smpp })
    let tries = 0
    line.onReceipt(async () => {
      tries += 1
      if (tries < 3) throw new Error('not stored yet')
    })
    await line.send(SHORT)
    await until(() => other.messages()[0]?.state === 'delivered', 'the third try')
    assert.equal(tries, 3)
    await line.close()
    await other.close()
  })

  it('reads receipts of either kind', async () => {
    for (const kind of ['tlv', 'text'] as const) {
      const other = await openSmsFake({ receiptAfterMs: 5, receipts: kind })
      const line = senderWith({ url: other.smpp })
      const { providerId } = await line.send({ ...SHORT, text: kind })
      await until(() => receiptsOf(providerId).length > 0, kind)
      assert.deepEqual(receiptsOf(providerId)[0], { providerId, state: 'delivered', stat: 'DELIVRD', error: null })
      await line.close()
      await other.close()
    }
  })

  it('keeps fifty messages at once within its window, each delivered once', async () => {
    const narrow = senderWith({ windowSize: 3 })
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => narrow.send({ id: `many-${n}`, to: ADA, text: `numero ${n}` })),
    )
    const seen = fake.messages({ to: ADA })
    assert.equal(seen.length, 50)
    assert.ok(seen.every(({ times }) => times === 1))
  })

  it('refuses options that make no sense, when the process starts', () => {
    for (const options of [
      { sender: 'TwelveLetters' },
      { sender: 'àccento' },
      { url: 'http://x' },
      { url: 'smpp://127.0.0.1' },
    ]) {
      assert.throws(() => openSmpp({ url: fake.smpp, sender: 'Sportello', ...options }), TypeError)
    }
  })

  it('writes how long a message is worth sending as the standard does', () => {
    const rows: [number, string][] = [
      [30, '000000003000000R'],
      [90, '000000013000000R'],
      [1440, '000001000000000R'],
      [1e9, '000030000000000R'],
      [0, '000000000100000R'],
    ]
    for (const [minutes, text] of rows) assert.equal(relativeTime(minutes), text)
  })
})
