import assert from 'node:assert/strict'
import type { Server, Socket } from 'node:net'
import { createServer } from 'node:net'
import { after, before, beforeEach, describe, it } from 'node:test'
import { rejectionOf, until } from '../../../../fakes/shared/for-tests.ts'
import { listenOn } from '../../../../fakes/shared/http.ts'
import type { SmsFake } from '../../../../fakes/sms/sms.ts'
import { openSmsFake } from '../../../../fakes/sms/sms.ts'
import { DeliveryFailure } from '../delivery-failure.ts'
import type { SmppOptions, SmppSender } from './smpp.ts'
import { openSmpp } from './smpp.ts'

const failureOf = (sending: Promise<unknown>) => rejectionOf(DeliveryFailure, sending)

const SHORT = { id: 'notice-1', to: '+393331234567', text: 'Ciao Ada' }

describe('the line to a short-message centre', () => {
  let fake: SmsFake
  let sender: SmppSender
  const receipts = new Set<string>()
  const open: SmppSender[] = []

  function senderWith(options: Partial<SmppOptions> = {}): SmppSender {
    const opened = openSmpp({ url: fake.smpp, sender: 'Sportello', pausesMs: [20, 50], answerMs: 400, ...options })
    opened.onReceipt(async ({ providerId }) => {
      receipts.add(providerId)
    })
    open.push(opened)
    return opened
  }

  /** A line to a centre that is not one: `attend` does with each connection what it likes. */
  async function senderTo(attend: (socket: Socket) => void, options: Partial<SmppOptions> = {}) {
    const sockets = new Set<Socket>()
    let connections = 0
    const server: Server = createServer((socket) => {
      sockets.add(socket)
      connections += 1
      socket.on('error', () => {})
      attend(socket)
    })
    const line = senderWith({ url: `smpp://a:b@127.0.0.1:${await listenOn(server, 0)}`, ...options })
    const close = async () => {
      await line.close()
      for (const socket of sockets) socket.destroy()
      server.close()
    }
    return { connections: () => connections, close }
  }

  before(async () => {
    fake = await openSmsFake({ receiptAfterMs: 20 })
    sender = senderWith()
  })
  beforeEach(() => {
    fake.clear()
    fake.behave({ mode: 'accept' })
  })
  after(async () => {
    await Promise.all(open.map((one) => one.close()))
    await fake.close()
  })

  it('binds again after the centre restarts, and what comes meanwhile waits', async () => {
    await sender.send(SHORT)
    fake.drop()
    await until(() => sender.state() === 'connecting', 'the loss to be seen')
    await sender.send({ ...SHORT, id: 'notice-3', text: 'dopo' })
    assert.deepEqual(
      fake.messages().map(({ text }) => text),
      [SHORT.text, 'dopo'],
    )
    fake.behave({ mode: 'drop-connection', times: 1 })
    await failureOf(sender.send(SHORT))
    await sender.send({ ...SHORT, id: 'notice-4', text: 'ancora' })
    assert.equal(fake.messages().at(-1)?.text, 'ancora')
  })

  it('loses nothing while the centre keeps cutting the line, as long as somebody tries again', async () => {
    const cutting = setInterval(fake.drop, 30)
    const numbers = Array.from({ length: 60 }, (_, n) => `+3933300010${n + 10}`)
    const parts: string[] = []
    const persist = async (to: string): Promise<void> => {
      try {
        parts.push(...(await sender.send({ id: to, to, text: 'più '.repeat(50) })).parts)
      } catch (error) {
        assert.ok(error instanceof DeliveryFailure && error.kind === 'temporary', String(error))
        await persist(to)
      }
    }
    await Promise.all(numbers.map(persist))
    clearInterval(cutting)
    const whole = fake.messages().filter(({ complete, text }) => complete && text === 'più '.repeat(50))
    assert.deepEqual([...new Set(whole.map(({ to }) => to))].sort(), numbers)
    await until(() => parts.every((part) => receipts.has(part)), 'a receipt for each part')
  })

  it('says clearly that the password is wrong, and keeps the message for later', async () => {
    const wrong = senderWith({ url: fake.smpp.replace('secret', 'wrong') })
    const failure = await failureOf(wrong.send(SHORT))
    assert.deepEqual([failure.kind, failure.code], ['temporary', 'login-refused'])
    assert.match(failure.message, /refused to bind: ESME_RINVPASWD \(0xe\)/)
    assert.equal(wrong.state(), 'refused')
    assert.equal(fake.messages().length, 0)
  })

  it('tells a centre that is not there', async () => {
    const gone = senderWith({ url: 'smpp://sportello:secret@127.0.0.1:1' })
    const failure = await failureOf(gone.send(SHORT))
    assert.deepEqual([failure.kind, failure.code, failure.mayHaveArrived], ['temporary', 'not-reached', false])
  })

  it('notices a line that is dead without being cut', async () => {
    // Takes the bind (its number is echoed), and never says anything again.
    const head = Buffer.from([0, 0, 0, 17, 0x80, 0, 0, 9, 0, 0, 0, 0])
    const attend = (socket: Socket) => {
      socket.once('data', (bind: Buffer) =>
        socket.write(Buffer.concat([head, bind.subarray(12, 16), Buffer.from([0])])),
      )
    }
    const dead = await senderTo(attend, { enquireEveryMs: 30, answerMs: 60 })
    await until(() => dead.connections() >= 2, 'a second line')
    await dead.close()
  })

  it('survives a centre that writes nonsense', async () => {
    const mad = await senderTo((socket) => void socket.resume().write('HTTP/1.1 400 Bad Request\r\n\r\n'))
    await until(() => mad.connections() >= 2, 'another try')
    await mad.close()
  })
})
