import type { Mode } from '../platform/shapes.ts'
import type { Dice } from './dice.ts'
import { diceOf, weightedOf } from './dice.ts'
import type { Hours, Person, Reasons, Scene, Topic } from './shapes.ts'

/** The bookings of a scene, over abstract hours: who loads them knows dates, desks and the database; this file does not. */

export type Channel = 'web' | 'app' | 'reception' | 'contact_centre' | 'office' | 'phone_line'

export type InventedBooking = {
  /** wall-clock times HH:MM inside the opening, on its grid of five minutes */
  readonly from: string
  readonly to: string
  readonly topic: string
  readonly mode: Mode
  readonly channel: Channel
  readonly reason: string
  readonly details: string
  /** how many days before its day it was booked, at least one */
  readonly bookedDaysBefore: number
}

export type DayOf = {
  readonly seed: string | number
  readonly scene: Pick<Scene, 'taken' | 'inDemand'>
  readonly topics: readonly Topic[]
  readonly reasons: Reasons
  /** one opening of one desk: its hours, its modes, the topics of the desk */
  readonly opening: Hours & { readonly modes: readonly Mode[] }
  readonly deskTopics: readonly string[]
  /** 0 is today; past days count as today */
  readonly daysAhead: number
  /** where the scene's last share is reached */
  readonly horizonDays?: number
}

/** Every length of a topic is a multiple of this. */
const GRID_MINUTES = 5

type Choice = { readonly topic: Topic; readonly mode: Mode; readonly minutes: number }

/**
 * The bookings of one opening on one day, in the order of the clock and never overlapping. Each stands where the
 * calendar offers it: a whole number of its own lengths after the opening.
 */
export function* inventDay(wanted: DayOf): Generator<InventedBooking> {
  const dice = diceOf(`day ${wanted.seed}`)
  const choices = choicesOf(wanted)
  const share = shareTaken(wanted)
  if (choices.length === 0 || share <= 0) return
  const begin = minutesOf(wanted.opening.from)
  const end = minutesOf(wanted.opening.to)
  let at = begin
  while (at < end) {
    const fitting = choices.filter(([choice]) => (at - begin) % choice.minutes === 0 && at + choice.minutes <= end)
    if (fitting.length === 0) {
      at += GRID_MINUTES
      continue
    }
    const { topic, mode, minutes } = dice.weighted(weightedOf(fitting))
    if (dice.chance(share)) {
      yield {
        from: clockOf(at),
        to: clockOf(at + minutes),
        topic: topic.code,
        mode,
        channel: dice.weighted(mode === 'web' ? CHANNELS_OF_WEB : CHANNELS),
        ...wordsOf(dice, wanted.reasons, topic.code),
        bookedDaysBefore: 1 + dice.below(20),
      }
    }
    // a free stretch is as long as what could have stood there
    at += minutes
  }
}

/** Full near, emptier far: a straight line from the first day to the horizon. */
function shareTaken({ scene, daysAhead, horizonDays = 30 }: DayOf): number {
  const way = Math.min(1, Math.max(0, daysAhead) / horizonDays)
  return scene.taken.near + (scene.taken.far - scene.taken.near) * way
}

function choicesOf({ topics, deskTopics, opening, scene }: DayOf): [Choice, number][] {
  const pairs: [Choice, number][] = []
  for (const topic of topics) {
    if (!deskTopics.includes(topic.code)) continue
    for (const mode of topic.modes) {
      const minutes = topic.minutes[mode]
      if (minutes && opening.modes.includes(mode))
        pairs.push([{ topic, mode, minutes }, scene.inDemand?.includes(topic.code) ? 12 : 1])
    }
  }
  return pairs
}

function wordsOf(dice: Dice, reasons: Reasons, topic: string): { reason: string; details: string } {
  const said = reasons[topic] ?? reasons[''] ?? []
  const details = reasons['details'] ?? []
  return {
    reason: dice.pick(said),
    details: details.length > 0 && dice.chance(0.3) ? dice.pick(details) : '',
  }
}

const CHANNELS = weightedOf<Channel>([
  ['web', 44],
  ['app', 18],
  ['contact_centre', 22],
  ['reception', 8],
  ['office', 6],
  ['phone_line', 2],
])
/** The automatic phone line does not book video. */
const CHANNELS_OF_WEB = weightedOf<Channel>([
  ['web', 60],
  ['app', 22],
  ['contact_centre', 12],
  ['reception', 3],
  ['office', 3],
])

/**
 * Gives people in turn, each once, so that no two bookings of a seed meet in one person's day or exceed a limit. Video
 * goes to who can sign in only; who does not fit now stays for a later turn. Null when nobody is left.
 */
export function turnsOf<P extends Pick<Person, 'signIn' | 'contacts'>>(people: readonly P[]): (mode: Mode) => P | null {
  const waiting: P[] = []
  let next = 0
  return (mode) => {
    const kept = waiting.findIndex((person) => fits(person, mode))
    if (kept >= 0) return waiting.splice(kept, 1)[0] ?? null
    for (; next < people.length; next += 1) {
      const person = people[next] as P
      if (fits(person, mode)) {
        next += 1
        return person
      }
      // no more than some hundreds wait: a long queue would be searched again and again
      if (waiting.length < 500 && fits(person, 'in_person')) waiting.push(person)
    }
    return null
  }
}

/** Booking asks for a number to call, whatever the mode. */
function fits(person: Pick<Person, 'signIn' | 'contacts'>, mode: Mode): boolean {
  const callable = person.contacts.some((contact) => contact.kind !== 'email')
  return callable && (mode !== 'web' || person.signIn !== null)
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
