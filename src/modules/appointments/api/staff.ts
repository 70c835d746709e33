import type { Static } from 'typebox'
import { Type } from 'typebox'
import { closed, Day, Id, Instant, Mode, orNull } from '../../../platform/shapes.ts'
import { AppointmentState, AttachmentView, BookingForm, OutcomeKind, OutcomeView } from './citizen.ts'

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
