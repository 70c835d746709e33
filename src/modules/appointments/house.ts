import { dayOf } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/module.ts'
import { numberOn } from '../../platform/profile.ts'
import type { Atlas } from '../offices/index.ts'
import type { Availability } from './availability/follow.ts'
import type { BookingFacts, Limits } from './rules.ts'
import { getPersonFacts } from './store/appointments.ts'

/** What the actions of this module stand on, in a server process. */
export type House = { ground: Ground; availability: Availability }

const ZONE = 'Europe/Rome'

/** The dated limits that hold today. */
export function limitsOn(ground: Ground, now: Date): Limits {
  const today = dayOf(now, ZONE)
  const on = (key: string) => numberOn(ground.profile, key, today)
  return {
    openMax: on('openAppointmentsMax'),
    openOfTopicMax: on('openAppointmentsPerTopicMax'),
    cancellationsMax: on('cancellationsIn30DaysMax'),
    cancellationWaitDays: on('cancellationWaitDays'),
    bookMinutesBefore: on('bookMinutesBeforeMin'),
    moveMinutesBefore: on('moveMinutesBeforeMin'),
    cancelMinutesBefore: on('cancelMinutesBeforeMin'),
  }
}

export async function bookingFacts(
  tx: Tx,
  house: House,
  personId: number,
  signIn: { method: string; level: number } | null,
  now: Date,
): Promise<BookingFacts> {
  const facts = await getPersonFacts(tx, personId, now)
  const atlas: Atlas = house.availability.atlas()
  return {
    signIn: signIn ?? { method: 'none', level: 0 },
    byStaff: signIn === null,
    open: facts.open.map((o) => ({
      topic: atlas.topicById.get(o.topicId)?.code ?? '',
      startsAt: o.startsAt,
      endsAt: o.endsAt,
    })),
    cancellations: facts.cancellations,
    limits: limitsOn(house.ground, now),
  }
}
