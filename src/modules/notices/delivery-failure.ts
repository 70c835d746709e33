/**
 * Why an outside party did not take a message.
 *
 * - `not-reached`: no connection (down, unknown host, line cut before anything was sent)
 * - `unanswered`: sent, but no answer came back in time or the line was cut: it may have arrived
 * - `login-refused`: our user, password or key is wrong
 * - `not-secure`: no TLS where we ask for it, or a certificate that doesn't hold
 * - `busy`: the party asks us to come back later
 * - `throttled`: we send faster than the party allows
 * - `sender-refused`: the party won't take our sender address or name
 * - `bad-address`: not an address or a number at all; nothing was sent
 * - `address-refused`: the party says that this recipient does not exist or takes nothing
 * - `content-refused`: the party refuses the message itself
 * - `too-long`: more SMS parts than a phone is sure to put together; nothing was sent
 * - `refused`: refused for good, for a reason that has no name here
 */
export type DeliveryCode =
  | 'not-reached'
  | 'unanswered'
  | 'login-refused'
  | 'not-secure'
  | 'busy'
  | 'throttled'
  | 'sender-refused'
  | 'bad-address'
  | 'address-refused'
  | 'content-refused'
  | 'too-long'
  | 'refused'

// A mistake in our own configuration (login, TLS, sender) must not turn a day of messages into failed ones:
// they wait, and go out when somebody has mended it. Only what concerns this very message is permanent.
const PERMANENT: ReadonlySet<DeliveryCode> = new Set([
  'bad-address',
  'address-refused',
  'content-refused',
  'too-long',
  'refused',
])

export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure'
  /** `temporary`: send it again later. `permanent`: sending it again gives the same answer. */
  readonly kind: 'temporary' | 'permanent'
  readonly code: DeliveryCode
  /** What the party answered, without addresses and numbers; at most 200 characters. */
  readonly answer: string
  /** True when sending again may give the person the same message twice. */
  readonly mayHaveArrived: boolean
  /** The party's own wish; null when it has none. */
  readonly retryAfterSeconds: number | null

  constructor(
    code: DeliveryCode,
    answer: string,
    { retryAfterSeconds = null }: { retryAfterSeconds?: number | null } = {},
  ) {
    const shown = withoutAddresses(answer)
    super(`${code}: ${shown}`)
    this.kind = PERMANENT.has(code) ? 'permanent' : 'temporary'
    this.code = code
    this.answer = shown
    this.mayHaveArrived = code === 'unanswered'
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Providers repeat the recipient in their answers; answers end up in logs and tables, where addresses must not. */
export function withoutAddresses(text: string): string {
  return text
    .replace(/[^\s<>"'()]+@[^\s<>"'()]+/g, '(address)')
    .replace(/\+?\d{7,}/g, '(number)')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
}
