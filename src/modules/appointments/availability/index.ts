import { addDays } from '../../../platform/clock.ts'
import type { Mode } from '../../../platform/shapes.ts'
import type { OfficeRow } from '../../offices/index.ts'
import { MINUTE_MS, startsIn } from '../slots.ts'
import { isFree } from './cells.ts'
import type { AvailabilityIndex } from './desks.ts'
import { DAYS_KEPT, dayStart, placeOfInstant, windowsOf } from './desks.ts'
import type { Asked, Summary } from './summary.ts'
import { desksFor, eachFree, firstOn, freeOn, lastDayOf, minutesOf, offersMode, summaryFor } from './summary.ts'

export type { AvailabilityIndex, TimeChange } from './desks.ts'
export { applyChanges, applyOne, DAYS_KEPT, emptyIndex, placeDesk } from './desks.ts'
export type { Asked } from './summary.ts'

/** Who finds a time taken is offered others at most three weeks before or after it. */
const AROUND_DAYS = 21

/** A free time at a desk. The index may be a moment stale: the database decides at booking. */
export type FreeSlot = {
  deskId: number
  planVersion: number
  office: OfficeRow
  mode: Mode
  startsAt: number
  endsAt: number
}

/** Free times on one day at one office, each desk's own. */
export function freeOnDay(index: AvailabilityIndex, asked: Asked, officeId: number, day: string): FreeSlot[] {
  return freeAt(index, asked, officeId, index.placeOfDay.get(day) ?? -1)
}

function freeAt(index: AvailabilityIndex, asked: Asked, officeId: number, dayIndex: number): FreeSlot[] {
  const minutes = minutesOf(asked.topic, asked.mode)
  const there = index.offices.get(officeId)
  if (!there || minutes === null || dayIndex < 0 || dayIndex > lastDayOf(asked.topic)) return []
  const found: FreeSlot[] = []
  for (const entry of desksFor(there, asked)) {
    const { desk, office } = entry
    eachFree(index, entry, { ...asked, minutes }, dayIndex, (span) => {
      found.push({ deskId: desk.id, planVersion: desk.planVersion, office, mode: asked.mode, ...span })
    })
  }
  return found.sort((a, b) => a.startsAt - b.startsAt || a.deskId - b.deskId)
}

/** How many times are free on each of these days at one office, however many desks are free at a time. */
export function countDays(index: AvailabilityIndex, asked: Asked, officeId: number, days: readonly string[]): number[] {
  const there = index.offices.get(officeId)
  const summary = there && summaryFor(there, asked)
  return days.map((day) => {
    const dayIndex = index.placeOfDay.get(day)
    return summary && dayIndex !== undefined ? freeOn(index, asked, summary, dayIndex) : 0
  })
}

/** The earliest free times, one an office, in all offices that `wanted` lets through. */
export function earliest(
  index: AvailabilityIndex,
  asked: Asked,
  wanted: (office: OfficeRow) => boolean,
  limit: number,
): FreeSlot[] {
  const found: { summary: Summary; dayIndex: number; first: number }[] = []
  let without = [...index.offices.values()]
    .filter(({ office }) => offersMode(office, asked.topic, asked.mode) && wanted(office))
    .map((there) => summaryFor(there, asked))
  for (let dayIndex = 0; dayIndex <= lastDayOf(asked.topic) && found.length < limit; dayIndex++) {
    const still: Summary[] = []
    for (const summary of without) {
      const first = firstOn(index, asked, summary, dayIndex)
      if (first === null) still.push(summary)
      else found.push({ summary, dayIndex, first })
    }
    without = still
  }
  return found
    .sort((a, b) => a.first - b.first || a.summary.there.office.id - b.summary.there.office.id)
    .slice(0, limit)
    .flatMap(({ summary, dayIndex }) => freeAt(index, asked, summary.there.office.id, dayIndex).slice(0, 1))
}

/** The day after, mostly out of the days kept: counting on the calendar was the dearest part of an answer. */
export function dayAfter(index: AvailabilityIndex, day: string): string {
  return index.days[(index.placeOfDay.get(day) ?? DAYS_KEPT) + 1] ?? addDays(day, 1)
}

/** Is this a time that the plan offers at all, free or not? Tells "taken" from "never offered". */
export function isOffered(index: AvailabilityIndex, asked: Asked, officeId: number, startsAt: number): boolean {
  const minutes = minutesOf(asked.topic, asked.mode)
  const there = index.offices.get(officeId)
  const dayIndex = there ? placeOfInstant(index, startsAt, there.office.zone) : -1
  if (!there || minutes === null || dayIndex < 0 || dayIndex > lastDayOf(asked.topic)) return false
  return desksFor(there, asked).some((entry) =>
    windowsOf(index, entry, dayIndex).some(
      (w) => w.modes.includes(asked.mode) && startsIn(w, minutes).includes(startsAt),
    ),
  )
}

/** The free times nearest to a wish at the same office and mode: the same day first, then the days around it. */
export function nearest(
  index: AvailabilityIndex,
  asked: Asked,
  officeId: number,
  wish: number,
  limit: number,
): FreeSlot[] {
  const there = index.offices.get(officeId)
  const day = there ? placeOfInstant(index, wish, there.office.zone) : -1
  if (day < 0) return []
  const found = new Map<number, FreeSlot>()
  // one round more than it takes: yesterday evening may be nearer than tomorrow evening
  let rounds = AROUND_DAYS
  for (let away = 0; away <= rounds; away++) {
    for (const other of away === 0 ? [day] : [day + away, day - away]) {
      for (const slot of freeAt(index, asked, officeId, other))
        if (!found.has(slot.startsAt)) found.set(slot.startsAt, slot)
    }
    if (found.size >= limit) rounds = Math.min(rounds, away + 1)
  }
  return [...found.values()]
    .sort((a, b) => Math.abs(a.startsAt - wish) - Math.abs(b.startsAt - wish))
    .slice(0, limit)
    .sort((a, b) => a.startsAt - b.startsAt)
}

/** Bytes held by taken cells and by what was found free: the figure that the bench prints. */
export function indexBytes(index: AvailabilityIndex): number {
  const cells = [...index.desks.values()].reduce((sum, e) => sum + e.cells.byteLength, 0)
  const summaries = [...index.offices.values()].flatMap((there) => [...there.summaries.values()])
  return cells + summaries.reduce((sum, one) => sum + one.byteLength, 0)
}

/** Each desk of an office with its open minutes and free stretches, day by day: the officer's week. */
export function deskDays(index: AvailabilityIndex, officeId: number, days: readonly string[], grainMinutes: number) {
  return (index.offices.get(officeId)?.desks ?? []).map((entry) => ({
    desk: entry.desk,
    openings: days.map((day) => {
      const dayIndex = index.placeOfDay.get(day)
      if (dayIndex === undefined) return { day, openMinutes: 0, free: [] }
      const windows = windowsOf(index, entry, dayIndex)
      const start = dayStart(index, dayIndex, entry.office.zone)
      const grains = windows
        .flatMap((w) => startsIn(w, grainMinutes))
        .map((startsAt) => ({ startsAt, endsAt: startsAt + grainMinutes * MINUTE_MS }))
      return {
        day,
        openMinutes: windows.reduce((sum, w) => sum + (w.endsAt - w.startsAt) / MINUTE_MS, 0),
        free: grains.filter((span) => isFree(entry.cells, dayIndex, start, span)),
      }
    }),
  }))
}
