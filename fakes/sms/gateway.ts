import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { Behaviour } from '../shared/behaviours.ts'
import type { Answer, Question } from '../shared/http.ts'
import { json } from '../shared/http.ts'
import { openTimers } from '../shared/timers.ts'
import type { openMessages } from './messages.ts'
import { normalised } from './messages.ts'
import type { SmsMode } from './modes.ts'

export type GatewayOptions = { key: string; callbackSecret: string; receiptAfterMs: number }

type Messages = ReturnType<typeof openMessages>
type Next = (to: string) => Behaviour<SmsMode> | null

const CALLBACK_TRIES_MAX = 20
const REFUSALS: Partial<Record<SmsMode, { status: number; error: string }>> = {
  throttle: { status: 429, error: 'too many messages' },
  'queue-full': { status: 503, error: 'queue full' },
  'system-error': { status: 500, error: 'system error' },
  reject: { status: 422, error: 'no such number' },
}

/** Tells the sender how a message ended, signed as Standard Webhooks 1.0 says (id.timestamp.body, HMAC-SHA256, base64). */
async function callBack(url: string, secret: string, body: string, id: string): Promise<boolean> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
  const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(5000) }).catch(
    () => null,
  )
  return answer?.ok ?? false
}

type Sent = { callback: string; providerId: string; reference: string; wish: Behaviour<SmsMode> | null }

/** Reports how messages end, again after a pause until somebody says 200. */
function openCallbacks({ callbackSecret, receiptAfterMs }: GatewayOptions, mark: Messages['mark']) {
  const { later, close } = openTimers()

  function schedule({ callback, providerId, reference, wish }: Sent): void {
    if (wish?.mode === 'no-receipt') return
    const [status, error] = wish?.mode === 'undeliverable' ? ['UNDELIV', '001'] : ['DELIVRD', '000']
    const body = JSON.stringify({ id: providerId, reference, status, error })
    const callbackId = `cb_${randomUUID()}`
    const tell = async (tries: number) => {
      if (await callBack(callback, callbackSecret, body, callbackId))
        mark(providerId, status === 'DELIVRD' ? 'delivered' : 'failed')
      else if (tries < CALLBACK_TRIES_MAX) later(300, () => void tell(tries + 1))
    }
    mark(providerId, 'underway')
    const ms = wish?.mode === 'late-receipt' ? (wish.ms ?? 5000) : receiptAfterMs
    later(ms, () => void tell(0))
    if (wish?.mode === 'double-receipt') later(ms + 20, () => void tell(0))
  }

  return { schedule, close }
}

function refuse(mode: SmsMode | undefined): Answer | null {
  const refusal = mode && REFUSALS[mode]
  if (!refusal) return null
  const answer = json({ error: refusal.error }, refusal.status)
  return { ...answer, headers: { ...answer.headers, ...(refusal.status === 429 ? { 'retry-after': '1' } : {}) } }
}

/** The fake's HTTP door: `POST /send` with a bearer key and {id, from, to, text, callback?, validMinutes?}. */
export function createGateway(options: GatewayOptions, messages: Messages, next: Next) {
  const callbacks = openCallbacks(options, messages.mark)
  const answered = new Map<string, string>()
  const prefix = `h${randomBytes(4).toString('hex')}`
  let last = 0

  /** Null means that the line is to be cut without an answer. */
  function take({ headers, body }: Question): Answer | null {
    if (headers.authorization !== `Bearer ${options.key}`) return json({ error: 'wrong key' }, 401)
    const { id, from, to, text, callback, validMinutes } = JSON.parse(body) as Record<string, unknown>
    if (![id, from, to, text].every((field) => typeof field === 'string' && field !== ''))
      return json({ error: 'id, from, to and text are needed' }, 422)
    const number = normalised(String(to))
    if (!/^\+\d{6,15}$/.test(number)) return json({ error: 'no such number' }, 422)
    const key = String(headers['idempotency-key'] ?? '')
    const known = answered.get(key)
    if (known) return json({ id: known })
    const wish = next(number)
    const refusal = refuse(wish?.mode)
    if (refusal) return refusal
    if (wish?.mode === 'drop-connection' || wish?.mode === 'silent') return null
    last += 1
    const providerId = `${prefix}${String(last).padStart(6, '0')}`
    if (wish?.mode === 'lose') return json({ id: providerId })
    const expiresAt =
      typeof validMinutes === 'number' ? new Date(Date.now() + validMinutes * 60_000).toISOString() : null
    messages.keep({
      ids: [providerId],
      reference: String(id),
      via: 'http',
      from: String(from),
      to: number,
      text: String(text),
      encoding: 'UTF-8',
      parts: 1,
      complete: true,
      expiresAt,
    })
    if (typeof callback === 'string') callbacks.schedule({ callback, providerId, reference: String(id), wish })
    if (key) answered.set(key, providerId)
    return wish?.mode === 'drop-after-submit' ? null : json({ id: providerId })
  }

  return { take, clear: () => answered.clear(), close: callbacks.close }
}
