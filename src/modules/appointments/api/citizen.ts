import type { Static } from 'typebox'
import { Type } from 'typebox'
import { closed, Email, Id, Instant, Mode, orNull, Phone } from '../../../platform/shapes.ts'

/** "Also tell my daughter": times, never contents. */
export const RelativeForm = closed({
  name: Type.String({ minLength: 1, maxLength: 120 }),
  phone: Type.Optional(Phone),
  email: Type.Optional(Email),
})

/** POST /api/my/:tag/appointments with Idempotency-Key. The desk is chosen by the server. */
export const BookingForm = closed({
  office: Type.String({ maxLength: 20 }),
  topic: Type.String({ maxLength: 60 }),
  mode: Mode,
  startsAt: Instant,
  reason: Type.String({ minLength: 3, maxLength: 300 }),
  details: Type.Optional(Type.String({ maxLength: 2000 })),
  phone: Phone,
  email: Type.Optional(Email),
  relative: Type.Optional(RelativeForm),
  attachments: Type.Optional(Type.Array(Id, { maxItems: 3 })),
})
export type BookingForm = Static<typeof BookingForm>

export const AppointmentState = Type.Enum(['booked', 'moved', 'cancelled', 'attended', 'missed', 'lapsed'])
export type AppointmentState = 'booked' | 'moved' | 'cancelled' | 'attended' | 'missed' | 'lapsed'

export const OutcomeKind = Type.Enum(['served', 'missed', 'follow_up', 'another_office'])
export type OutcomeKind = 'served' | 'missed' | 'follow_up' | 'another_office'

/** What was said, what to do, by when: the page after every appointment. */
export const OutcomeView = closed({
  kind: OutcomeKind,
  said: Type.String(),
  toDo: Type.String(),
  byDay: orNull(Type.String()),
  followUpId: orNull(Type.Integer()),
  writtenAt: Type.String(),
})
export type OutcomeView = Static<typeof OutcomeView>

export const AttachmentView = closed({
  id: Type.Integer(),
  name: Type.String(),
  kind: Type.String(),
  sizeBytes: Type.Integer(),
})
export type AttachmentView = Static<typeof AttachmentView>

export const AppointmentView = closed({
  id: Type.Integer(),
  code: Type.String(),
  state: AppointmentState,
  mode: Mode,
  startsAt: Type.String(),
  endsAt: Type.String(),
  topic: closed({ code: Type.String(), name: Type.String(), bring: Type.Array(Type.String()) }),
  office: closed({
    code: Type.String(),
    name: Type.String(),
    municipality: Type.String(),
    address: Type.String(),
    phone: Type.String(),
    lat: Type.Number(),
    lon: Type.Number(),
    accessibility: Type.String(),
  }),
  personName: Type.String(),
  reason: Type.String(),
  details: Type.String(),
  phone: Type.String(),
  email: orNull(Type.String()),
  relativeName: orNull(Type.String()),
  /** Said first by the officer who calls. */
  word: Type.String(),
  attachments: Type.Array(AttachmentView),
  movedTo: orNull(Type.Integer()),
  /** Greyed buttons and refusals are the same function: null where the act is possible, else the refusal's code. */
  can: closed({ move: orNull(Type.String()), cancel: orNull(Type.String()) }),
  outcome: orNull(OutcomeView),
})
export type AppointmentView = Static<typeof AppointmentView>

/** GET /api/my/:tag/appointments?when= */
export const AppointmentsQuery = closed({
  when: Type.Optional(Type.Union([Type.Literal('ahead'), Type.Literal('past')])),
})
export const AppointmentsView = closed({ appointments: Type.Array(AppointmentView) })
export type AppointmentsView = Static<typeof AppointmentsView>

/** POST /api/my/:tag/appointments/:id/move: another time, office or mode; what is left out stays. */
export const MoveForm = closed({
  office: Type.Optional(Type.String({ maxLength: 20 })),
  mode: Type.Optional(Mode),
  startsAt: Instant,
})
export type MoveForm = Static<typeof MoveForm>

/** GET /api/my/:tag/booking-facts: what the page needs to grey what the server would refuse. */
export const BookingFactsView = closed({
  now: Type.String(),
  signIn: closed({ method: Type.String(), level: Type.Integer() }),
  open: Type.Array(closed({ topic: Type.String(), startsAt: Type.String(), endsAt: Type.String() })),
  /** The person's own, of the last thirty days, newest first. */
  cancellations: Type.Array(Type.String()),
  limits: closed({
    openMax: Type.Integer(),
    openOfTopicMax: Type.Integer(),
    cancellationsMax: Type.Integer(),
    cancellationWaitDays: Type.Integer(),
    bookMinutesBefore: Type.Integer(),
    moveMinutesBefore: Type.Integer(),
    cancelMinutesBefore: Type.Integer(),
    attachmentsMax: Type.Integer(),
    attachmentBytesMax: Type.Integer(),
  }),
})
export type BookingFactsView = Static<typeof BookingFactsView>
