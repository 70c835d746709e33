import type { Tx } from '../../platform/db.ts'
import { queueJob } from '../../platform/jobs.ts'
import type { Ground, Job, StillTrue, Sweep } from '../../platform/module.ts'
import { numberOn } from '../../platform/profile.ts'
import { deliverNotice, sendNotice } from '../notices/index.ts'
import type { Atlas } from '../offices/index.ts'
import { loadAtlas } from '../offices/index.ts'
import type { Event } from './letters.ts'
import { letterOf, outcomeValues } from './letters.ts'
import { worthConfirming, worthReminding, worthTellingTheDayBefore } from './rules.ts'
import type { AppointmentRow } from './store/appointments.ts'
import { findAppointment } from './store/appointments.ts'
import { findOutcome, forgetLooseAttachments } from './store/served.ts'
import { listToRemind, listToTellTheDayBefore, markLapsed, markReminded, markToldTheDayBefore } from './store/sweeps.ts'

const LOOSE_MS = 24 * 3_600_000

/** The letter and its deliveries in one transaction; the announcements' tail has queued this at most once, and twice is once. */
async function tell(tx: Tx, ground: Ground, atlas: Atlas, row: AppointmentRow, event: Event, now: Date): Promise<void> {
  const letter = letterOf(ground, atlas, row, event, now)
  for (const id of await sendNotice(tx, ground, letter)) await queueJob(tx, deliverNotice, id)
}

function telling(
  event: Event,
  worth: (row: AppointmentRow, now: Date) => boolean,
  after?: (tx: Tx, id: number, now: Date) => Promise<void>,
): Job {
  return (ground, id, now) =>
    ground.db.transaction(async (tx) => {
      const row = await findAppointment(tx, id)
      if (!row || !worth(row, now)) return
      await tell(tx, ground, await loadAtlas(tx), row, event, now)
      await after?.(tx, id, now)
    })
}

const minutesBefore = (ground: Ground, now: Date) =>
  numberOn(ground.profile, 'reminderMinutesBefore', now.toISOString().slice(0, 10))

export const jobs: Record<string, Job> = {
  'appointments.tell-booked': telling('booked', worthConfirming),
  'appointments.tell-moved': telling('moved', worthConfirming),
  'appointments.tell-cancelled': telling('cancelled', (row) => row.state === 'cancelled'),
  'appointments.remind': (ground, id, now) =>
    telling('reminder', (row) => worthReminding(row, minutesBefore(ground, now), now), markReminded)(ground, id, now),
  'appointments.tell-day-before': telling('day-before', worthTellingTheDayBefore, markToldTheDayBefore),
  'appointments.tell-outcome': (ground, id, now) =>
    ground.db.transaction(async (tx) => {
      const row = await findAppointment(tx, id)
      const outcome = row && (await findOutcome(tx, id))
      if (!row || !outcome) return
      const letter = letterOf(ground, await loadAtlas(tx), row, 'outcome', now)
      const ids = await sendNotice(tx, ground, { ...letter, values: outcomeValues(letter.values, outcome) })
      for (const delivery of ids) await queueJob(tx, deliverNotice, delivery)
    }),
}

export const listeners: Record<string, string[]> = {
  'appointments.booked': ['appointments.tell-booked'],
  'appointments.moved': ['appointments.tell-moved'],
  'appointments.cancelled': ['appointments.tell-cancelled'],
  'appointments.outcome-written': ['appointments.tell-outcome'],
}

/** Asked just before a message leaves: moved means moved, cancelled means none. */
const stillBooked: StillTrue = async (tx, id, now) => {
  const row = await findAppointment(tx, id)
  return row !== null && worthConfirming(row, now)
}
export const stillTrue: Record<string, StillTrue> = {
  'appointments.booked': stillBooked,
  'appointments.moved': stillBooked,
  'appointments.reminder': stillBooked,
  'appointments.day-before': stillBooked,
}

/** What follows from time alone: looked for over starts_at, never queued weeks ahead. */
export const sweeps: Sweep[] = [
  {
    name: 'appointments.remind',
    everySeconds: 5,
    async sweep(ground, now, queue) {
      for (const id of await listToRemind(ground.db, minutesBefore(ground, now), now))
        await queue(ground.db, 'appointments.remind', id)
    },
  },
  {
    name: 'appointments.day-before',
    everySeconds: 60,
    async sweep(ground, now, queue) {
      for (const id of await listToTellTheDayBefore(ground.db, now))
        await queue(ground.db, 'appointments.tell-day-before', id)
    },
  },
  { name: 'appointments.lapse', everySeconds: 600, sweep: (ground, now) => markLapsed(ground.db, now) },
  {
    name: 'appointments.forget-attachments',
    everySeconds: 3600,
    sweep: (ground, now) => forgetLooseAttachments(ground.db, new Date(now.getTime() - LOOSE_MS)),
  },
]
