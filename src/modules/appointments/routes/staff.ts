import { Type } from 'typebox'
import { keyOf } from '../../../platform/authenticate.ts'
import type { Tx } from '../../../platform/db.ts'
import type { App, Request } from '../../../platform/http.ts'
import { once } from '../../../platform/idempotency.ts'
import { closed, Id, TagAndId, TagParams } from '../../../platform/shapes.ts'
import type { Staff, StaffRole } from '../../people/index.ts'
import { asStaff } from '../../people/index.ts'
import {
  AppointmentView,
  BookingFactsView,
  CallForm,
  DayQuery,
  DayView,
  MoveForm,
  NoteForm,
  OutcomeForm,
  StaffAppointmentView,
  StaffBookingForm,
  WeekQuery,
  WeekView,
} from '../api.ts'
import { bookForPerson, cancelForPerson, downloadAttachment, factsForPerson, moveForPerson } from '../behalf.ts'
import type { House } from '../house.ts'
import { checkIn, openAppointment, recordCall, saveNote, startAppointment, viewDay, writeOutcome } from '../serve.ts'
import { viewWeek } from '../week.ts'

const SERVING: readonly StaffRole[] = ['receptionist', 'officer', 'manager']
const BOOKING: readonly StaffRole[] = ['receptionist', 'officer', 'agent', 'manager']
const Empty = closed({})
const Opened = { params: TagAndId, response: { 200: StaffAppointmentView } }
const Changed = { params: TagAndId, response: { 200: AppointmentView } }
const Why = closed({ why: Type.String({ minLength: 3, maxLength: 200 }) })
const Download = closed({ tag: Type.String({ minLength: 22, maxLength: 22 }), id: Id, attachmentId: Id })
const one = '/api/staff/:tag/appointments/:id'

type Act = { act: string; form: unknown }
type Work<T> = (tx: Tx, actor: Staff, now: Date) => Promise<T>

/** An act of staff's, done once for one key. */
function actOnce<T>(house: House, request: Request, roles: readonly StaffRole[], { act, form }: Act, work: Work<T>) {
  return asStaff(house.ground, request, roles, (tx, actor, now) =>
    once(tx, actor.name, { key: keyOf(request), act, form }, () => work(tx, actor, now)),
  )
}

export function staffRoutes(app: App, house: House): void {
  const { ground } = house

  const Day = { params: TagParams, querystring: DayQuery, response: { 200: DayView } }
  app.get('/api/staff/:tag/appointments', { schema: Day }, (request) =>
    asStaff(ground, request, SERVING, (tx, actor, now) => viewDay(tx, house, actor, request.query.day, now)),
  )
  const Week = { params: TagParams, querystring: WeekQuery, response: { 200: WeekView } }
  app.get('/api/staff/:tag/week', { schema: Week }, (request) =>
    asStaff(ground, request, SERVING, (tx, actor, now) => viewWeek(tx, house, actor, request.query.from, now)),
  )
  servingRoutes(app, house)
  changeRoutes(app, house)
  bookingRoutes(app, house)
}

/** What is done while serving; each answers with the appointment as it then stands. */
function servingRoutes(app: App, house: House): void {
  const { ground } = house
  const acting = (request: Request, id: number, work: Work<void>) =>
    asStaff(ground, request, SERVING, async (tx, actor, now) => {
      await work(tx, actor, now)
      return openAppointment(tx, house, actor, id, now)
    })
  app.post(`${one}/open`, { schema: { ...Opened, body: Empty } }, (request) =>
    acting(request, request.params.id, async () => {}),
  )
  app.post(`${one}/arrive`, { schema: { ...Opened, body: Empty } }, (request) =>
    acting(request, request.params.id, (tx, actor, now) => checkIn(tx, actor, request.params.id, now)),
  )
  app.post(`${one}/start`, { schema: { ...Opened, body: Empty } }, (request) =>
    acting(request, request.params.id, (tx, actor, now) => startAppointment(tx, actor, request.params.id, now)),
  )
  const Note = { params: TagAndId, body: NoteForm, response: { 200: Empty } }
  app.post(`${one}/note`, { schema: Note }, (request) =>
    asStaff(ground, request, SERVING, async (tx, actor, now) => {
      await saveNote(tx, actor, request.params.id, request.body.body, now)
      return {}
    }),
  )
  app.post(`${one}/calls`, { schema: { ...Opened, body: CallForm } }, (request) => {
    const { id } = request.params
    const act = { act: 'appointments.call', form: [id, request.body] }
    return actOnce(house, request, SERVING, act, async (tx, actor, now) => {
      await recordCall(tx, actor, id, request.body.result, now)
      return openAppointment(tx, house, actor, id, now)
    })
  })
  app.post(`${one}/outcome`, { schema: { ...Opened, body: OutcomeForm } }, (request) => {
    const { id } = request.params
    const act = { act: 'appointments.outcome', form: [id, request.body] }
    return actOnce(house, request, SERVING, act, async (tx, actor, now) => {
      await writeOutcome(tx, house, actor, id, request.body, now)
      return openAppointment(tx, house, actor, id, now)
    })
  })
}

function changeRoutes(app: App, house: House): void {
  app.post(`${one}/move`, { schema: { ...Changed, body: MoveForm } }, (request) => {
    const { id } = request.params
    const act = { act: 'appointments.move', form: [id, request.body] }
    return actOnce(house, request, SERVING, act, (tx, actor, now) =>
      moveForPerson(tx, house, actor, id, request.body, now),
    )
  })
  app.post(`${one}/cancel`, { schema: { ...Changed, body: Empty } }, (request) => {
    const { id } = request.params
    return actOnce(house, request, SERVING, { act: 'appointments.cancel', form: id }, (tx, actor, now) =>
      cancelForPerson(tx, house, actor, id, now),
    )
  })
  app.get(
    `${one}/attachments/:attachmentId`,
    { schema: { params: Download, response: { 200: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) } } },
    async (request, reply) => {
      const { id, attachmentId } = request.params
      const file = await asStaff(house.ground, request, SERVING, (tx, actor) =>
        downloadAttachment(tx, actor, id, attachmentId),
      )
      // downloaded, never shown by the browser as a page of ours
      return reply
        .type(file.kind)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(file.content)
    },
  )
}

function bookingRoutes(app: App, house: House): void {
  const Book = { params: TagParams, body: StaffBookingForm, response: { 201: AppointmentView } }
  app.post('/api/staff/:tag/appointments', { schema: Book }, async (request, reply) => {
    const act = { act: 'appointments.book', form: request.body }
    const answer = await actOnce(house, request, BOOKING, act, (tx, actor, now) =>
      bookForPerson(tx, house, actor, request.body, now),
    )
    return reply.code(201).send(answer)
  })
  const Facts = { params: TagAndId, body: Why, response: { 200: BookingFactsView } }
  app.post('/api/staff/:tag/people/:id/booking-facts', { schema: Facts }, (request) =>
    asStaff(house.ground, request, BOOKING, (tx, actor, now) =>
      factsForPerson(tx, house, actor, { personId: request.params.id, why: request.body.why }, now),
    ),
  )
}
