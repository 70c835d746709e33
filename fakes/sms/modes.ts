/**
 * accept: taken, receipt "delivered" after a moment. throttle, queue-full, system-error: refused for now.
 * reject: refused for good (no such number). no-receipt: taken, never a receipt. undeliverable: receipt "failed".
 * late-receipt: receipt after `ms` (5,000). early-receipt: receipt before the answer to the submission.
 * double-receipt: the same receipt twice. drop-connection: the line is cut before anything is kept.
 * drop-after-submit: kept, then the line is cut before the answer. silent: no answer at all. lose: taken, but kept by nobody.
 */
export const SMS_MODES = [
  'accept',
  'throttle',
  'queue-full',
  'system-error',
  'reject',
  'no-receipt',
  'undeliverable',
  'late-receipt',
  'early-receipt',
  'double-receipt',
  'drop-connection',
  'drop-after-submit',
  'silent',
  'lose',
] as const
export type SmsMode = (typeof SMS_MODES)[number]
