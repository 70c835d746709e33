import { Type } from 'typebox'
import { keyOf } from '../../../platform/authenticate.ts'
import type { Tx } from '../../../platform/db.ts'
import type { App, Request } from '../../../platform/http.ts'
import { once } from '../../../platform/idempotency.ts'
import { refuse } from '../../../platform/refusal.ts'
import { closed, Id, TagAndId, TagParams } from '../../../platform/shapes.ts'
import type { Staff, StaffRole } from '../../people/index.ts'
import { asStaff, openPersonFile } from '../../people/index.ts'
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
import { bookAppointment } from '../book.ts'
import { cancelAppointment, moveAppointment } from '../change.ts'
import type { House } from '../house.ts'
import { bookingFacts, limitsOn } from '../house.ts'
import { checkIn, openAppointment, recordCall, saveNote, startAppointment, viewDay, writeOutcome } from '../serve.ts'
import { getAppointment } from '../store/appointments.ts'
import { findAttachment } from '../store/served.ts'
import { viewAppointment } from '../views.ts'
import { viewWeek } from '../week.ts'
import { viewFacts } from './citizen.ts'

const SERVING: readonly StaffRole[] = ['receptionist', 'officer', 'manager']
const BOOKING: readonly StaffRole[] = ['receptionist', 'officer', 'agent', 'manager']
const Opened = { params: TagAndId, response: { 200: StaffAppointmentView } }
const Why = closed({ why: Type.String({ minLength: 3, maxLength: 200 }) })

/** A move or a cancellation of the office's own appointment; the file is opened for it, so that its rows may be written. */
function bookerOf(actor: Staff, personId: number) {
  return { name: actor.name, personId, language: null, channel: 'office', signIn: null }
}

export function staffRoutes(app: App, house: House): void {
  const { ground } = house
  const acting = (request: Request, id: number, work: (tx: Tx, actor: Staff, now: Date) => Promise<void>) =>
    asStaff(ground, request, SERVING, async (tx, actor, now) => {
      await work(tx, actor, now)
      return openAppointment(tx, house, actor, id, now)
    })

  app.get(
    '/api/staff/:tag/appointments',
    { schema: { params: TagParams, querystring: DayQuery, response: { 200: DayView } } },
    (request) =>
      asStaff(ground, request, SERVING, (tx, actor, now) => viewDay(tx, house, actor, request.query.day, now)),
  )
  app.get(
    '/api/staff/:tag/week',
    { schema: { params: TagParams, querystring: WeekQuery, response: { 200: WeekView } } },
    (request) =>
      asStaff(ground, request, SERVING, (tx, actor, now) => viewWeek(tx, house, actor, request.query.from, now)),
  )
  app.post('/api/staff/:tag/appointments/:id/open', { schema: { ...Opened, body: closed({}) } }, (request) =>
    acting(request, request.params.id, async () => {}),
  )
  app.post('/api/staff/:tag/appointments/:id/arrive', { schema: { ...Opened, body: closed({}) } }, (request) =>
    acting(request, request.params.id, (tx, actor, now) => checkIn(tx, actor, request.params.id, now)),
  )
  app.post('/api/staff/:tag/appointments/:id/start', { schema: { ...Opened, body: closed({}) } }, (request) =>
    acting(request, request.params.id, (tx, actor, now) => startAppointment(tx, actor, request.params.id, now)),
  )
  app.post(
    '/api/staff/:tag/appointments/:id/note',
    { schema: { params: TagAndId, body: NoteForm, response: { 200: closed({}) } } },
    (request) =>
      asStaff(ground, request, SERVING, async (tx, actor, now) => {
        await saveNote(tx, actor, request.params.id, request.body.body, now)
        return {}
      }),
  )
  app.post('/api/staff/:tag/appointments/:id/calls', { schema: { ...Opened, body: CallForm } }, (request) =>
    asStaff(ground, request, SERVING, (tx, actor, now) =>
      once(
        tx,
        actor.name,
        { key: keyOf(request), act: 'appointments.call', form: [request.params.id, request.body] },
        async () => {
          await recordCall(tx, actor, request.params.id, request.body.result, now)
          return openAppointment(tx, house, actor, request.params.id, now)
        },
      ),
    ),
  )
  app.post('/api/staff/:tag/appointments/:id/outcome', { schema: { ...Opened, body: OutcomeForm } }, (request) =>
    asStaff(ground, request, SERVING, (tx, actor, now) =>
      once(
        tx,
        actor.name,
        { key: keyOf(request), act: 'appointments.outcome', form: [request.params.id, request.body] },
        async () => {
          await writeOutcome(tx, house, actor, request.params.id, request.body, now)
          return openAppointment(tx, house, actor, request.params.id, now)
        },
      ),
    ),
  )
  changeRoutes(app, house)
  bookingRoutes(app, house)
}

function changeRoutes(app: App, house: House): void {
  const { ground } = house
  const mine = async (tx: Tx, actor: Staff, id: number) => {
    const row = await getAppointment(tx, id)
    if (row.officeId !== actor.officeId) refuse('not-found')
    await openPersonFile(tx, actor, row.personId, `change of appointment ${row.code}`)
    return row
  }
  app.post(
    '/api/staff/:tag/appointments/:id/move',
    { schema: { params: TagAndId, body: MoveForm, response: { 200: AppointmentView } } },
    (request) =>
      asStaff(ground, request, SERVING, (tx, actor, now) =>
        once(
          tx,
          actor.name,
          { key: keyOf(request), act: 'appointments.move', form: [request.params.id, request.body] },
          async () => {
            const row = await mine(tx, actor, request.params.id)
            const to = await moveAppointment(tx, house, bookerOf(actor, row.personId), row.id, request.body, now)
            return viewAppointment(
              tx,
              house.availability.atlas(),
              await getAppointment(tx, to),
              'it',
              limitsOn(ground, now),
              now,
            )
          },
        ),
      ),
  )
  app.post(
    '/api/staff/:tag/appointments/:id/cancel',
    { schema: { params: TagAndId, body: closed({}), response: { 200: AppointmentView } } },
    (request) =>
      asStaff(ground, request, SERVING, (tx, actor, now) =>
        once(tx, actor.name, { key: keyOf(request), act: 'appointments.cancel', form: request.params.id }, async () => {
          const row = await mine(tx, actor, request.params.id)
          await cancelAppointment(tx, house, { name: actor.name, channel: 'office', byStaff: true }, row.id, now)
          return viewAppointment(
            tx,
            house.availability.atlas(),
            await getAppointment(tx, row.id),
            'it',
            limitsOn(ground, now),
            now,
          )
        }),
      ),
  )
  app.get(
    '/api/staff/:tag/appointments/:id/attachments/:attachmentId',
    { schema: { params: closed({ tag: Type.String({ minLength: 22, maxLength: 22 }), id: Id, attachmentId: Id }) } },
    async (request, reply) => {
      const file = await asStaff(ground, request, SERVING, async (tx, actor) => {
        const row = await mine(tx, actor, request.params.id)
        return (await findAttachment(tx, row.id, request.params.attachmentId)) ?? refuse('attachment-unknown')
      })
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
  const { ground } = house
  app.post(
    '/api/staff/:tag/appointments',
    { schema: { params: TagParams, body: StaffBookingForm, response: { 201: AppointmentView } } },
    async (request, reply) => {
      const { personId, why, channel, booking } = request.body
      const answer = await asStaff(ground, request, BOOKING, (tx, actor, now) =>
        once(tx, actor.name, { key: keyOf(request), act: 'appointments.book', form: request.body }, async () => {
          await openPersonFile(tx, actor, personId, why)
          const id = await bookAppointment(
            tx,
            house,
            { name: actor.name, personId, language: null, channel, signIn: null },
            booking,
            now,
          )
          return viewAppointment(
            tx,
            house.availability.atlas(),
            await getAppointment(tx, id),
            'it',
            limitsOn(ground, now),
            now,
          )
        }),
      )
      return reply.code(201).send(answer)
    },
  )
  app.post(
    '/api/staff/:tag/people/:id/booking-facts',
    { schema: { params: TagAndId, body: Why, response: { 200: BookingFactsView } } },
    (request) =>
      asStaff(ground, request, BOOKING, async (tx, actor, now) => {
        await openPersonFile(tx, actor, request.params.id, request.body.why)
        return viewFacts(house, await bookingFacts(tx, house, request.params.id, null, now), now)
      }),
  )
}
