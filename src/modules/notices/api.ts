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

export const refusals = { 'callback-wrong': 401 } as const
