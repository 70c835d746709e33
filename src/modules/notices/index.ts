import type { Module } from '../../platform/module.ts'
import { refusals } from './api.ts'
import { DELIVER, keepTakenIn, openJobs, sweepOverdue } from './jobs.ts'
import { routes } from './routes.ts'

export { type Addressee, type Letter, privacyValues, sendNotice } from './actions.ts'
export { type CalendarEntry, calendarEntry } from './calendar.ts'
export { previewLetter } from './dev.ts'
export { SECRET_MARK } from './letter.ts'
export { smsAddress } from './rules.ts'
export { listDeliveriesAbout } from './store.ts'

/** The job that sends one delivery; a caller of sendNotice queues it for each id that it got. */
export const deliverNotice = DELIVER

export const notices: Module = {
  name: 'notices',
  refusals,
  routes,
  openJobs,
  jobs: { 'notices.keep-receipt': keepTakenIn },
  listeners: { 'notices.receipt-came': ['notices.keep-receipt'] },
  sweeps: [sweepOverdue],
}
