import type { Mode } from '../platform/shapes.ts'
import type { Desk, Hours, Institution, Opening, Topic, WebDesk } from './shapes.ts'

/** The desks of one office: who is served where, how and when. Every choice follows from the profile's data. */

export type PlanOf = {
  readonly institution: Institution
  /** those that this kind of office treats */
  readonly topics: readonly Topic[]
  readonly desks: number
  readonly web: WebDesk
  /** the ISO weekday with the long opening */
  readonly longDay: number
  readonly validFrom: string
  /** From this day a few desks keep other hours than before, so that a plan with a past is always at hand. */
  readonly changedFrom: string
}

type Role = 'counter' | 'web' | 'phone'

const WORKING_DAYS = [1, 2, 3, 4, 5] as const

/** What the n-th desk of an office does: of nine desks six are counters, two make calls and one meets on video. */
const ROLES: readonly Role[] = [
  'counter',
  'phone',
  'counter',
  'web',
  'counter',
  'counter',
  'phone',
  'counter',
  'counter',
]

export function desksOf(plan: PlanOf): Desk[] {
  const special = specialDesksOf(plan)
  const roles = rolesOf(plan, Math.max(1, plan.desks - special.length))
  const counters = roles.filter((role) => role === 'counter').length
  const desks: Desk[] = []
  const numbers = new Map<string, number>()
  let counter = 0
  for (const role of roles) {
    const desk = role === 'counter' ? counterDesk(plan, counter, counters) : remoteDesk(plan, role)
    if (role === 'counter') counter += 1
    const number = (numbers.get(desk.name) ?? 0) + 1
    numbers.set(desk.name, number)
    desks.push({ ...desk, name: `${desk.name} ${number}` })
  }
  return [...desks, ...special]
}

/** An office without video desks has one more for the phone in their place. */
function rolesOf(plan: PlanOf, count: number): Role[] {
  const hasWeb = plan.web.firstLevel || plan.web.secondLevel
  return Array.from({ length: count }, (_, index) => {
    const role = ROLES[index % ROLES.length] as Role
    return role === 'web' && !hasWeb ? 'phone' : role
  })
}

/** Counters share the families of topics: with few counters each treats several, with many each treats one. */
function counterDesk(plan: PlanOf, index: number, counters: number): Desk {
  const families = plan.institution.topicFamilies.filter((family) =>
    plan.topics.some((topic) => topic.family === family.code),
  )
  const treated =
    counters >= families.length
      ? [families[index % families.length]]
      : families.filter((_, family) => family % counters === index)
  const codes = treated.map((family) => family?.code)
  const topics = plan.topics.filter((topic) => codes.includes(topic.family))
  const name = treated.length > 1 ? 'Sportello' : `Sportello ${treated[0]?.names['it'] ?? ''}`.trim()
  return { name, topics: topics.map((topic) => topic.code), openings: counterOpenings(plan, topics, index) }
}

/**
 * In the morning at the counter, by the pattern on the door; in the afternoon, the door being shut, every second
 * counter calls people back or meets them on video.
 */
function counterOpenings(plan: PlanOf, topics: readonly Topic[], index: number): Opening[] {
  const { usual, longDay, afternoonCalls } = plan.institution.frontEndHours
  const openings = WORKING_DAYS.flatMap((weekday) =>
    (weekday === plan.longDay ? longDay : usual).map((hours) => openingOf(plan, weekday, hours, ['in_person'])),
  )
  const modes = remoteModes(plan, topics)
  if (index % 2 === 0 || modes.length === 0) return openings
  const calls = WORKING_DAYS.filter((weekday) => weekday !== plan.longDay && weekday !== 5).flatMap((weekday) =>
    afternoonCalls.map((hours) => openingOf(plan, weekday, hours, modes)),
  )
  return [...openings, ...(index % 8 === 3 ? withAPast(plan, calls) : calls)]
}

/** These hours began on a later day; until the day before, the same desk worked one day less. */
function withAPast(plan: PlanOf, openings: readonly Opening[]): Opening[] {
  const before = openings
    .filter((opening) => opening.weekday !== 1)
    .map((opening) => ({ ...opening, validTo: dayBefore(plan.changedFrom) }))
  return [...before, ...openings.map((opening) => ({ ...opening, validFrom: plan.changedFrom }))]
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

/** Desks nobody walks up to: they work longer hours than the door. */
function remoteDesk(plan: PlanOf, role: 'phone' | 'web'): Desk {
  const topics = plan.topics.filter((topic) => topic.modes.includes(role) && allowed(plan, topic, role))
  const hours: readonly Hours[] =
    role === 'phone'
      ? [
          { from: '08:30', to: '12:30' },
          { from: '13:30', to: '15:30' },
        ]
      : [
          { from: '09:00', to: '13:00' },
          { from: '14:00', to: '16:00' },
        ]
  const openings = WORKING_DAYS.flatMap((weekday) =>
    // Friday afternoon is for the papers of the week
    (weekday === 5 ? hours.slice(0, 1) : hours).map((part) => openingOf(plan, weekday, part, [role])),
  )
  return {
    name: role === 'phone' ? 'Richiamata telefonica' : 'Sportello web',
    topics: topics.map((topic) => topic.code),
    openings,
  }
}

function specialDesksOf(plan: PlanOf): Desk[] {
  if (plan.desks < 5) return []
  return plan.institution.specialDesks
    .filter((desk) =>
      desk.topics.every((code) => plan.topics.some((topic) => topic.code === code && webOpen(plan, topic))),
    )
    .map((desk) => ({
      name: desk.name,
      topics: desk.topics,
      openings: desk.openings.map((hours) => openingOf(plan, hours.weekday, hours, [desk.mode])),
    }))
}

/** Ways of serving from afar that every one of these topics may have at an ordinary desk. */
function remoteModes(plan: PlanOf, topics: readonly Topic[]): Mode[] {
  const modes: Mode[] = ['phone', 'web']
  return modes.filter((mode) => topics.every((topic) => !topic.modes.includes(mode) || allowed(plan, topic, mode)))
}

/** A topic kept for a special desk is not treated that way anywhere else, and video only where the office has it. */
function allowed(plan: PlanOf, topic: Topic, mode: Mode): boolean {
  if (plan.institution.specialDesks.some((desk) => desk.mode === mode && desk.topics.includes(topic.code))) return false
  return mode !== 'web' || webOpen(plan, topic)
}

function webOpen(plan: PlanOf, topic: Topic): boolean {
  return topic.level === 1 ? plan.web.firstLevel : plan.web.secondLevel
}

function openingOf(plan: PlanOf, weekday: number, hours: Hours, modes: readonly Mode[]): Opening {
  return { weekday, from: hours.from, to: hours.to, modes, validFrom: plan.validFrom }
}
