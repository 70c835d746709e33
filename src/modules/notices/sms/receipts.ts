export type ReceiptState = 'delivered' | 'failed' | 'underway'

export type SmsReceipt = {
  /** The number of the part that it speaks of: one of the `parts` that sending gave. */
  providerId: string
  state: ReceiptState
  /** The provider's own word, for who looks into a failure: DELIVRD, UNDELIV, EXPIRED … */
  stat: string
  error: string | null
}

// SMPP 3.4 §5.2.28 message_state, by number, in the words of appendix B.
const STATS = [
  'SCHEDULED',
  'ENROUTE',
  'DELIVRD',
  'EXPIRED',
  'DELETED',
  'UNDELIV',
  'ACCEPTD',
  'UNKNOWN',
  'REJECTD',
  'SKIPPED',
]

const STATES: Readonly<Record<string, ReceiptState>> = {
  DELIVRD: 'delivered',
  DELIVERED: 'delivered',
  EXPIRED: 'failed',
  DELETED: 'failed',
  UNDELIV: 'failed',
  UNDELIVERABLE: 'failed',
  UNDELIVERED: 'failed',
  REJECTD: 'failed',
  REJECTED: 'failed',
  FAILED: 'failed',
  SKIPPED: 'failed',
}

/**
 * What a provider's word means. UNKNOWN and words that nobody knows are `underway`: they promise nothing, and calling
 * them failed would send people a message twice.
 */
export function receiptState(stat: string): ReceiptState {
  return STATES[stat.trim().toUpperCase()] ?? 'underway'
}

export type ReceiptFields = {
  text: string
  receiptedMessageId?: unknown
  messageState?: unknown
  networkError?: unknown
}

function fieldOf(text: string, name: string): string | null {
  return new RegExp(`(?:^|\\s)${name}:\\s*([!-~]+)`, 'i').exec(text)?.[1] ?? null
}

/**
 * A receipt from the fields of a deliver_sm, or null when it is none. Centres put it in the TLVs (§5.3.2.12, §5.3.2.35),
 * or in the text (appendix B: `id:… stat:DELIVRD err:000`), or in both; the TLVs win.
 */
export function readReceipt({
  text,
  receiptedMessageId,
  messageState,
  networkError,
}: ReceiptFields): SmsReceipt | null {
  // Some centres forget the NUL that ends the TLV, and the library reads on into the next one: stop at what is not printable.
  const inTlv = typeof receiptedMessageId === 'string' ? (/^[!-~]+/.exec(receiptedMessageId)?.[0] ?? null) : null
  const providerId = inTlv ?? fieldOf(text, 'id')
  const stat = (typeof messageState === 'number' && STATS[messageState]) || fieldOf(text, 'stat')
  if (!providerId || !stat) return null
  // §5.3.2.31: one octet for the network, two for its own error.
  const error =
    Buffer.isBuffer(networkError) && networkError.length === 3
      ? String(networkError.readUInt16BE(1))
      : fieldOf(text, 'err')
  return {
    providerId,
    state: receiptState(stat),
    stat,
    error: error === null || /^0*$/.test(error) ? null : error.slice(0, 20),
  }
}

/** Some centres answer a submission in hexadecimal and write its receipt in decimal; this gives both one form. */
export function decimalOfHex(id: string): string {
  return /^[0-9a-f]{1,32}$/i.test(id) ? BigInt(`0x${id}`).toString() : id
}
