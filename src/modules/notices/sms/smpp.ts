import { setTimeout as pause } from 'node:timers/promises'
import type { Pdu } from 'smpp'
import smpp from 'smpp'
import type { DeliveryCode } from '../delivery-failure.ts'
import { DeliveryFailure } from '../delivery-failure.ts'
import type { ConnectionState } from './connection.ts'
import { ask, openConnection, statusName } from './connection.ts'
import { decimalOfHex, readReceipt } from './receipts.ts'
import type { OutgoingSms, SentSms, SmsSender, TakeReceipt } from './sender.ts'
import { digitsOf, encoded, readSender } from './sender.ts'

const THROTTLE_TRIES_MAX = 5
const ESM_CLASS_UDHI = 0x40
const REGISTERED_DELIVERY = 1

export type SmppOptions = {
  /** `smpp://systemId:password@host:2775`, or `ssmpp://…:3550` for TLS. */
  url: string
  /** Letters and digits up to eleven (registered in the AGCOM list of aliases), a short code, or +39…. */
  sender: string
  /** How many submissions may wait for their answers at once; providers publish theirs. */
  windowSize?: number
  /** `decimal` when the centre answers submissions in hexadecimal and writes receipts in decimal. */
  receiptIds?: 'same' | 'decimal'
  pausesMs?: readonly number[]
  enquireEveryMs?: number
  answerMs?: number
  throttlePauseMs?: number
  /** Told of the line's life, never of people: `bound`, `lost`, `refused`, `throttled`, `receipt-put-off`, `reply-ignored`. */
  log?: (event: string, detail: string) => void
}

export type SmppSender = Required<SmsSender> & { readonly via: 'smpp'; state(): ConnectionState }

const CODES: Readonly<Record<string, DeliveryCode>> = {
  ESME_RTHROTTLED: 'throttled',
  ESME_RMSGQFUL: 'throttled',
  ESME_RINVDSTADR: 'address-refused',
  ESME_RINVDSTTON: 'address-refused',
  ESME_RINVDSTNPI: 'address-refused',
  ESME_RINVSRCADR: 'sender-refused',
  ESME_RINVSRCTON: 'sender-refused',
  ESME_RINVSRCNPI: 'sender-refused',
  ESME_RINVMSGLEN: 'content-refused',
  ESME_RX_P_APPN: 'refused',
  ESME_RX_R_APPN: 'refused',
}

// ESME_RSUBMITFAIL, ESME_RSYSERR and the providers' own codes mean different things to each: they are worth another try.
function failureOf(status: number): DeliveryFailure {
  const name = Object.keys(CODES).find((candidate) => smpp.errors[candidate] === status)
  return new DeliveryFailure((name && CODES[name]) || 'busy', statusName(status))
}

/** SMPP 3.4 §7.1.1.2: a length of time as YYMMDDhhmmss000R; at most 30 days, which every centre takes. */
export function relativeTime(minutes: number): string {
  const whole = Math.max(1, Math.min(Math.floor(minutes), 30 * 24 * 60))
  const two = (value: number) => String(value).padStart(2, '0')
  return `0000${two(Math.floor(whole / 1440))}${two(Math.floor(whole / 60) % 24)}${two(whole % 60)}00000R`
}

/** At most `size` at once; the rest wait in the order in which they came. */
function openWindow(size: number) {
  const queue: (() => void)[] = []
  let free = size
  return async function within<T>(act: () => Promise<T>): Promise<T> {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => queue.push(resolve))
    try {
      return await act()
    } finally {
      const next = queue.shift()
      if (next) next()
      else free += 1
    }
  }
}

function readUrl(given: string) {
  const url = new URL(given)
  if (!['smpp:', 'ssmpp:'].includes(url.protocol))
    throw new TypeError('the address of a short-message centre begins with smpp:// or ssmpp://')
  const tls = url.protocol === 'ssmpp:'
  const [systemId, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)]
  if (!systemId) throw new TypeError('the address of a short-message centre holds a user and a password')
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port) || (tls ? 3550 : 2775),
    tls,
    systemId,
    password,
  }
}

function textOf(pdu: Pdu): string {
  const fields = [pdu['short_message'], pdu['message_payload']] as ({ message?: unknown } | undefined)[]
  return fields.map((field) => (typeof field?.message === 'string' ? field.message : '')).join('')
}

type Log = NonNullable<SmppOptions['log']>

async function giveReceipt(pdu: Pdu, take: TakeReceipt | null, log: Log): Promise<'ESME_ROK' | 'ESME_RX_T_APPN'> {
  try {
    const {
      receipted_message_id: receiptedMessageId,
      message_state: messageState,
      network_error_code: networkError,
    } = pdu
    const receipt = readReceipt({ text: textOf(pdu), receiptedMessageId, messageState, networkError })
    if (receipt && !take) throw new Error('nobody takes receipts yet')
    if (receipt) await take?.(receipt)
    // Somebody answered our SMS. Nobody reads such answers, and no message asks for one.
    else log('reply-ignored', '')
    return 'ESME_ROK'
  } catch (error) {
    log('receipt-put-off', error instanceof Error ? error.message : String(error))
    return 'ESME_RX_T_APPN'
  }
}

type Source = ReturnType<typeof readSender>

/** One submit_sm for each part. */
function partsOf(source: Source, sms: OutgoingSms): (() => Pdu)[] {
  const to = digitsOf(sms.to)
  const { dataCoding, joined, segments } = encoded(sms)
  const fields = {
    source_addr_ton: source.ton,
    source_addr_npi: source.npi,
    source_addr: source.address,
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: to,
    esm_class: joined ? ESM_CLASS_UDHI : 0,
    registered_delivery: REGISTERED_DELIVERY,
    validity_period: sms.validMinutes === undefined ? '' : relativeTime(sms.validMinutes),
    // Octets and coding are ours: given a string, the library picks Latin-1 (3) for Italian accents, and counts wrong.
    data_coding: dataCoding,
  }
  return segments.map((octets) => () => new smpp.PDU('submit_sm', { ...fields, short_message: octets }))
}

/** Opens a line to a short-message centre and keeps it. Throws a TypeError when the options make no sense. */
export function openSmpp(options: SmppOptions): SmppSender {
  const source = readSender(options.sender)
  const { answerMs = 10_000, throttlePauseMs = 1000, log = () => {} } = options
  const numberOf = options.receiptIds === 'decimal' ? decimalOfHex : (id: string) => id
  const within = openWindow(options.windowSize ?? 10)
  let takeReceipt: TakeReceipt | null = null
  let quietUntil = 0

  const connection = openConnection({
    ...readUrl(options.url),
    pausesMs: options.pausesMs ?? [1000, 2000, 5000, 10_000, 30_000, 60_000],
    enquireEveryMs: options.enquireEveryMs ?? 30_000,
    answerMs,
    onDeliver: (pdu, answer) => void giveReceipt(pdu, takeReceipt, log).then(answer),
    log,
  })

  // A part is tried again here, not by the caller's next attempt: its sisters may be on the phone already.
  async function submit(build: () => Pdu): Promise<string> {
    for (let tries = 1; ; tries += 1) {
      const wait = quietUntil - performance.now()
      if (wait > 0) await pause(wait)
      const line = await connection.ready(answerMs)
      const answer = await ask(line, build(), answerMs)
      if (answer.command_status === 0) return numberOf(String(answer['message_id']))
      const failure = failureOf(answer.command_status)
      if (failure.code !== 'throttled') throw failure
      // All messages on this line rest, not only this one: it is the line that is too fast.
      quietUntil = performance.now() + throttlePauseMs
      log('throttled', failure.answer)
      const retryAfterSeconds = Math.ceil(throttlePauseMs / 1000) * tries
      if (tries >= THROTTLE_TRIES_MAX) throw new DeliveryFailure('throttled', failure.answer, { retryAfterSeconds })
    }
  }

  async function send(sms: OutgoingSms): Promise<SentSms> {
    const parts: string[] = []
    for (const build of partsOf(source, sms)) parts.push(await within(() => submit(build)))
    return { providerId: parts[0] ?? '', parts }
  }

  return {
    via: 'smpp',
    send,
    onReceipt: (take) => {
      takeReceipt = take
    },
    state: connection.state,
    close: connection.close,
  }
}
