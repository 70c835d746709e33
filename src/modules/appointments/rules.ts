import type { Mode } from '../../platform/shapes.ts'
import type { AppointmentRefusal, AppointmentState, OutcomeForm } from './api.ts'

/** What these rules reason about: an appointment as the person and the office see it. Times are instants. */
export type Appointment = {
  state: AppointmentState
  mode: Mode
  startsAt: Date
  endsAt: Date
  bookedAt: Date
  arrivedAt: Date | null
  startedAt: Date | null
  hasOutcome: boolean
}

/** Dated data of the profile, on the day of the booking (profiles/<name>/limits.json). */
export type Limits = {
  openMax: number
  openOfTopicMax: number
  /** within thirty days; who reaches it waits, counted from the last one */
  cancellationsMax: number
  cancellationWaitDays: number
  bookMinutesBefore: number
  moveMinutesBefore: number
  cancelMinutesBefore: number
}

export type BookingFacts = {
  signIn: { method: string; level: number }
  /** Booked by staff for the person: the limits hold, the door (online sign-in, minutes before) does not. */
  byStaff: boolean
  open: { topic: string; startsAt: Date; endsAt: Date }[]
  /** the person's own cancellations of the last thirty days, newest first */
  cancellations: Date[]
  limits: Limits
}

export type Wish = {
  topic: { code: string; level: 1 | 2; modes: { mode: Mode; minutes: number }[]; daysAheadMax: number }
  office: { webDesk: { firstLevel: boolean; secondLevel: boolean } }
  mode: Mode
  startsAt: Date
  endsAt: Date
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Who may meet on video: message 701 of 18 February 2021 names PIN, SPID, CNS and CIE. */
const DIGITAL_IDENTITIES = ['spid', 'cie', 'cns', 'pin', 'development']

export function overlaps(a: { startsAt: Date; endsAt: Date }, b: { startsAt: Date; endsAt: Date }): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt
}

/** Why this mode cannot be had for this topic at this office by this person, or null. The page greys by it. */
export function refusalOfMode(
  wish: Pick<Wish, 'topic' | 'office' | 'mode'>,
  facts: Pick<BookingFacts, 'signIn' | 'byStaff'>,
): AppointmentRefusal | null {
  if (!wish.topic.modes.some((m) => m.mode === wish.mode)) return 'mode-not-offered'
  if (wish.mode !== 'web') return null
  const enabled = wish.topic.level === 1 ? wish.office.webDesk.firstLevel : wish.office.webDesk.secondLevel
  if (!enabled) return 'web-desk-not-enabled'
  // at a desk or on the phone the person says so; the room's door asks for the sign-in
  if (!facts.byStaff && !DIGITAL_IDENTITIES.includes(facts.signIn.method)) return 'web-needs-digital-identity'
  return null
}

/**
 * Why this time cannot be booked, or null. The database has the last word on what two people do at once;
 * this is the kind answer before it.
 */
export function refusalToBook(wish: Wish, facts: BookingFacts, now: Date): AppointmentRefusal | null {
  const mode = refusalOfMode(wish, facts)
  if (mode) return mode
  const minutesBefore = facts.byStaff ? 0 : facts.limits.bookMinutesBefore
  if (wish.startsAt.getTime() < now.getTime() + minutesBefore * MINUTE) return 'too-late-to-book'
  if (wish.startsAt.getTime() > now.getTime() + (wish.topic.daysAheadMax + 1) * DAY) return 'too-far-ahead'
  if (facts.open.some((other) => overlaps(other, wish))) return 'person-busy'
  if (facts.open.filter((other) => other.topic === wish.topic.code).length >= facts.limits.openOfTopicMax)
    return 'too-many-of-topic'
  if (facts.open.length >= facts.limits.openMax) return 'too-many-open'
  return facts.byStaff ? null : refusalForCancelling(facts, now)
}

/** Who cancels again and again keeps slots from others: after the limit the next booking waits some days. */
function refusalForCancelling(facts: BookingFacts, now: Date): AppointmentRefusal | null {
  const last = facts.cancellations[0]
  if (!last || facts.cancellations.length < facts.limits.cancellationsMax) return null
  return now.getTime() < last.getTime() + facts.limits.cancellationWaitDays * DAY ? 'too-many-cancellations' : null
}

/** What may happen to an appointment, one question each; null means yes. Staff may change until it begins. */
export const appointmentCan = {
  move(
    appointment: Appointment,
    limits: Pick<Limits, 'moveMinutesBefore'>,
    byStaff: boolean,
    now: Date,
  ): AppointmentRefusal | null {
    if (appointment.state !== 'booked' || appointment.startedAt) return 'appointment-not-open'
    const latest = appointment.startsAt.getTime() - (byStaff ? 0 : limits.moveMinutesBefore * MINUTE)
    return now.getTime() > latest ? 'too-late-to-change' : null
  },
  cancel(
    appointment: Appointment,
    limits: Pick<Limits, 'cancelMinutesBefore'>,
    byStaff: boolean,
    now: Date,
  ): AppointmentRefusal | null {
    if (appointment.state !== 'booked' || appointment.startedAt) return 'appointment-not-open'
    // who cannot come may say so almost until the last minute: the desk serves somebody else
    const latest = appointment.startsAt.getTime() - limits.cancelMinutesBefore * MINUTE
    return !byStaff && now.getTime() > latest ? 'too-late-to-change' : null
  },
  arrive(appointment: Appointment, now: Date): AppointmentRefusal | null {
    if (appointment.state !== 'booked' || appointment.arrivedAt || appointment.mode === 'phone')
      return 'appointment-not-open'
    return isItsDay(appointment, now) ? null : 'appointment-not-yet'
  },
  start(appointment: Appointment, now: Date): AppointmentRefusal | null {
    if (appointment.state !== 'booked' || appointment.startedAt) return 'appointment-not-open'
    return isItsDay(appointment, now) ? null : 'appointment-not-yet'
  },
  call(appointment: Appointment, now: Date): AppointmentRefusal | null {
    if (appointment.state !== 'booked' || appointment.mode !== 'phone') return 'appointment-not-open'
    return isItsDay(appointment, now) ? null : 'appointment-not-yet'
  },
  close(appointment: Appointment, now: Date): AppointmentRefusal | null {
    if (appointment.hasOutcome) return 'outcome-already-written'
    if (appointment.state !== 'booked' && appointment.state !== 'lapsed') return 'appointment-not-open'
    return isItsDay(appointment, now) ? null : 'appointment-not-yet'
  },
}

/** From two hours before it begins; afterwards always, so that a forgotten outcome can still be written. */
function isItsDay(appointment: Appointment, now: Date): boolean {
  return now.getTime() >= appointment.startsAt.getTime() - 120 * MINUTE
}

export function refusalOfOutcome(form: OutcomeForm, today: string): AppointmentRefusal | null {
  if (form.kind !== 'missed' && (form.said ?? '').trim().length < 3) return 'outcome-needs-words'
  if (form.kind === 'follow_up' && !form.followUp) return 'follow-up-needs-a-time'
  if (form.byDay && form.byDay < today) return 'by-day-is-past'
  return null
}

/** The state that an outcome leaves behind. */
export function stateAfter(kind: OutcomeForm['kind']): AppointmentState {
  return kind === 'missed' ? 'missed' : 'attended'
}

/** Asked again by the job that holds only the id: is there still something to say? */
export function worthConfirming(appointment: Pick<Appointment, 'state' | 'startsAt'>, now: Date): boolean {
  return appointment.state === 'booked' && appointment.startsAt > now
}

/** Thirty minutes before, unless it was booked so late that the confirmation is the reminder. */
export function worthReminding(
  appointment: Pick<Appointment, 'state' | 'startsAt' | 'bookedAt'>,
  minutesBefore: number,
  now: Date,
): boolean {
  const untilStart = appointment.startsAt.getTime() - now.getTime()
  const noticeGiven = appointment.startsAt.getTime() - appointment.bookedAt.getTime()
  return (
    appointment.state === 'booked' &&
    untilStart > 0 &&
    untilStart <= minutesBefore * MINUTE &&
    noticeGiven > (minutesBefore + 30) * MINUTE
  )
}

/** The day before by e-mail, unless it was booked within the last day and a half. */
export function worthTellingTheDayBefore(
  appointment: Pick<Appointment, 'state' | 'startsAt' | 'bookedAt'>,
  now: Date,
): boolean {
  const untilStart = appointment.startsAt.getTime() - now.getTime()
  const noticeGiven = appointment.startsAt.getTime() - appointment.bookedAt.getTime()
  return appointment.state === 'booked' && untilStart > 60 * MINUTE && untilStart <= DAY && noticeGiven > 1.5 * DAY
}
