import { addDays, instantOf } from '../../../platform/clock.ts'
import type { Holiday } from '../../../platform/profile.ts'
import type { DeskRow, OfficeRow } from '../../offices/index.ts'
import { holidayOn } from '../../offices/index.ts'
import type { Window } from '../slots.ts'
import { windowsOn } from '../slots.ts'
import type { Cells } from './cells.ts'
import { markTaken, newCells } from './cells.ts'

export const DAYS_KEPT = 62
const DAY_MS = 86_400_000

/** A row of the tail: a time on a desk that became taken or free. */
export type TimeChange = { id: number; deskId: number; startsAt: Date; endsAt: Date; taken: boolean }

export type DeskEntry = { desk: DeskRow; office: OfficeRow; cells: Cells; windows: (Window[] | undefined)[] }

/** The desks of an office and, by topic and mode, what was found free on each day (summary.ts). */
export type OfficeEntry = { office: OfficeRow; desks: DeskEntry[]; summaries: Map<string, Int32Array> }

/** Kept by each server process, rebuilt at midnight, fed by the tail of changed rows. */
export type AvailabilityIndex = {
  firstDay: string
  /** the days that it keeps, and the place of each */
  days: string[]
  placeOfDay: Map<string, number>
  /** by zone: when each day begins there, and when the last one ends */
  dayStarts: Map<string, number[]>
  desks: Map<number, DeskEntry>
  offices: Map<number, OfficeEntry>
  holidays: readonly Holiday[]
  /** ids of the last turn of the tail, which reads a little twice */
  seen: Map<number, boolean>
}

export function emptyIndex(firstDay: string, holidays: readonly Holiday[]): AvailabilityIndex {
  const days = Array.from({ length: DAYS_KEPT }, (_, away) => addDays(firstDay, away))
  return {
    firstDay,
    days,
    placeOfDay: new Map(days.map((day, place) => [day, place])),
    dayStarts: new Map(),
    desks: new Map(),
    offices: new Map(),
    holidays,
    seen: new Map(),
  }
}

/** Puts a desk's plan in its place; the taken cells of a known desk stay. */
export function placeDesk(index: AvailabilityIndex, desk: DeskRow, office: OfficeRow): void {
  const known = index.desks.get(desk.id)
  const entry: DeskEntry = { desk, office, cells: known?.cells ?? newCells(DAYS_KEPT), windows: new Array(DAYS_KEPT) }
  index.desks.set(desk.id, entry)
  for (const id of new Set([known?.office.id ?? office.id, office.id])) {
    const there = index.offices.get(id)
    const others = there?.desks.filter((e) => e !== known) ?? []
    index.offices.set(id, {
      office: there?.office ?? office,
      desks: id === office.id ? [...others, entry] : others,
      summaries: new Map(),
    })
  }
}

function dayStartsOf(index: AvailabilityIndex, zone: string): number[] {
  let starts = index.dayStarts.get(zone)
  if (!starts) {
    starts = [...index.days, addDays(index.firstDay, DAYS_KEPT)].map((day) => instantOf(day, '00:00', zone).getTime())
    index.dayStarts.set(zone, starts)
  }
  return starts
}

export function dayStart(index: AvailabilityIndex, dayIndex: number, zone: string): number {
  return dayStartsOf(index, zone)[dayIndex] as number
}

/** The place of the day that people at `zone` read on the wall at this instant; -1 outside the days kept. */
export function placeOfInstant(index: AvailabilityIndex, instant: number, zone: string): number {
  const starts = dayStartsOf(index, zone)
  // a day is 23 to 25 hours long, so the guess is at most one off
  let place = Math.floor((instant - (starts[0] as number)) / DAY_MS)
  if (instant < (starts[place] ?? 0)) place--
  else if (instant >= (starts[place + 1] ?? Number.POSITIVE_INFINITY)) place++
  return place >= 0 && place < DAYS_KEPT ? place : -1
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
  const span = { startsAt: change.startsAt.getTime(), endsAt: change.endsAt.getTime() }
  const at = placeOfInstant(index, span.startsAt, entry.office.zone)
  if (at < 0) return
  markTaken(entry.cells, at, dayStart(index, at, entry.office.zone), span, change.taken)
  for (const summary of index.offices.get(entry.office.id)?.summaries.values() ?? []) forgetDay(summary, at)
}

/** Of each day of a summary: from when on it holds, when the first free time begins, how many there are. */
export const SUMMARY_PARTS = 3
const UNKNOWN = -1

export function newSummary(): Int32Array {
  return new Int32Array(DAYS_KEPT * SUMMARY_PARTS).fill(UNKNOWN)
}

function forgetDay(summary: Int32Array, dayIndex: number): void {
  summary[dayIndex * SUMMARY_PARTS] = UNKNOWN
}

export function windowsOf(index: AvailabilityIndex, entry: DeskEntry, dayIndex: number): Window[] {
  let windows = entry.windows[dayIndex]
  if (!windows) {
    const { office, desk } = entry
    const day = index.days[dayIndex] as string
    const patron = office.patronDay !== null && day.slice(5) === office.patronDay
    windows = windowsOn(desk, day, office.zone, patron || holidayOn(index.holidays, day, office.province) !== null)
    entry.windows[dayIndex] = windows
  }
  return windows
}
