import { connect as connectPlain } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Pdu, Session } from 'smpp'
import smpp from 'smpp'
import { DeliveryFailure } from '../delivery-failure.ts'

export type ConnectionState = 'bound' | 'connecting' | 'refused' | 'closed'

export type ConnectionOptions = {
  host: string
  port: number
  tls: boolean
  systemId: string
  password: string
  /** Pauses before connecting again, the last one for ever; also the pause after a refused password. */
  pausesMs: readonly number[]
  enquireEveryMs: number
  answerMs: number
  onDeliver: (pdu: Pdu, answer: (status: string) => void) => void
  log: (event: string, detail: string) => void
}

/** "ESME_RTHROTTLED (0x58)" */
export function statusName(status: number): string {
  const name = Object.entries(smpp.errors).find(([, code]) => code === status)?.[0] ?? 'unknown status'
  return `${name} (0x${status.toString(16)})`
}

function refusalOf(status: number): DeliveryFailure {
  const about = `the centre refused to bind: ${statusName(status)}`
  const login = ['ESME_RBINDFAIL', 'ESME_RINVPASWD', 'ESME_RINVSYSID'].some((name) => smpp.errors[name] === status)
  return new DeliveryFailure(login ? 'login-refused' : 'busy', about)
}

/**
 * One bound line to a short-message centre: keeps itself alive, answers what the centre asks, and binds again after
 * each loss. Every request ends: with an answer, in time, or with the line.
 */
export function openConnection(options: ConnectionOptions) {
  let bound: Session | null = null
  let current: Session | null = null
  let closed = false
  let refusal: DeliveryFailure | null = null
  let losses = 0
  let retryTimer: NodeJS.Timeout | undefined
  const waiting = new Set<() => void>()

  function wake(): void {
    for (const go of waiting) go()
    waiting.clear()
  }

  function retry(): void {
    if (closed) return
    const last = options.pausesMs.length - 1
    const pause = options.pausesMs[refusal?.code === 'login-refused' ? last : Math.min(losses, last)] ?? 1000
    losses += 1
    // A little apart, so that many processes don't come back at the same instant.
    retryTimer = setTimeout(start, pause * (1 + Math.random() / 4))
  }

  async function bind(session: Session): Promise<void> {
    const fields = { system_id: options.systemId, password: options.password, system_type: '', interface_version: 0x34 }
    const { command_status: status } = await ask(session, new smpp.PDU('bind_transceiver', fields), options.answerMs)
    if (status !== 0) {
      refusal = refusalOf(status)
      options.log('refused', refusal.answer)
      return session.destroy()
    }
    refusal = null
    losses = 0
    bound = session
    options.log('bound', '')
    wake()
  }

  function start(): void {
    const { host, port } = options
    const socket = options.tls ? connectTls({ host, port, servername: host }) : connectPlain({ host, port })
    socket.setNoDelay(true)
    const session = new smpp.Session({ socket })
    current = session
    const slow = setTimeout(() => session.destroy(), options.answerMs)
    socket.once(options.tls ? 'secureConnect' : 'connect', () => {
      clearTimeout(slow)
      bind(session).catch(() => session.destroy())
    })
    const alive = setInterval(() => {
      if (session !== bound) return
      ask(session, new smpp.PDU('enquire_link'), options.answerMs).catch(() => session.destroy())
    }, options.enquireEveryMs)
    attend(session)
    // The library's reader is stuck for good after a broken PDU; the line is worth nothing then.
    session.on('error', (error: Error) => {
      options.log('lost', error.message)
      session.destroy()
    })
    session.once('close', () => {
      clearTimeout(slow)
      clearInterval(alive)
      if (bound === session) options.log('lost', 'the line was cut')
      bound = null
      if (refusal) wake()
      retry()
    })
  }

  function attend(session: Session): void {
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()))
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response())
      session.close()
    })
    session.on('deliver_sm', (pdu: Pdu) => {
      options.onDeliver(pdu, (status) => session.send(pdu.response({ command_status: smpp.errors[status] ?? 0 })))
    })
  }

  /** Waits for a bound line, at most `ms`. */
  async function ready(ms: number): Promise<Session> {
    if (closed) throw new DeliveryFailure('not-reached', 'the line to the centre is closed')
    if (!bound && !refusal) {
      let timer: NodeJS.Timeout | undefined
      await new Promise<void>((resolve) => {
        waiting.add(resolve)
        timer = setTimeout(resolve, ms)
      })
      clearTimeout(timer)
    }
    if (bound) return bound
    throw refusal ?? new DeliveryFailure('not-reached', 'no line to the centre')
  }

  async function close(): Promise<void> {
    closed = true
    clearTimeout(retryTimer)
    wake()
    const session = current
    if (!session || session.socket.destroyed) return
    const gone = new Promise<void>((resolve) => {
      session.once('close', () => resolve())
    })
    if (bound) await ask(session, new smpp.PDU('unbind'), Math.min(options.answerMs, 1000)).catch(() => undefined)
    session.destroy()
    await gone
  }

  const state = (): ConnectionState => (closed ? 'closed' : bound ? 'bound' : refusal ? 'refused' : 'connecting')

  start()
  return { ready, state, close }
}

/** Sends one request on a line and waits for its answer. Throws a DeliveryFailure when none comes. */
export function ask(session: Session, pdu: Pdu, answerMs: number): Promise<Pdu> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer)
      session.off('close', cut)
    }
    const cut = () => {
      done()
      reject(new DeliveryFailure('unanswered', 'the line was cut before the answer'))
    }
    const timer = setTimeout(() => {
      done()
      reject(new DeliveryFailure('unanswered', `no answer in ${answerMs} ms`))
    }, answerMs)
    session.setMaxListeners(0)
    session.once('close', cut)
    const sent = session.send(pdu, (answer) => {
      done()
      resolve(answer)
    })
    if (!sent) {
      done()
      reject(new DeliveryFailure('not-reached', 'the line is closing'))
    }
  })
}
