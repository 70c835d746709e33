import { boundsOf, instantOf, weekdayOf } from '../../platform/clock.ts'
import type { Mode } from '../../platform/shapes.ts'
import type { Opening } from '../offices/index.ts'
import { openingsOn } from '../offices/index.ts'

/** A stretch of time in which a desk serves. Instants in milliseconds, so that both nights of the clock change are plain subtraction. */
export type Window = { startsAt: number; endsAt: number; modes: readonly Mode[] }
export type Span = { startsAt: number; endsAt: number }

export const MINUTE_MS = 60_000

/** When this desk serves on this day: the wall-clock hours on the door turned into instants. Closed days have none. */
export function windowsOn(
  desk: { openings: readonly Opening[]; closedDays: readonly string[] },
  day: string,
  zone: string,
  isHoliday: boolean,
): Window[] {
  if (isHoliday || desk.closedDays.includes(day)) return []
  return openingsOn(desk.openings, day, weekdayOf(day)).map((o) => ({
    startsAt: instantOf(day, o.opens, zone).getTime(),
    endsAt: instantOf(day, o.closes, zone).getTime(),
    modes: o.modes,
  }))
}

/**
 * The times that a window offers for appointments of this length: from its beginning, one after another. Only whole
 * ones: a stretch at the end that is too short is left to walk-ins.
 */
export function startsIn(window: Span, minutes: number): number[] {
  const length = minutes * MINUTE_MS
  const count = Math.max(0, Math.floor((window.endsAt - window.startsAt) / length))
  return Array.from({ length: count }, (_, i) => window.startsAt + i * length)
}

/**
 * Free times, the slow and obvious way: every start of every window against every taken span. The index in
 * availability.ts must answer the same; a property test compares them.
 */
export function freeStarts(
  windows: readonly Window[],
  taken: readonly Span[],
  minutes: number,
  mode: Mode,
  notBefore: number,
): number[] {
  const length = minutes * MINUTE_MS
  return windows
    .filter((w) => w.modes.includes(mode))
    .flatMap((w) => startsIn(w, minutes))
    .filter((start) => start >= notBefore && !taken.some((t) => t.startsAt < start + length && start < t.endsAt))
    .sort((a, b) => a - b)
}

/** Length of a calendar day in that zone: 23, 24 or 25 hours. */
export function dayLengthMs(day: string, zone: string): number {
  const { from, to } = boundsOf(day, zone)
  return to.getTime() - from.getTime()
}
