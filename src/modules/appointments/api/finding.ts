import type { Static } from 'typebox'
import { Type } from 'typebox'
import { closed, Day, Mode, orNull } from '../../../platform/shapes.ts'

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
