import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import { keyOf } from '../../../platform/authenticate.ts'
import type { Tx } from '../../../platform/db.ts'
import type { App, Request } from '../../../platform/http.ts'
import { once } from '../../../platform/idempotency.ts'
import type { Ground } from '../../../platform/module.ts'
import { refuse } from '../../../platform/refusal.ts'
import { closed, TagAndId, TagParams } from '../../../platform/shapes.ts'
import type { Citizen } from '../../people/index.ts'
import { asCitizen } from '../../people/index.ts'
import {
  AppointmentsQuery,
  AppointmentsView,
  AppointmentView,
  AttachmentView,
  BookingFactsView,
  BookingForm,
  MoveForm,
} from '../api.ts'
import { keepAttachment } from '../attachments.ts'
import { bookAppointment } from '../book.ts'
import { cancelAppointment, moveAppointment } from '../change.ts'
import type { House } from '../house.ts'
import { bookingFacts } from '../house.ts'
import { bookerOf, calendarOfMine, dropAttachment, listMine, viewMine } from '../mine.ts'
import { viewFacts } from '../views.ts'

const Empty = closed({})
const One = { params: TagAndId, response: { 200: AppointmentView } }

type Act = { act: string; form: unknown }
type Work<T> = (tx: Tx, actor: Citizen, now: Date) => Promise<T>

/** An act of the citizen's, done once for one key however often a flaky phone sends it. */
function actOnce<T>(ground: Ground, request: Request, { act, form }: Act, work: Work<T>): Promise<T> {
  return asCitizen(ground, request, (tx, actor, now) =>
    once(tx, actor.name, { key: keyOf(request), act, form }, () => work(tx, actor, now)),
  )
}

export function citizenRoutes(app: App, house: House): void {
  const { ground } = house
  const my = '/api/my/:tag'

  app.get(`${my}/booking-facts`, { schema: { params: TagParams, response: { 200: BookingFactsView } } }, (request) =>
    asCitizen(ground, request, async (tx, actor, now) =>
      viewFacts(ground, await bookingFacts(tx, house, actor.actingFor, actor, now), now),
    ),
  )

  const List = { params: TagParams, querystring: AppointmentsQuery, response: { 200: AppointmentsView } }
  app.get(`${my}/appointments`, { schema: List }, (request) =>
    asCitizen(ground, request, async (tx, actor, now) => ({
      appointments: await listMine(tx, house, actor, request.query.when, now),
    })),
  )

  app.get(`${my}/appointments/:id`, { schema: One }, (request) =>
    asCitizen(ground, request, (tx, actor, now) => viewMine(tx, house, actor, request.params.id, now)),
  )

  const Book = { params: TagParams, body: BookingForm, response: { 201: AppointmentView } }
  app.post(`${my}/appointments`, { schema: Book }, async (request, reply) => {
    const form = request.body
    const answer = await actOnce(ground, request, { act: 'appointments.book', form }, async (tx, actor, now) =>
      viewMine(tx, house, actor, await bookAppointment(tx, house, bookerOf(actor), form, now), now),
    )
    return reply.code(201).send(answer)
  })

  app.post(`${my}/appointments/:id/move`, { schema: { ...One, body: MoveForm } }, (request) => {
    const { id } = request.params
    const act = { act: 'appointments.move', form: [id, request.body] }
    return actOnce(ground, request, act, async (tx, actor, now) =>
      viewMine(tx, house, actor, await moveAppointment(tx, house, bookerOf(actor), id, request.body, now), now),
    )
  })

  app.post(`${my}/appointments/:id/cancel`, { schema: { ...One, body: Empty } }, (request) => {
    const { id } = request.params
    return actOnce(ground, request, { act: 'appointments.cancel', form: id }, async (tx, actor, now) => {
      await cancelAppointment(tx, house, bookerOf(actor), id, now)
      return viewMine(tx, house, actor, id, now)
    })
  })

  app.get(
    `${my}/appointments/:id/calendar`,
    { schema: { params: TagAndId, response: { 200: Type.String() } } },
    async (request, reply) => {
      const content = await asCitizen(ground, request, (tx, actor, now) =>
        calendarOfMine(tx, house, actor, request.params.id, now),
      )
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'attachment; filename="appuntamento.ics"')
        .send(content)
    },
  )
  attachmentRoutes(app, house)
}

/** The one file of an upload; whatever cannot be read of it is said beside the field. */
async function fileOf(request: Request): Promise<{ name: string; content: Buffer }> {
  const beside = (code: string) => ({ errors: [{ field: 'file', code }] })
  const unreadable = (error: Error & { code?: string; statusCode?: number }) => {
    if (error.code === 'FST_REQ_FILE_TOO_LARGE') refuse('attachment-size', beside('too-large'))
    if (error.statusCode) throw error
    return refuse('form-wrong', beside('format'))
  }
  const part = await request.file().catch(unreadable)
  if (!part) refuse('form-wrong', beside('required'))
  return { name: part.filename, content: await part.toBuffer().catch(unreadable) }
}

function attachmentRoutes(app: App, { ground }: House): void {
  const Keep = { params: TagParams, response: { 201: AttachmentView } }
  app.post('/api/my/:tag/attachments', { schema: Keep }, async (request, reply) => {
    keyOf(request)
    const file = await fileOf(request)
    const form = [file.name, createHash('sha256').update(file.content).digest('base64url')]
    const kept = await actOnce(ground, request, { act: 'appointments.attach', form }, (tx, actor, now) =>
      keepAttachment(tx, ground, actor.actingFor, file, now),
    )
    return reply.code(201).send(kept)
  })

  const Drop = { params: TagAndId, body: Empty, response: { 200: Empty } }
  app.post('/api/my/:tag/attachments/:id/delete', { schema: Drop }, (request) =>
    asCitizen(ground, request, async (tx, actor) => {
      await dropAttachment(tx, actor, request.params.id)
      return {}
    }),
  )
}
