import type { Static } from 'typebox'
import { Type } from 'typebox'
import { closed, Day, Email, Id, Instant, Mode, orNull, Phone } from '../../platform/shapes.ts'

// ── Finding a time: for anyone, nothing personal ──────────────────────────────────────────────

/** GET /api/availability/first: the earliest free times, in one office, near a place, or in the whole country. */
export const FirstQuery = closed({
  topic: Type.String({ maxLength: 60 }),
  mode: Type.Optional(Mode),
  office: Type.Optional(Type.String({ maxLength: 20 })),
  lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
  lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
  withinKm: Type.Optional(Type.Number({ minimum: 1, maximum: 1500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
})
export type FirstQuery = Static<typeof FirstQuery>

export const SlotView = closed({
  office: Type.String(),
  officeName: Type.String(),
  municipality: Type.String(),
  distanceKm: orNull(Type.Number()),
  mode: Mode,
  startsAt: Type.String(),
  endsAt: Type.String(),
})
export type SlotView = Static<typeof SlotView>
export const SlotsView = closed({ slots: Type.Array(SlotView) })
export type SlotsView = Static<typeof SlotsView>

/** GET /api/availability/days: how many times are free on each day, both ends included, 62 days at most. */
export const DaysQuery = closed({
  topic: Type.String({ maxLength: 60 }),
  office: Type.String({ maxLength: 20 }),
  mode: Mode,
  from: Day,
  to: Day,
})
export type DaysQuery = Static<typeof DaysQuery>
export const DaysView = closed({ days: Type.Array(closed({ day: Type.String(), free: Type.Integer() })) })
export type DaysView = Static<typeof DaysView>

/** GET /api/availability/times: the free times of one day; one entry a time, however many desks are free then. */
export const TimesQuery = closed({
  topic: Type.String({ maxLength: 60 }),
  office: Type.String({ maxLength: 20 }),
  mode: Mode,
  day: Day,
})
export type TimesQuery = Static<typeof TimesQuery>
export const TimesView = closed({ times: Type.Array(closed({ startsAt: Type.String(), endsAt: Type.String() })) })
export type TimesView = Static<typeof TimesView>

// ── A citizen's own ───────────────────────────────────────────────────────────────────────────

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

// ── Staff ─────────────────────────────────────────────────────────────────────────────────────

/** One line of the office's day. GET /api/staff/:tag/appointments?day= */
export const DayRow = closed({
  id: Type.Integer(),
  code: Type.String(),
  state: AppointmentState,
  mode: Mode,
  startsAt: Type.String(),
  endsAt: Type.String(),
  deskName: Type.String(),
  topicName: Type.String(),
  personName: Type.String(),
  reason: Type.String(),
  language: Type.String(),
  arrivedAt: orNull(Type.String()),
  startedAt: orNull(Type.String()),
  endedAt: orNull(Type.String()),
  hasOutcome: Type.Boolean(),
})
export type DayRow = Static<typeof DayRow>
export const DayQuery = closed({ day: Type.Optional(Day) })
export const DayView = closed({
  day: Type.String(),
  officeName: Type.String(),
  now: Type.String(),
  appointments: Type.Array(DayRow),
})
export type DayView = Static<typeof DayView>

export const CallView = closed({ result: Type.String(), calledAt: Type.String(), calledBy: Type.String() })

/** POST /api/staff/:tag/appointments/:id/open: all the context; the reading is written to the audit first. */
export const StaffAppointmentView = closed({
  row: DayRow,
  details: Type.String(),
  phone: Type.String(),
  email: orNull(Type.String()),
  relativeName: orNull(Type.String()),
  channel: Type.String(),
  bookedAt: Type.String(),
  word: Type.String(),
  bring: Type.Array(Type.String()),
  selfService: Type.String(),
  person: closed({
    id: Type.Integer(),
    givenName: Type.String(),
    familyName: Type.String(),
    fiscalCode: Type.String(),
    birthDate: orNull(Type.String()),
    language: Type.String(),
  }),
  attachments: Type.Array(AttachmentView),
  note: Type.String(),
  calls: Type.Array(CallView),
  others: Type.Array(
    closed({
      id: Type.Integer(),
      startsAt: Type.String(),
      state: AppointmentState,
      mode: Mode,
      topicName: Type.String(),
      officeName: Type.String(),
    }),
  ),
  messages: Type.Array(
    closed({
      title: Type.String(),
      channel: Type.String(),
      recipient: Type.String(),
      state: Type.String(),
      queuedAt: Type.String(),
      settledAt: orNull(Type.String()),
    }),
  ),
  outcome: orNull(OutcomeView),
  /** null where the act is possible, else the refusal's code. */
  can: closed({
    arrive: orNull(Type.String()),
    start: orNull(Type.String()),
    call: orNull(Type.String()),
    close: orNull(Type.String()),
    move: orNull(Type.String()),
    cancel: orNull(Type.String()),
  }),
})
export type StaffAppointmentView = Static<typeof StaffAppointmentView>

/** POST …/note: saved as typed. */
export const NoteForm = closed({ body: Type.String({ maxLength: 4000 }) })
/** POST …/calls */
export const CallForm = closed({
  result: Type.Enum(['answered', 'no_answer', 'busy', 'wrong_number']),
})
/** POST …/outcome; "follow_up" books the next appointment in the same act. */
export const OutcomeForm = closed({
  kind: OutcomeKind,
  said: Type.Optional(Type.String({ maxLength: 2000 })),
  toDo: Type.Optional(Type.String({ maxLength: 2000 })),
  byDay: Type.Optional(Day),
  followUp: Type.Optional(
    closed({
      office: Type.Optional(Type.String({ maxLength: 20 })),
      topic: Type.Optional(Type.String({ maxLength: 60 })),
      mode: Mode,
      startsAt: Instant,
    }),
  ),
})
export type OutcomeForm = Static<typeof OutcomeForm>

/** POST /api/staff/:tag/appointments: for the person at the desk or on the phone; the channel is recorded. */
export const StaffBookingForm = closed({
  personId: Id,
  why: Type.String({ minLength: 3, maxLength: 200 }),
  channel: Type.Enum(['reception', 'contact_centre', 'office', 'phone_line', 'email']),
  booking: BookingForm,
})
export type StaffBookingForm = Static<typeof StaffBookingForm>

/** GET /api/staff/:tag/week?from= : free and used times of each desk, seven days. */
export const WeekQuery = closed({ from: Type.Optional(Day) })
export const WeekView = closed({
  from: Type.String(),
  desks: Type.Array(
    closed({
      name: Type.String(),
      days: Type.Array(
        closed({
          day: Type.String(),
          openMinutes: Type.Integer(),
          bookedMinutes: Type.Integer(),
          booked: Type.Array(
            closed({
              id: Type.Integer(),
              startsAt: Type.String(),
              endsAt: Type.String(),
              mode: Mode,
              personName: Type.String(),
            }),
          ),
          free: Type.Array(closed({ startsAt: Type.String(), endsAt: Type.String() })),
        }),
      ),
    }),
  ),
})
export type WeekView = Static<typeof WeekView>

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
