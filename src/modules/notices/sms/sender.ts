import { DeliveryFailure } from '../delivery-failure.ts'
import type { EncodedSms } from './encoding.ts'
import { encodeSms, referenceFor } from './encoding.ts'
import type { SmsReceipt } from './receipts.ts'

export type OutgoingSms = {
  /** The notice's own id, the same at each attempt. */
  id: string
  /** E.164 with its plus: +393331234567. */
  to: string
  text: string
  /** After that many minutes the network stops trying: a reminder must not come after what it reminds of. */
  validMinutes?: number
}

export type SentSms = {
  /** The first part's number at the provider. */
  providerId: string
  /** Each part's number: SMPP gives one, and one receipt, to each part of a long message; an HTTP gateway gives one. */
  parts: string[]
}

export type TakeReceipt = (receipt: SmsReceipt) => Promise<void> | void

export type SmsSender = {
  /** Throws a DeliveryFailure. */
  send(sms: OutgoingSms): Promise<SentSms>
  /**
   * Where receipts come by the same line: who stores them. The centre is told "taken" only once the promise is
   * fulfilled; when it rejects, the centre keeps the receipt and brings it again. So reject when the part's number is
   * not stored yet (a receipt may overtake the transaction that stores it), and fulfil for what will never be ours.
   */
  onReceipt?(take: TakeReceipt): void
  close(): Promise<void>
}

/** Digits of an international number without plus. Throws a DeliveryFailure. */
export function digitsOf(to: string): string {
  const [, digits] = /^\+([1-9]\d{5,14})$/.exec(to) ?? []
  if (!digits) throw new DeliveryFailure('bad-address', 'not an international number')
  return digits
}

/** Throws a DeliveryFailure where the text has too many parts or none. */
export function encoded({ id, text }: OutgoingSms): EncodedSms {
  if (text.trim() === '') throw new DeliveryFailure('content-refused', 'an empty text')
  try {
    return encodeSms(text, referenceFor(id))
  } catch (error) {
    throw error instanceof RangeError ? new DeliveryFailure('too-long', error.message) : error
  }
}

/** Type of number and numbering plan (SMPP 3.4 §5.2.5, §5.2.6) of the sender. Throws a TypeError for what is none. */
export function readSender(sender: string): { ton: number; npi: number; address: string } {
  if (/^\+[1-9]\d{5,14}$/.test(sender)) return { ton: 1, npi: 1, address: sender.slice(1) }
  if (/^\d{3,8}$/.test(sender)) return { ton: 3, npi: 0, address: sender }
  // 3GPP TS 23.040 §9.1.2.5: eleven septets. Only plain letters and digits: networks mangle the rest.
  if (/^(?=.*[A-Za-z])[A-Za-z0-9 ._-]{1,11}$/.test(sender)) return { ton: 5, npi: 0, address: sender }
  throw new TypeError('the sender of SMS is a number with +, a short code, or up to eleven letters and digits')
}
