import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import { createServer } from 'node:net'
import type { Pdu, Session } from 'smpp'
import smpp from 'smpp'
import type { Behaviour } from '../shared/behaviours.ts'
import { openTimers } from '../shared/timers.ts'
import type { openMessages, Part } from './messages.ts'
import { normalised } from './messages.ts'
import type { SmsMode } from './modes.ts'

const RECEIPT_TRIES_MAX = 20
const REFUSED_FOR_NOW: Partial<Record<SmsMode, string>> = {
  throttle: 'ESME_RTHROTTLED',
  'queue-full': 'ESME_RMSGQFUL',
  'system-error': 'ESME_RSYSERR',
  reject: 'ESME_RINVDSTADR',
}
const ENCODINGS: Record<number, string> = { 0: 'GSM-7', 1: 'ASCII', 3: 'Latin-1', 8: 'UCS-2' }

export type SmscOptions = {
  systemId: string
  password: string
  /** How a receipt says its state: in the TLVs, in the text only, or both. */
  receipts: 'tlv' | 'text' | 'both'
  receiptAfterMs: number
}

type Party = SmscOptions & {
  messages: ReturnType<typeof openMessages>
  next: (to: string) => Behaviour<SmsMode> | null
  /** Sessions that take receipts, each with what to do about those unanswered when it is cut. */
  bound: Map<Session, Set<() => void>>
  later: (ms: number, act: () => void) => void
  nextId: () => string
}

// 3GPP TS 23.040 §9.2.3.24.1 and .8: a reference of 8 or of 16 bits, how many parts, which one.
function concatOf(udh: Buffer[] | undefined): Part['concat'] {
  const element = udh?.find(([kind, length]) => (kind === 0x00 && length === 3) || (kind === 0x08 && length === 4))
  if (!element) return null
  const [total = 0, index = 0] = element.subarray(-2)
  return index > 0 && index <= total ? { reference: element.readUIntBE(2, element.length - 4), total, index } : null
}

/** The text and place of a part, or the error code of a submission that a strict centre would refuse. */
function readPart(pdu: Pdu, id: string): Part | string {
  const { udh, message } = (pdu['short_message'] ?? {}) as { udh?: Buffer[]; message?: unknown }
  if (typeof message !== 'string') return 'ESME_RSUBMITFAIL'
  const coding = Number(pdu['data_coding'])
  const from = String(pdu['source_addr'])
  const to = String(pdu['destination_addr'])
  if (pdu['source_addr_ton'] === 5 && from.length > 11) return 'ESME_RINVSRCADR'
  if (!/^\d{3,15}$/.test(to)) return 'ESME_RINVDSTADR'
  const headerOctets = udh ? udh.reduce((sum, element) => sum + element.length, 1) : 0
  // GSM 03.38 §6.2.1.1: these ten cost an escape and a sign; the header is padded up to whole septets.
  const septets =
    message.length +
    [...message].filter((sign) => '\f^{}\\[~]|€'.includes(sign)).length +
    Math.ceil((headerOctets * 8) / 7)
  if (coding === 8 ? headerOctets + message.length * 2 > 140 : septets > 160) return 'ESME_RINVMSGLEN'
  const concat = concatOf(udh)
  const until = pdu['validity_period']
  const expiresAt = until instanceof Date ? until.toISOString() : null
  return {
    id,
    from,
    to: normalised(to),
    text: message,
    encoding: ENCODINGS[coding] ?? `data_coding ${coding}`,
    concat,
    expiresAt,
  }
}

function receiptFor(party: Party, part: Part, delivered: boolean): Pdu {
  const stat = delivered ? 'DELIVRD' : 'UNDELIV'
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(2, 12)
  const inText = `id:${part.id} sub:001 dlvrd:00${delivered ? 1 : 0} submit date:${stamp} done date:${stamp} stat:${stat} err:${delivered ? '000' : '001'} text:${part.text.slice(0, 20).replace(/[^ -~]/g, '.')}`
  const inTlv = { receipted_message_id: part.id, message_state: delivered ? 2 : 5 }
  return new smpp.PDU('deliver_sm', {
    source_addr_ton: 1,
    source_addr_npi: 1,
    source_addr: part.to.slice(1),
    destination_addr: part.from,
    esm_class: 4,
    data_coding: 0,
    short_message: Buffer.from(party.receipts === 'tlv' ? '' : inText, 'latin1'),
    ...(party.receipts === 'text' ? {} : inTlv),
  })
}

/** Gives a receipt to any session that is bound, and again after a pause until one takes it: like a real centre. */
function giveReceipt(party: Party, part: Part, delivered: boolean, tries = 0): void {
  const again = () => {
    if (tries < RECEIPT_TRIES_MAX) party.later(300, () => giveReceipt(party, part, delivered, tries + 1))
  }
  const [session, unanswered] = [...party.bound].at(-1) ?? []
  if (!session || !unanswered) {
    again()
    return
  }
  unanswered.add(again)
  const sent = session.send(receiptFor(party, part, delivered), (answer) => {
    unanswered.delete(again)
    if (answer.command_status === 0) party.messages.mark(part.id, delivered ? 'delivered' : 'failed')
    else again()
  })
  if (!sent && unanswered.delete(again)) again()
}

function scheduleReceipt(party: Party, part: Part, wish: Behaviour<SmsMode> | null): void {
  if (wish?.mode === 'no-receipt') return
  const ms = wish?.mode === 'late-receipt' ? (wish.ms ?? 5000) : party.receiptAfterMs
  const give = () => giveReceipt(party, part, wish?.mode !== 'undeliverable')
  party.messages.mark(part.id, 'underway')
  party.later(ms, give)
  if (wish?.mode === 'double-receipt') party.later(ms + 20, give)
}

function takeSubmission(party: Party, session: Session, pdu: Pdu): void {
  const refuse = (code: string) => session.send(pdu.response({ command_status: smpp.errors[code] }))
  const id = party.nextId()
  const answer = () => session.send(pdu.response({ message_id: id }))
  const part = readPart(pdu, id)
  if (typeof part === 'string') {
    refuse(part)
    return
  }
  const wish = party.next(part.to)
  const refusal = wish && REFUSED_FOR_NOW[wish.mode]
  if (refusal) refuse(refusal)
  else if (wish?.mode === 'drop-connection') session.destroy()
  else if (wish?.mode === 'lose') answer()
  else if (wish?.mode !== 'silent')
    keepSubmission(party, session, { part, wish, answer, wantsReceipt: wantsReceipt(pdu) })
}

// SMPP 3.4 §5.2.17: the two lowest bits ask for a receipt.
function wantsReceipt(pdu: Pdu): boolean {
  return (Number(pdu['registered_delivery']) & 0x03) !== 0
}

type Submission = { part: Part; wish: Behaviour<SmsMode> | null; answer: () => void; wantsReceipt: boolean }

function keepSubmission(
  party: Party,
  session: Session,
  { part, wish, answer, wantsReceipt: wanted }: Submission,
): void {
  party.messages.keepPart(part)
  if (wish?.mode === 'early-receipt') {
    giveReceipt(party, part, true)
    party.later(50, answer)
    return
  }
  if (wanted) scheduleReceipt(party, part, wish)
  if (wish?.mode === 'drop-after-submit') session.destroy()
  else answer()
}

function takeBind(party: Party, session: Session, pdu: Pdu): void {
  const known = pdu['system_id'] === party.systemId
  const error = !known ? 'ESME_RINVSYSID' : pdu['password'] !== party.password ? 'ESME_RINVPASWD' : null
  if (error) {
    session.send(pdu.response({ command_status: smpp.errors[error] }))
    session.close()
    return
  }
  session.send(pdu.response({ system_id: 'FAKESMSC' }))
  if (pdu.command !== 'bind_transmitter') party.bound.set(session, new Set())
  session.on('submit_sm', (submission: Pdu) => takeSubmission(party, session, submission))
}

function attend(party: Party, socket: Socket): void {
  const session = new smpp.Session({ socket })
  for (const command of ['bind_transceiver', 'bind_receiver', 'bind_transmitter']) {
    session.on(command, (pdu: Pdu) => takeBind(party, session, pdu))
  }
  session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()))
  session.on('unbind', (pdu: Pdu) => {
    session.send(pdu.response())
    session.close()
  })
  session.on('close', () => {
    const unanswered = party.bound.get(session)
    party.bound.delete(session)
    for (const again of unanswered ?? []) again()
  })
  // A broken PDU leaves the library's reader stuck for good, so the line is cut as a real centre would.
  session.on('error', () => session.destroy())
}

/** A short-message centre that speaks SMPP 3.4: bind, submit, long messages, receipts. */
export function createSmsc(options: SmscOptions, messages: Party['messages'], next: Party['next']) {
  // A database outlives this process: numbers must not come again after a restart, as they never do at a real centre.
  const prefix = randomBytes(4).toString('hex')
  const timers = openTimers()
  let last = 0
  const party: Party = {
    ...options,
    messages,
    next,
    bound: new Map(),
    later: timers.later,
    nextId: () => {
      last += 1
      return `${prefix}${String(last).padStart(6, '0')}`
    },
  }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    attend(party, socket)
  })
  /** Cuts every line at once, as when the centre restarts. */
  const drop = () => {
    for (const socket of sockets) socket.destroy()
  }
  const close = () =>
    new Promise<void>((resolve) => {
      timers.close()
      server.close(() => resolve())
      drop()
    })
  return { server, drop, close }
}
