import type { Static } from 'typebox'
import { Type } from 'typebox'
import { closed, Mode, orNull } from '../../platform/shapes.ts'

export const TopicView = closed({
  code: Type.String(),
  level: Type.Union([Type.Literal(1), Type.Literal(2)]),
  audience: Type.Array(Type.String()),
  name: Type.String(),
  /** The same name in Italian, for side-by-side texts. */
  nameInItalian: Type.String(),
  explains: Type.String(),
  searchWords: Type.Array(Type.String()),
  bring: Type.Array(Type.String()),
  selfService: Type.String(),
  modes: Type.Array(closed({ mode: Mode, minutes: Type.Integer() })),
  daysAheadMax: Type.Integer(),
})
export type TopicView = Static<typeof TopicView>

/** GET /api/topics?language= */
export const TopicsView = closed({ topics: Type.Array(TopicView) })

export const OfficeView = closed({
  code: Type.String(),
  kind: Type.String(),
  name: Type.String(),
  municipality: Type.String(),
  province: Type.String(),
  region: Type.String(),
  address: Type.String(),
  lat: Type.Number(),
  lon: Type.Number(),
  phone: Type.String(),
  phoneHours: Type.Array(closed({ weekday: Type.Integer(), from: Type.String(), to: Type.String() })),
  email: Type.String(),
  accessibility: Type.String(),
  webDesk: closed({ firstLevel: Type.Boolean(), secondLevel: Type.Boolean() }),
  /** From the place asked for, as the crow flies; null when none was given. */
  distanceKm: orNull(Type.Number()),
})
export type OfficeView = Static<typeof OfficeView>

/** GET /api/offices?q=&lat=&lon=&topic=&limit= : nearest first when a place is given, else by name. */
export const OfficesQuery = closed({
  q: Type.Optional(Type.String({ maxLength: 80 })),
  lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
  lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
  topic: Type.Optional(Type.String({ maxLength: 60 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
})
export type OfficesQuery = Static<typeof OfficesQuery>
export const OfficesView = closed({ offices: Type.Array(OfficeView) })
export type OfficesView = Static<typeof OfficesView>

/** GET /api/profile?language= : what is particular to the institution, for anyone. */
export const ProfileView = closed({
  name: Type.String(),
  shortName: Type.String(),
  /** Said on every page where this is not the real institution. */
  notice: Type.String(),
  contactCentre: Type.Array(
    closed({ number: Type.String(), dial: Type.String(), from: Type.String(), cost: Type.String() }),
  ),
  contactHours: Type.Array(Type.String()),
  languages: Type.Array(Type.String()),
  privacyVersion: Type.String(),
  privacyText: Type.String(),
})
export type ProfileView = Static<typeof ProfileView>

export const refusals = {
  'office-unknown': 404,
  'topic-unknown': 404,
  'already-closed': 409,
} as const
