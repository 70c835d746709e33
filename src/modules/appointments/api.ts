export * from './api/citizen.ts'
export * from './api/dev.ts'
export * from './api/finding.ts'
export * from './api/staff.ts'

export const refusals = {
  'slot-taken': 409,
  'plan-changed': 409,
  'person-busy': 409,
  'too-many-open': 409,
  'too-many-of-topic': 409,
  'too-many-cancellations': 409,
  'time-not-offered': 422,
  'too-late-to-book': 422,
  'too-late-to-change': 409,
  'too-far-ahead': 422,
  'mode-not-offered': 422,
  'web-needs-digital-identity': 403,
  'web-desk-not-enabled': 422,
  'relative-needs-a-contact': 422,
  'reason-empty': 422,
  'appointment-not-open': 409,
  'appointment-not-yet': 409,
  'outcome-already-written': 409,
  'outcome-needs-words': 422,
  'follow-up-needs-a-time': 422,
  'by-day-is-past': 422,
  'attachment-kind': 415,
  'attachment-size': 413,
  'attachment-unknown': 404,
  'too-many-attachments': 422,
} as const
export type AppointmentRefusal = keyof typeof refusals
