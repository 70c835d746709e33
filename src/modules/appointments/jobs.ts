import type { Tx } from '../../platform/db.ts'
import { queueJobs } from '../../platform/jobs.ts'
import type { Ground, Job, OpenJobs, StillTrue, Sweep } from '../../platform/module.ts'
import { numberOn } from '../../platform/profile.ts'
import type { Letter } from '../notices/index.ts'
import { deliverNotice, sendNotice } from '../notices/index.ts'
import { keptAtlas } from '../offices/index.ts'
import type { Event } from './letters.ts'
import { letterOf, outcomeValues } from './letters.ts'
import { worthConfirming, worthReminding, worthTellingTheDayBefore } from './rules.ts'
import type { AppointmentRow } from './store/appointments.ts'
import { findAppointment } from './store/appointments.ts'
import { findOutcome, forgetLooseAttachments } from './store/served.ts'
import { listToRemind, listToTellTheDayBefore, markLapsed, markReminded, markToldTheDayBefore } from './store/sweeps.ts'

const LOOSE_MS = 24 * 3_600_000

/** The letter and its deliveries in one transaction; the announcements' tail has queued this at most once, and twice is once. */
async function send(tx: Tx, ground: Ground, letter: Letter): Promise<void> {
  const deliveries = await sendNotice(tx, ground, letter)
  await queueJobs(
    tx,
    deliveries.map((id) => ({ job: deliverNotice, id })),
  )
}

const minutesBefore = (ground: Ground, now: Date) =>
  numberOn(ground.profile, 'reminderMinutesBefore', now.toISOString().slice(0, 10))

/** The atlas is kept for a minute: read for each letter, it cost more than all the rest of telling. */
export async function openJobs(ground: Ground): Promise<OpenJobs> {
  const atlas = keptAtlas(ground)
  const telling =
    (
      event: Event,
      worth: (row: AppointmentRow, now: Date) => boolean,
      after?: (tx: Tx, id: number, now: Date) => Promise<void>,
    ): Job =>
    async (_ground, id, now) => {
      const known = await atlas()
      await ground.db.transaction(async (tx) => {
        const row = await findAppointment(tx, id)
        if (!row || !worth(row, now)) return
        await send(tx, ground, letterOf(ground, known, row, event, now))
        await after?.(tx, id, now)
      })
    }
  const isSoon = (row: AppointmentRow, now: Date) => worthReminding(row, minutesBefore(ground, now), now)
  const jobs: Record<string, Job> = {
    'appointments.tell-booked': telling('booked', worthConfirming),
    'appointments.tell-moved': telling('moved', worthConfirming),
    'appointments.tell-cancelled': telling('cancelled', (row) => row.state === 'cancelled'),
    'appointments.remind': telling('reminder', isSoon, markReminded),
    'appointments.tell-day-before': telling('day-before', worthTellingTheDayBefore, markToldTheDayBefore),
    'appointments.tell-outcome': async (_ground, id, now) => {
      const known = await atlas()
      await ground.db.transaction(async (tx) => {
        const row = await findAppointment(tx, id)
        const outcome = row && (await findOutcome(tx, id))
        if (!row || !outcome) return
        const letter = letterOf(ground, known, row, 'outcome', now)
        await send(tx, ground, { ...letter, values: outcomeValues(letter.values, outcome) })
      })
    },
  }
  return { jobs }
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
