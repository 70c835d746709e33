import { addDays } from '../../../platform/clock.ts'
import type { App } from '../../../platform/http.ts'
import { refuse } from '../../../platform/refusal.ts'
import type { Mode } from '../../../platform/shapes.ts'
import { distanceKm, officeOf, topicOf } from '../../offices/index.ts'
import type { SlotView } from '../api.ts'
import { DaysQuery, DaysView, FirstQuery, SlotsView, TimesQuery, TimesView } from '../api.ts'
import type { AvailabilityIndex, FreeSlot } from '../availability/index.ts'
import { countDays, dayAfter, earliest, freeOnDay } from '../availability/index.ts'
import type { House } from '../house.ts'
import { limitsOn } from '../house.ts'
import { viewSlot } from '../views.ts'

const DAYS_ASKED_MAX = 62
const FIRST_LIMIT = 5
/** The same answer for everyone; a second in a cache spares the server on a click day and is no staler than the index. */
const PUBLIC = 'public, max-age=1'

/** Finding a time: for anyone, nothing personal, all out of memory. */
export function findingRoutes(app: App, house: House): void {
  const { availability } = house
  const soonest = () =>
    availability.now().getTime() + limitsOn(house.ground, availability.now()).bookMinutesBefore * 60_000

  const First = { querystring: FirstQuery, response: { 200: SlotsView } }
  app.get('/api/availability/first', { schema: First }, async (request, reply) => {
    reply.header('cache-control', PUBLIC)
    return { slots: firstSlots(house, request.query, soonest()) }
  })

  app.get(
    '/api/availability/days',
    { schema: { querystring: DaysQuery, response: { 200: DaysView } } },
    async (request, reply) => {
      const { query } = request
      const atlas = availability.atlas()
      const asked = { topic: topicOf(atlas, query.topic), mode: query.mode, notBefore: soonest() }
      const office = officeOf(atlas, query.office)
      const days = daysBetween(availability.index(), query.from, query.to)
      const free = countDays(availability.index(), asked, office.id, days)
      reply.header('cache-control', PUBLIC)
      return { days: days.map((day, at) => ({ day, free: free[at] ?? 0 })) }
    },
  )

  app.get(
    '/api/availability/times',
    { schema: { querystring: TimesQuery, response: { 200: TimesView } } },
    async (request, reply) => {
      const { query } = request
      const atlas = availability.atlas()
      const asked = { topic: topicOf(atlas, query.topic), mode: query.mode, notBefore: soonest() }
      const slots = timesOf(freeOnDay(availability.index(), asked, officeOf(atlas, query.office).id, query.day))
      reply.header('cache-control', PUBLIC)
      return {
        times: slots.map((s) => ({
          startsAt: new Date(s.startsAt).toISOString(),
          endsAt: new Date(s.endsAt).toISOString(),
        })),
      }
    },
  )
}

/** The earliest times: several of one office, or one an office near a place or in the whole country. */
function firstSlots({ availability }: House, query: FirstQuery, notBefore: number): SlotView[] {
  const atlas = availability.atlas()
  const topic = topicOf(atlas, query.topic)
  const place = query.lat !== undefined && query.lon !== undefined ? { lat: query.lat, lon: query.lon } : null
  const only = query.office ? officeOf(atlas, query.office).id : null
  const modes: Mode[] = query.mode ? [query.mode] : topic.modes.map((m) => m.mode)
  const limit = query.limit ?? FIRST_LIMIT
  const wanted = (office: { lat: number; lon: number }) =>
    !place || query.withinKm === undefined || distanceKm(place, office) <= query.withinKm
  const index = availability.index()
  const found = modes.flatMap((mode) => {
    const asked = { topic, mode, notBefore }
    return only === null ? earliest(index, asked, wanted, limit) : firstAtOffice(index, asked, only, limit)
  })
  return found
    .sort((a, b) => a.startsAt - b.startsAt)
    .slice(0, limit)
    .map((slot) => viewSlot(slot, place))
}

function daysBetween(index: AvailabilityIndex, from: string, to: string): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = dayAfter(index, day)) {
    if (days.push(day) > DAYS_ASKED_MAX) refuse('form-wrong', { errors: [{ field: 'to', code: 'too-large' }] })
  }
  return days
}

/** One entry a time, however many desks are free then. */
function timesOf(slots: readonly FreeSlot[]): FreeSlot[] {
  return slots.filter((slot, i) => slots[i - 1]?.startsAt !== slot.startsAt)
}

/** The first free times of one office, over as many days as it takes. */
function firstAtOffice(
  index: AvailabilityIndex,
  asked: Parameters<typeof freeOnDay>[1],
  officeId: number,
  limit: number,
): FreeSlot[] {
  const found: FreeSlot[] = []
  for (let away = 0; away <= asked.topic.daysAheadMax && found.length < limit; away++) {
    found.push(...timesOf(freeOnDay(index, asked, officeId, addDays(index.firstDay, away))))
  }
  return found.slice(0, limit)
}
