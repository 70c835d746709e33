import type { Mode } from '../../../platform/shapes.ts'
import type { OfficeRow, TopicRow } from '../../offices/index.ts'
import type { Span } from '../slots.ts'
import { MINUTE_MS } from '../slots.ts'
import { isFree } from './cells.ts'
import type { AvailabilityIndex, DeskEntry, OfficeEntry } from './desks.ts'
import { DAYS_KEPT, dayStart, newSummary, SUMMARY_PARTS, windowsOf } from './desks.ts'

export type Asked = { topic: TopicRow; mode: Mode; notBefore: number }

/** Behind every time of a day. */
const NEVER = 0x7fffffff

export function minutesOf(topic: TopicRow, mode: Mode): number | null {
  return topic.modes.find((m) => m.mode === mode)?.minutes ?? null
}

/** Web appointments only where the office has the web desk of the topic's level. */
export function offersMode(office: OfficeRow, topic: TopicRow, mode: Mode): boolean {
  return mode !== 'web' || (topic.level === 1 ? office.webFirstLevel : office.webSecondLevel)
}

export function lastDayOf(topic: TopicRow): number {
  return Math.min(DAYS_KEPT - 1, topic.daysAheadMax)
}

/** The desks of an office that serve a topic in a mode; none where the office does not offer it. */
export function desksFor({ office, desks }: OfficeEntry, { topic, mode }: Pick<Asked, 'topic' | 'mode'>): DeskEntry[] {
  return offersMode(office, topic, mode) ? desks.filter((entry) => entry.desk.topicIds.includes(topic.id)) : []
}

/** Every free time of one desk on one day, window by window. */
export function eachFree(
  index: AvailabilityIndex,
  entry: DeskEntry,
  asked: Asked & { minutes: number },
  dayIndex: number,
  each: (span: Span) => void,
): void {
  const start = dayStart(index, dayIndex, entry.office.zone)
  const length = asked.minutes * MINUTE_MS
  for (const window of windowsOf(index, entry, dayIndex)) {
    if (!window.modes.includes(asked.mode)) continue
    // as startsIn says: from the window's beginning, one after another, whole ones only
    for (let startsAt = window.startsAt; startsAt + length <= window.endsAt; startsAt += length) {
      const span = { startsAt, endsAt: startsAt + length }
      if (startsAt >= asked.notBefore && isFree(entry.cells, dayIndex, start, span)) each(span)
    }
  }
}

export type Summary = { there: OfficeEntry; days: Int32Array }

/** What one office has free, day by day, for a topic and a mode. */
export function summaryFor(there: OfficeEntry, { topic, mode }: Pick<Asked, 'topic' | 'mode'>): Summary {
  const key = `${topic.id} ${mode}`
  const days = there.summaries.get(key) ?? newSummary()
  there.summaries.set(key, days)
  return { there, days }
}

/** How many times are free on a day. */
export function freeOn(index: AvailabilityIndex, asked: Asked, summary: Summary, dayIndex: number): number {
  return summary.days[madeTrue(index, asked, summary, dayIndex) + 2] as number
}

/** When the first free time of a day begins, or null. */
export function firstOn(index: AvailabilityIndex, asked: Asked, summary: Summary, dayIndex: number): number | null {
  const first = summary.days[madeTrue(index, asked, summary, dayIndex) + 1] as number
  return first === NEVER ? null : dayStart(index, dayIndex, summary.there.office.zone) + first
}

/**
 * A calendar is read a thousand times for each time that it changes, so what was found is kept until something on that day
 * changes, or until the first free time is no longer ahead.
 * @returns where that day stands in the summary
 */
function madeTrue(index: AvailabilityIndex, asked: Asked, { there, days }: Summary, dayIndex: number): number {
  const start = dayStart(index, dayIndex, there.office.zone)
  const notBefore = Math.min(Math.max(0, asked.notBefore - start), NEVER - 1)
  const at = dayIndex * SUMMARY_PARTS
  const from = days[at] as number
  if (from < 0 || from > notBefore || notBefore > (days[at + 1] as number)) {
    const starts = startsAt(index, asked, there, dayIndex)
    days[at] = notBefore
    days[at + 1] = starts.size === 0 ? NEVER : Math.min(...starts) - start
    days[at + 2] = starts.size
  }
  return at
}

/** One entry a time, however many desks are free then. */
function startsAt(index: AvailabilityIndex, asked: Asked, there: OfficeEntry, dayIndex: number): Set<number> {
  const starts = new Set<number>()
  const minutes = minutesOf(asked.topic, asked.mode)
  if (minutes === null || dayIndex > lastDayOf(asked.topic)) return starts
  for (const entry of desksFor(there, asked)) {
    eachFree(index, entry, { ...asked, minutes }, dayIndex, (span) => starts.add(span.startsAt))
  }
  return starts
}
