import { addDays, dayOf, instantOf } from '../../../platform/clock.ts'
import type { Holiday } from '../../../platform/profile.ts'
import type { Mode } from '../../../platform/shapes.ts'
import type { DeskRow, OfficeRow, TopicRow } from '../../offices/index.ts'
import { holidayOn } from '../../offices/index.ts'
import type { Window } from '../slots.ts'
import { MINUTE_MS, startsIn, windowsOn } from '../slots.ts'
import type { Cells } from './cells.ts'
import { isFree, markTaken, newCells } from './cells.ts'

export const DAYS_KEPT = 62
/** Who finds a time taken is offered others at most three weeks before or after it. */
const AROUND_DAYS = 21

/** A row of the tail: a time on a desk that became taken or free. */
export type TimeChange = { id: number; deskId: number; startsAt: Date; endsAt: Date; taken: boolean }

type DeskEntry = { desk: DeskRow; office: OfficeRow; cells: Cells; windows: (Window[] | undefined)[] }

/** A free time at a desk. The index may be a moment stale: the database decides at booking. */
export type FreeSlot = {
  deskId: number
  planVersion: number
  office: OfficeRow
  mode: Mode
  startsAt: number
  endsAt: number
}

/** Kept by each server process, rebuilt at midnight, fed by the tail of changed rows. */
export type AvailabilityIndex = {
  firstDay: string
  desks: Map<number, DeskEntry>
  desksOfTopic: Map<number, DeskEntry[]>
  holidays: readonly Holiday[]
  /** ids of the last turn of the tail, which reads a little twice */
  seen: Map<number, boolean>
}

export function emptyIndex(firstDay: string, holidays: readonly Holiday[]): AvailabilityIndex {
  return { firstDay, desks: new Map(), desksOfTopic: new Map(), holidays, seen: new Map() }
}

/** Puts a desk's plan in its place; the taken cells of a known desk stay. */
export function placeDesk(index: AvailabilityIndex, desk: DeskRow, office: OfficeRow): void {
  const known = index.desks.get(desk.id)
  const entry: DeskEntry = { desk, office, cells: known?.cells ?? newCells(DAYS_KEPT), windows: new Array(DAYS_KEPT) }
  index.desks.set(desk.id, entry)
  for (const topicId of known?.desk.topicIds ?? []) {
    const list = index.desksOfTopic.get(topicId) ?? []
    index.desksOfTopic.set(
      topicId,
      list.filter((e) => e !== known),
    )
  }
  for (const topicId of desk.topicIds) {
    const list = index.desksOfTopic.get(topicId) ?? []
    list.push(entry)
    index.desksOfTopic.set(topicId, list)
  }
}

// day starts are asked for millions of times and there are few of them
const dayStarts = new Map<string, number>()
function dayStart(day: string, zone: string): number {
  const key = day + zone
  let at = dayStarts.get(key)
  if (at === undefined) {
    at = instantOf(day, '00:00', zone).getTime()
    dayStarts.set(key, at)
  }
  return at
}

function indexOfDay(firstDay: string, day: string): number {
  return Math.round((Date.parse(`${day}T00:00Z`) - Date.parse(`${firstDay}T00:00Z`)) / 86_400_000)
}

/** What became free first, then what became taken: a moved appointment may take a cell that its old row frees. */
export function applyChanges(index: AvailabilityIndex, changes: readonly TimeChange[]): void {
  const fresh = changes.filter((c) => index.seen.get(c.id) !== c.taken)
  for (const taken of [false, true]) {
    for (const change of fresh) if (change.taken === taken) applyOne(index, change)
  }
  index.seen = new Map(changes.map((c) => [c.id, c.taken]))
}

export function applyOne(index: AvailabilityIndex, change: TimeChange): void {
  const entry = index.desks.get(change.deskId)
  if (!entry) return
  const { zone } = entry.office
  const day = dayOf(change.startsAt, zone)
  const at = indexOfDay(index.firstDay, day)
  if (at < 0 || at >= DAYS_KEPT) return
  markTaken(
    entry.cells,
    at,
    dayStart(day, zone),
    { startsAt: change.startsAt.getTime(), endsAt: change.endsAt.getTime() },
    change.taken,
  )
}

function windowsOf(index: AvailabilityIndex, entry: DeskEntry, dayIndex: number, day: string): Window[] {
  let windows = entry.windows[dayIndex]
  if (!windows) {
    const { office, desk } = entry
    const patron = office.patronDay !== null && day.slice(5) === office.patronDay
    windows = windowsOn(desk, day, office.zone, patron || holidayOn(index.holidays, day, office.province) !== null)
    entry.windows[dayIndex] = windows
  }
  return windows
}

export type Asked = { topic: TopicRow; mode: Mode; notBefore: number }

/**
 * Every free time of one desk on one day, window by window. `each` returns false where it has enough: the rest of the day
 * is passed over, but not a window that begins earlier than what was found.
 */
function eachFree(
  index: AvailabilityIndex,
  entry: DeskEntry,
  asked: Asked & { minutes: number },
  dayIndex: number,
  each: (slot: FreeSlot) => boolean,
): void {
  const day = addDays(index.firstDay, dayIndex)
  const start = dayStart(day, entry.office.zone)
  let enoughFrom = Number.POSITIVE_INFINITY
  for (const window of windowsOf(index, entry, dayIndex, day)) {
    if (window.startsAt >= enoughFrom || !window.modes.includes(asked.mode)) continue
    for (const startsAt of startsIn(window, asked.minutes)) {
      if (startsAt < asked.notBefore) continue
      const span = { startsAt, endsAt: startsAt + asked.minutes * MINUTE_MS }
      if (!isFree(entry.cells, dayIndex, start, span)) continue
      const { desk, office } = entry
      if (!each({ deskId: desk.id, planVersion: desk.planVersion, office, mode: asked.mode, ...span })) {
        enoughFrom = startsAt
        break
      }
    }
  }
}

function minutesOf(topic: TopicRow, mode: Mode): number | null {
  return topic.modes.find((m) => m.mode === mode)?.minutes ?? null
}

/** Web appointments only where the office has the web desk of the topic's level. */
function offersMode(office: OfficeRow, topic: TopicRow, mode: Mode): boolean {
  return mode !== 'web' || (topic.level === 1 ? office.webFirstLevel : office.webSecondLevel)
}

function lastDayOf(topic: TopicRow): number {
  return Math.min(DAYS_KEPT - 1, topic.daysAheadMax)
}

/** Free times on one day at one office, each desk's own. */
export function freeOnDay(index: AvailabilityIndex, asked: Asked, officeId: number, day: string): FreeSlot[] {
  const minutes = minutesOf(asked.topic, asked.mode)
  const dayIndex = indexOfDay(index.firstDay, day)
  if (minutes === null || dayIndex < 0 || dayIndex > lastDayOf(asked.topic)) return []
  const found: FreeSlot[] = []
  for (const entry of index.desksOfTopic.get(asked.topic.id) ?? []) {
    if (entry.office.id !== officeId || !offersMode(entry.office, asked.topic, asked.mode)) continue
    eachFree(index, entry, { ...asked, minutes }, dayIndex, (slot) => found.push(slot) > 0)
  }
  return found.sort((a, b) => a.startsAt - b.startsAt || a.deskId - b.deskId)
}

/** The earliest free times, one an office, in all offices that `wanted` lets through. */
export function earliest(
  index: AvailabilityIndex,
  asked: Asked,
  wanted: (office: OfficeRow) => boolean,
  limit: number,
): FreeSlot[] {
  const minutes = minutesOf(asked.topic, asked.mode)
  if (minutes === null) return []
  const entries = (index.desksOfTopic.get(asked.topic.id) ?? []).filter(
    (e) => offersMode(e.office, asked.topic, asked.mode) && wanted(e.office),
  )
  const best = new Map<number, FreeSlot>()
  for (let dayIndex = 0; dayIndex <= lastDayOf(asked.topic) && best.size < limit; dayIndex++) {
    for (const entry of entries) {
      eachFree(index, entry, { ...asked, minutes }, dayIndex, (slot) => {
        const known = best.get(slot.office.id)
        if (!known || slot.startsAt < known.startsAt) best.set(slot.office.id, slot)
        return false
      })
    }
  }
  return [...best.values()].sort((a, b) => a.startsAt - b.startsAt || a.deskId - b.deskId).slice(0, limit)
}

/** Is this a time that the plan offers at all, free or not? Tells "taken" from "never offered". */
export function isOffered(index: AvailabilityIndex, asked: Asked, officeId: number, startsAt: number): boolean {
  const minutes = minutesOf(asked.topic, asked.mode)
  if (minutes === null) return false
  return (index.desksOfTopic.get(asked.topic.id) ?? []).some((entry) => {
    if (entry.office.id !== officeId || !offersMode(entry.office, asked.topic, asked.mode)) return false
    const day = dayOf(new Date(startsAt), entry.office.zone)
    const dayIndex = indexOfDay(index.firstDay, day)
    if (dayIndex < 0 || dayIndex > lastDayOf(asked.topic)) return false
    return windowsOf(index, entry, dayIndex, day).some(
      (w) => w.modes.includes(asked.mode) && startsIn(w, minutes).includes(startsAt),
    )
  })
}

/** The free times nearest to a wish at the same office and mode: the same day first, then the days around it. */
export function nearest(
  index: AvailabilityIndex,
  asked: Asked,
  officeId: number,
  wish: number,
  limit: number,
): FreeSlot[] {
  const office = [...index.desks.values()].find((e) => e.office.id === officeId)?.office
  if (!office) return []
  const day = dayOf(new Date(wish), office.zone)
  const found = new Map<number, FreeSlot>()
  // one round more than it takes: yesterday evening may be nearer than tomorrow evening
  let rounds = AROUND_DAYS
  for (let away = 0; away <= rounds; away++) {
    for (const other of away === 0 ? [day] : [addDays(day, away), addDays(day, -away)]) {
      for (const slot of freeOnDay(index, asked, officeId, other))
        if (!found.has(slot.startsAt)) found.set(slot.startsAt, slot)
    }
    if (found.size >= limit) rounds = Math.min(rounds, away + 1)
  }
  return [...found.values()]
    .sort((a, b) => Math.abs(a.startsAt - wish) - Math.abs(b.startsAt - wish))
    .slice(0, limit)
    .sort((a, b) => a.startsAt - b.startsAt)
}

/** Bytes held by taken cells: the figure that the bench prints. */
export function indexBytes(index: AvailabilityIndex): number {
  return [...index.desks.values()].reduce((sum, e) => sum + e.cells.byteLength, 0)
}

/** Each desk of an office with its open minutes and free stretches, day by day: the officer's week. */
export function deskDays(index: AvailabilityIndex, officeId: number, days: readonly string[], grainMinutes: number) {
  const entries = [...index.desks.values()].filter((e) => e.office.id === officeId)
  return entries.map((entry) => ({
    desk: entry.desk,
    openings: days.map((day) => {
      const dayIndex = indexOfDay(index.firstDay, day)
      const windows = dayIndex >= 0 && dayIndex < DAYS_KEPT ? windowsOf(index, entry, dayIndex, day) : []
      const start = dayStart(day, entry.office.zone)
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
