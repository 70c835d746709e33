import { createHmac, timingSafeEqual } from 'node:crypto'
import type { DeliveryCode } from '../delivery-failure.ts'
import { DeliveryFailure } from '../delivery-failure.ts'
import type { SmsReceipt } from './receipts.ts'
import { receiptState } from './receipts.ts'
import type { OutgoingSms, SentSms, SmsSender } from './sender.ts'
import { digitsOf, encoded, readSender } from './sender.ts'

const CALLBACK_SECONDS_MAX = 300

export type GatewayOptions = {
  /** https://…; plain http:// only on this very machine. */
  url: string
  /** Sent as `Authorization: Bearer …`. */
  key: string
  sender: string
  /** Where the provider reports how a message ended; see verifyCallback. */
  callbackUrl?: string
  /**
   * The JSON that this provider wants. Texts that are exactly `{id}`, `{from}`, `{to}`, `{text}`, `{callback}` or
   * `{validMinutes}` are replaced; a field whose value is not known is left out.
   */
  template?: Readonly<Record<string, unknown>>
  /** The field of the answer that holds the provider's number of the message. */
  idField?: string
  answerMs?: number
}

/** Its receipts come to a route of ours: see verifyCallback. */
export type GatewaySender = SmsSender & { readonly via: 'http' }

const TEMPLATE = {
  id: '{id}',
  from: '{from}',
  to: '{to}',
  text: '{text}',
  callback: '{callback}',
  validMinutes: '{validMinutes}',
}

// Values are put into the parsed template, never into its text: no SMS can close a quote and add a field.
function fill(template: unknown, values: Readonly<Record<string, unknown>>): unknown {
  if (typeof template === 'string') {
    const [, name] = /^\{(\w+)\}$/.exec(template) ?? []
    return name ? values[name] : template
  }
  if (Array.isArray(template)) return template.map((item) => fill(item, values))
  if (typeof template !== 'object' || template === null) return template
  return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, fill(value, values)]))
}

const STATUS_CODES: Readonly<Record<number, DeliveryCode>> = {
  401: 'login-refused',
  403: 'login-refused',
  408: 'busy',
  409: 'busy',
  413: 'content-refused',
  425: 'busy',
  429: 'throttled',
}

function refusalOf(status: number, retryAfter: string | null, body: string): DeliveryFailure {
  const code = STATUS_CODES[status] ?? (status >= 400 && status < 500 ? 'refused' : 'busy')
  const seconds = retryAfter && /^\d{1,5}$/.test(retryAfter) ? Number(retryAfter) : null
  return new DeliveryFailure(code, `${status} ${body}`, { retryAfterSeconds: seconds })
}

// Before the request has left there is no doubt that nothing arrived; after that there always is.
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']

function failureOf(error: unknown): DeliveryFailure {
  const cause = error instanceof Error ? (error.cause as { code?: string; message?: string } | undefined) : undefined
  const about = cause?.code ?? (error instanceof Error ? error.message : String(error))
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(about)) return new DeliveryFailure('not-secure', about)
  return new DeliveryFailure(NEVER_LEFT.includes(about) ? 'not-reached' : 'unanswered', about)
}

function readUrl(given: string): string {
  const url = new URL(given)
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && here))
    throw new TypeError('an SMS gateway is reached by https://')
  return url.href
}

/** A provider reached by HTTP, with the same `send` as the SMPP one. Throws a TypeError when the options make no sense. */
export function openGateway(options: GatewayOptions): GatewaySender {
  const url = readUrl(options.url)
  const from = options.sender
  readSender(from)

  async function post(sms: OutgoingSms): Promise<Response> {
    const values = { ...sms, from, callback: options.callbackUrl }
    return await fetch(url, {
      method: 'POST',
      // The key makes a repetition harmless where the provider knows it (draft-ietf-httpapi-idempotency-key-header).
      headers: {
        authorization: `Bearer ${options.key}`,
        'content-type': 'application/json',
        'idempotency-key': sms.id,
      },
      body: JSON.stringify(fill(options.template ?? TEMPLATE, values)),
      // A redirect would carry the key and the text to somebody else.
      redirect: 'error',
      signal: AbortSignal.timeout(options.answerMs ?? 15_000),
    })
  }

  async function send(sms: OutgoingSms): Promise<SentSms> {
    digitsOf(sms.to)
    encoded(sms)
    let answer: Response
    let body: string
    try {
      answer = await post(sms)
      body = await answer.text()
    } catch (error) {
      throw failureOf(error)
    }
    if (!answer.ok) throw refusalOf(answer.status, answer.headers.get('retry-after'), body)
    // Taken, but without a number that we can read: our own stands for it, since failing would send it again.
    const providerId = fieldOf(body, options.idField ?? 'id') ?? sms.id
    return { providerId, parts: [providerId] }
  }

  return { via: 'http', send, close: async () => {} }
}

function fieldOf(body: string, name: string): string | null {
  try {
    const value = (JSON.parse(body) as Record<string, unknown> | null)?.[name]
    return typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value).slice(0, 200) : null
  } catch {
    return null
  }
}

export type CallbackVerdict =
  /** `callbackId` is the same for a repetition of the same callback. */
  | { valid: true; callbackId: string; receipt: SmsReceipt }
  | { valid: false; reason: 'unsigned' | 'too-old' | 'wrong-signature' | 'unreadable' }

function secretOf(secret: string): Buffer {
  return secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret, 'utf8')
}

/**
 * Whether a status callback comes from the provider: Standard Webhooks 1.0 (headers webhook-id, webhook-timestamp,
 * webhook-signature; HMAC-SHA256 over `id.timestamp.body`, in base64 after `v1,`; several signatures while a secret is
 * being changed). The body has to be the octets as they came. A callback repeated within five minutes is valid again
 * and brings the same receipt: storing it twice changes nothing.
 */
export function verifyCallback(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  rawBody: Buffer | string,
  secret: string,
  now: Date,
): CallbackVerdict {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) => headers[name],
  )
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string' || !id || secret === '')
    return { valid: false, reason: 'unsigned' }
  const expected = createHmac('sha256', secretOf(secret)).update(`${id}.${timestamp}.`).update(rawBody).digest()
  const matches = signatures.split(' ').some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64')
    return signature.startsWith('v1,') && given.length === expected.length && timingSafeEqual(given, expected)
  })
  if (!matches) return { valid: false, reason: 'wrong-signature' }
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now.getTime() / 1000 - Number(timestamp)) > CALLBACK_SECONDS_MAX)
    return { valid: false, reason: 'too-old' }
  const body = rawBody.toString()
  const [providerId, stat] = [fieldOf(body, 'id'), fieldOf(body, 'status')]
  if (!providerId || !stat) return { valid: false, reason: 'unreadable' }
  const error = fieldOf(body, 'error')
  const receipt = {
    providerId,
    state: receiptState(stat),
    stat,
    error: error === null || /^0*$/.test(error) ? null : error,
  }
  return { valid: true, callbackId: id, receipt }
}
