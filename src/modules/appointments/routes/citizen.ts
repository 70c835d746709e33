import { keyOf } from '../../../platform/authenticate.ts'
import type { Tx } from '../../../platform/db.ts'
import type { App } from '../../../platform/http.ts'
import { once } from '../../../platform/idempotency.ts'
import { numberOn } from '../../../platform/profile.ts'
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
import type { Booker } from '../book.ts'
import { bookAppointment } from '../book.ts'
import { cancelAppointment, moveAppointment } from '../change.ts'
import type { House } from '../house.ts'
import { bookingFacts, limitsOn } from '../house.ts'
import { calendarOf } from '../letters.ts'
import type { BookingFacts } from '../rules.ts'
import { getAppointment, listAppointmentsOfPerson } from '../store/appointments.ts'
import { deleteLooseAttachment } from '../store/served.ts'
import { viewAppointment } from '../views.ts'

const LOOSE_ATTACHMENTS_MAX = 6

function booker(actor: Citizen): Booker {
  return {
    name: actor.name,
    personId: actor.actingFor,
    language: actor.language,
    channel: 'web',
    signIn: { method: actor.method, level: actor.level },
  }
}

export function viewFacts(house: House, facts: BookingFacts, now: Date): BookingFactsView {
  const today = now.toISOString().slice(0, 10)
  return {
    now: now.toISOString(),
    signIn: facts.signIn,
    open: facts.open.map((o) => ({
      topic: o.topic,
      startsAt: o.startsAt.toISOString(),
      endsAt: o.endsAt.toISOString(),
    })),
    cancellations: facts.cancellations.map((c) => c.toISOString()),
    limits: {
      ...facts.limits,
      attachmentsMax: numberOn(house.ground.profile, 'attachmentsMax', today),
      attachmentBytesMax: numberOn(house.ground.profile, 'attachmentMegabytesMax', today) * 1024 * 1024,
    },
  }
}

export function citizenRoutes(app: App, house: House): void {
  const { ground } = house
  const show = async (tx: Tx, actor: Citizen, id: number, now: Date) =>
    viewAppointment(
      tx,
      house.availability.atlas(),
      await getAppointment(tx, id),
      actor.language,
      limitsOn(ground, now),
      now,
    )

  app.get(
    '/api/my/:tag/booking-facts',
    { schema: { params: TagParams, response: { 200: BookingFactsView } } },
    (request) =>
      asCitizen(ground, request, async (tx, actor, now) =>
        viewFacts(house, await bookingFacts(tx, house, actor.actingFor, actor, now), now),
      ),
  )

  app.get(
    '/api/my/:tag/appointments',
    { schema: { params: TagParams, querystring: AppointmentsQuery, response: { 200: AppointmentsView } } },
    (request) =>
      asCitizen(ground, request, async (tx, actor, now) => {
        const rows = await listAppointmentsOfPerson(tx, actor.actingFor)
        const ahead = (endsAt: Date, state: string) => state === 'booked' && endsAt > now
        const { when } = request.query
        const wanted = rows.filter((r) => !when || (when === 'ahead') === ahead(r.endsAt, r.state))
        if (when === 'ahead') wanted.reverse()
        const appointments = []
        for (const row of wanted)
          appointments.push(
            await viewAppointment(tx, house.availability.atlas(), row, actor.language, limitsOn(ground, now), now),
          )
        return { appointments }
      }),
  )

  app.get(
    '/api/my/:tag/appointments/:id',
    { schema: { params: TagAndId, response: { 200: AppointmentView } } },
    (request) => asCitizen(ground, request, (tx, actor, now) => show(tx, actor, request.params.id, now)),
  )

  app.post(
    '/api/my/:tag/appointments',
    { schema: { params: TagParams, body: BookingForm, response: { 201: AppointmentView } } },
    async (request, reply) => {
      const answer = await asCitizen(ground, request, (tx, actor, now) =>
        once(tx, actor.name, { key: keyOf(request), act: 'appointments.book', form: request.body }, async () =>
          show(tx, actor, await bookAppointment(tx, house, booker(actor), request.body, now), now),
        ),
      )
      return reply.code(201).send(answer)
    },
  )

  app.post(
    '/api/my/:tag/appointments/:id/move',
    { schema: { params: TagAndId, body: MoveForm, response: { 200: AppointmentView } } },
    (request) =>
      asCitizen(ground, request, (tx, actor, now) =>
        once(
          tx,
          actor.name,
          { key: keyOf(request), act: 'appointments.move', form: [request.params.id, request.body] },
          async () =>
            show(tx, actor, await moveAppointment(tx, house, booker(actor), request.params.id, request.body, now), now),
        ),
      ),
  )

  app.post(
    '/api/my/:tag/appointments/:id/cancel',
    { schema: { params: TagAndId, body: closed({}), response: { 200: AppointmentView } } },
    (request) =>
      asCitizen(ground, request, (tx, actor, now) =>
        once(tx, actor.name, { key: keyOf(request), act: 'appointments.cancel', form: request.params.id }, async () => {
          await cancelAppointment(
            tx,
            house,
            { name: actor.name, channel: 'web', byStaff: false },
            request.params.id,
            now,
          )
          return show(tx, actor, request.params.id, now)
        }),
      ),
  )

  app.get('/api/my/:tag/appointments/:id/calendar', { schema: { params: TagAndId } }, async (request, reply) => {
    const content = await asCitizen(ground, request, async (tx, actor, now) => {
      const row = await getAppointment(tx, request.params.id)
      return calendarOf(
        ground,
        house.availability.atlas(),
        row,
        actor.language,
        row.state === 'cancelled' ? 'CANCEL' : 'REQUEST',
        now,
      )
    })
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'attachment; filename="appuntamento.ics"')
      .send(content)
  })
  attachmentRoutes(app, house)
}

function attachmentRoutes(app: App, { ground }: House): void {
  app.post(
    '/api/my/:tag/attachments',
    { schema: { params: TagParams, response: { 201: AttachmentView } } },
    async (request, reply) => {
      const part = await request.file()
      if (!part) refuse('form-wrong', { errors: [{ field: 'file', code: 'required' }] })
      const content = await part
        .toBuffer()
        .catch(() => refuse('attachment-size', { errors: [{ field: 'file', code: 'too-large' }] }))
      const kept = await asCitizen(ground, request, (tx, actor, now) =>
        keepAttachment(tx, actor.actingFor, { name: part.filename, content }, LOOSE_ATTACHMENTS_MAX, now),
      )
      return reply.code(201).send(kept)
    },
  )
  app.post(
    '/api/my/:tag/attachments/:id/delete',
    { schema: { params: TagAndId, body: closed({}), response: { 200: closed({}) } } },
    (request) =>
      asCitizen(ground, request, async (tx, actor) =>
        (await deleteLooseAttachment(tx, actor.actingFor, request.params.id)) ? {} : refuse('attachment-unknown'),
      ),
  )
}
