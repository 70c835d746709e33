import type { Static } from 'typebox'
import { Type } from 'typebox'
import { closed, orNull } from '../../platform/shapes.ts'

export const NoticeView = closed({
  id: Type.Integer(),
  title: Type.String(),
  /** Plain text; a line of its own for each sentence group. */
  body: Type.String(),
  /** A path of this site, such as /appointments/12. */
  link: orNull(Type.String()),
  /** What it is about: noun/id. */
  subject: Type.String(),
  sentAt: Type.String(),
  readAt: orNull(Type.String()),
})
export type NoticeView = Static<typeof NoticeView>

/** GET /api/my/:tag/notices · POST /api/my/:tag/notices/:id/read gives the notice back */
export const NoticesView = closed({ notices: Type.Array(NoticeView), unread: Type.Integer() })
export type NoticesView = Static<typeof NoticesView>

/** What staff see of a message: whether it arrived, never its secrets. */
export const DeliveryView = closed({
  id: Type.Integer(),
  title: Type.String(),
  channel: Type.String(),
  recipient: Type.String(),
  state: Type.Enum(['queued', 'sent', 'delivered', 'failed', 'dropped']),
  queuedAt: Type.String(),
  sentAt: orNull(Type.String()),
  settledAt: orNull(Type.String()),
})
export type DeliveryView = Static<typeof DeliveryView>

/** Development only: one letter as it would be written, by each way. */
export const DevLetterView = closed({
  /** The event, such as "booked"; two of one event differ by `variant`. */
  event: Type.String(),
  variant: Type.String(),
  title: Type.String(),
  body: Type.String(),
  link: orNull(Type.String()),
  deliveries: Type.Array(
    closed({
      channel: Type.String(),
      recipient: Type.String(),
      address: Type.String(),
      languages: Type.String(),
      subject: Type.String(),
      text: Type.String(),
      html: Type.String(),
      calendar: Type.String(),
      /** Of an SMS: what it costs, and which signs make it cost more. */
      sms: orNull(
        closed({
          encoding: Type.String(),
          units: Type.Integer(),
          segments: Type.Integer(),
          forcedBy: Type.Array(Type.String()),
        }),
      ),
    }),
  ),
})
export type DevLetterView = Static<typeof DevLetterView>
/** GET /dev/api/deliveries (development only): what left last, and what did not. */
export const DevDeliveriesView = closed({
  states: Type.Array(closed({ state: Type.String(), count: Type.Integer() })),
  last: Type.Array(
    closed({
      id: Type.Integer(),
      title: Type.String(),
      channel: Type.String(),
      recipient: Type.String(),
      state: Type.String(),
      attempts: Type.Integer(),
      failure: orNull(Type.String()),
      queuedAt: Type.String(),
    }),
  ),
})
export type DevDeliveriesView = Static<typeof DevDeliveriesView>

export const refusals = { 'callback-wrong': 401 } as const
