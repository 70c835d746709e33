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

type Line = {
  options: ConnectionOptions
  /** The session that messages may go by; null while there is none. */
  bound: Session | null
  /** The newest session, bound or not. */
  current: Session | null
  refusal: DeliveryFailure | null
  losses: number
  closed: boolean
  retryTimer: NodeJS.Timeout | undefined
  waiting: Set<() => void>
}

function wake(line: Line): void {
  for (const go of line.waiting) go()
  line.waiting.clear()
}

function retry(line: Line): void {
  if (line.closed) return
  const { pausesMs } = line.options
  const last = pausesMs.length - 1
  const pause = pausesMs[line.refusal?.code === 'login-refused' ? last : Math.min(line.losses, last)] ?? 1000
  line.losses += 1
  // A little apart, so that many processes don't come back at the same instant.
  line.retryTimer = setTimeout(() => start(line), pause * (1 + Math.random() / 4))
}

async function bind(line: Line, session: Session): Promise<void> {
  const { systemId, password, answerMs, log } = line.options
  const fields = { system_id: systemId, password, system_type: '', interface_version: 0x34 }
  const { command_status: status } = await ask(session, new smpp.PDU('bind_transceiver', fields), answerMs)
  if (status !== 0) {
    line.refusal = refusalOf(status)
    log('refused', line.refusal.answer)
    session.destroy()
    return
  }
  line.refusal = null
  line.losses = 0
  line.bound = session
  log('bound', '')
  wake(line)
}

function start(line: Line): void {
  const { host, port, tls, answerMs } = line.options
  const socket = tls ? connectTls({ host, port, servername: host }) : connectPlain({ host, port })
  socket.setNoDelay(true)
  const session = new smpp.Session({ socket })
  line.current = session
  const slow = setTimeout(() => session.destroy(), answerMs)
  socket.once(tls ? 'secureConnect' : 'connect', () => {
    clearTimeout(slow)
    bind(line, session).catch(() => session.destroy())
  })
  session.once('close', () => clearTimeout(slow))
  attend(line, session)
  watch(line, session)
}

/** Answers what the centre asks of its own accord. */
function attend({ options }: Line, session: Session): void {
  session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()))
  session.on('unbind', (pdu: Pdu) => {
    session.send(pdu.response())
    session.close()
  })
  session.on('deliver_sm', (pdu: Pdu) => {
    options.onDeliver(pdu, (status) => session.send(pdu.response({ command_status: smpp.errors[status] ?? 0 })))
  })
}

/** Finds out when a session is dead, and starts the next. */
function watch(line: Line, session: Session): void {
  const { answerMs, enquireEveryMs, log } = line.options
  const alive = setInterval(() => {
    if (session !== line.bound) return
    ask(session, new smpp.PDU('enquire_link'), answerMs).catch(() => session.destroy())
  }, enquireEveryMs)
  let reason = 'the line was cut'
  // The library's reader is stuck for good after a broken PDU; the line is worth nothing then.
  session.on('error', (error: Error) => {
    reason = error.message
    session.destroy()
  })
  session.once('close', () => {
    clearInterval(alive)
    log('lost', reason)
    line.bound = null
    if (line.refusal) wake(line)
    retry(line)
  })
}

async function ready(line: Line, ms: number): Promise<Session> {
  // A line that is closing takes nothing more, some moments before we are told that it is gone.
  if (line.bound && !line.bound.socket.writable) line.bound = null
  if (!line.bound && !line.refusal && !line.closed) {
    let timer: NodeJS.Timeout | undefined
    await new Promise<void>((resolve) => {
      line.waiting.add(resolve)
      timer = setTimeout(resolve, ms)
    })
    clearTimeout(timer)
  }
  if (line.bound && !line.closed) return line.bound
  throw line.refusal ?? new DeliveryFailure('not-reached', line.closed ? 'the line is closed' : 'no line to the centre')
}

async function close(line: Line): Promise<void> {
  line.closed = true
  clearTimeout(line.retryTimer)
  wake(line)
  const session = line.current
  if (!session || session.socket.destroyed) return
  const gone = new Promise<void>((resolve) => {
    session.once('close', () => resolve())
  })
  const goodbye = new smpp.PDU('unbind')
  if (line.bound) await ask(session, goodbye, Math.min(line.options.answerMs, 1000)).catch(() => undefined)
  session.destroy()
  await gone
}

function stateOf({ closed, bound, refusal }: Line): ConnectionState {
  if (closed) return 'closed'
  if (bound) return 'bound'
  return refusal ? 'refused' : 'connecting'
}

/**
 * One bound line to a short-message centre: keeps itself alive, answers what the centre asks, and binds again after
 * each loss. Every request ends: with an answer, in time, or with the line.
 */
export function openConnection(options: ConnectionOptions) {
  const line: Line = {
    options,
    bound: null,
    current: null,
    refusal: null,
    losses: 0,
    closed: false,
    retryTimer: undefined,
    waiting: new Set(),
  }
  start(line)
  return {
    /** Waits for a bound line, at most `ms`. Throws a DeliveryFailure. */
    ready: (ms: number) => ready(line, ms),
    state: () => stateOf(line),
    close: () => close(line),
  }
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
