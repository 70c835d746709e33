import type { AppointmentState, DayRow, OutcomeKind } from '../../src/modules/appointments/api.ts'
import type { Mode } from '../../src/platform/shapes.ts'
import type { TextKey } from '../text-keys.ts'

/** The words for what the server says in codes, written whole so that the check of texts finds each of them. */

export const MODES: Mode[] = ['in_person', 'phone', 'web']

export const MODE_NAME: Record<Mode, TextKey> = {
  in_person: 'officer.mode.in-person',
  phone: 'officer.mode.phone',
  web: 'officer.mode.web',
}

export const MODE_ICON = { in_person: 'it-user', phone: 'it-telephone', web: 'it-video' } as const

export const STATE_NAME: Record<AppointmentState, TextKey> = {
  booked: 'officer.state.booked',
  moved: 'officer.state.moved',
  cancelled: 'officer.state.cancelled',
  attended: 'officer.state.attended',
  missed: 'officer.state.missed',
  lapsed: 'officer.state.lapsed',
}

export const OUTCOME_NAME: Record<OutcomeKind, TextKey> = {
  served: 'officer.outcome.served',
  missed: 'officer.outcome.missed',
  follow_up: 'officer.outcome.follow-up',
  another_office: 'officer.outcome.another-office',
}

export const CALL_NAME: Record<string, TextKey> = {
  answered: 'officer.call.answered',
  no_answer: 'officer.call.no-answer',
  busy: 'officer.call.busy',
  wrong_number: 'officer.call.wrong-number',
}

export const CHANNEL_NAME: Record<string, TextKey> = {
  web: 'officer.channel.web',
  app: 'officer.channel.app',
  reception: 'officer.channel.reception',
  contact_centre: 'officer.channel.contact-centre',
  office: 'officer.channel.office',
  phone_line: 'officer.channel.phone-line',
  email: 'officer.channel.email',
  internet_call: 'officer.channel.internet-call',
}

export const ROLE_NAME: Record<string, TextKey> = {
  receptionist: 'officer.role.receptionist',
  officer: 'officer.role.officer',
  agent: 'officer.role.agent',
  manager: 'officer.role.manager',
  director: 'officer.role.director',
  administrator: 'officer.role.administrator',
}

/** How a message travels, in the words of DeliveryView. */
export const WAY_NAME: Record<string, TextKey> = {
  email: 'officer.way.email',
  sms: 'officer.way.sms',
  voice: 'officer.way.voice',
  io: 'officer.way.io',
  pec: 'officer.way.pec',
}

export const DELIVERY_NAME: Record<string, TextKey> = {
  queued: 'officer.delivery.queued',
  sent: 'officer.delivery.sent',
  delivered: 'officer.delivery.delivered',
  failed: 'officer.delivery.failed',
  dropped: 'officer.delivery.dropped',
}

export const LANGUAGE_NAME: Record<string, TextKey> = {
  it: 'officer.language.it',
  de: 'officer.language.de',
  en: 'officer.language.en',
  fr: 'officer.language.fr',
  ar: 'officer.language.ar',
  pl: 'officer.language.pl',
  es: 'officer.language.es',
  ru: 'officer.language.ru',
}

/** Where an appointment stands, as the office sees it: finer than its state, because the clock and the door count. */
export type Standing =
  | 'ahead'
  | 'waiting'
  | 'expected'
  | 'to-call'
  | 'running'
  | 'done'
  | 'missed'
  | 'unwritten'
  | 'gone'

export const STANDING_NAME: Record<Standing, TextKey> = {
  ahead: 'officer.standing.ahead',
  waiting: 'officer.standing.waiting',
  expected: 'officer.standing.expected',
  'to-call': 'officer.standing.to-call',
  running: 'officer.standing.running',
  done: 'officer.standing.done',
  missed: 'officer.standing.missed',
  unwritten: 'officer.standing.unwritten',
  gone: 'officer.standing.gone',
}

export function standingOf(row: DayRow, now: Date): Standing {
  if (row.state === 'cancelled' || row.state === 'moved') return 'gone'
  if (row.state === 'missed') return 'missed'
  if (row.state === 'attended' || row.hasOutcome) return 'done'
  if (row.state === 'lapsed') return 'unwritten'
  if (row.startedAt) return 'running'
  if (row.arrivedAt) return 'waiting'
  if (new Date(row.startsAt) > now) return 'ahead'
  return row.mode === 'phone' ? 'to-call' : 'expected'
}

export const isToDo = (standing: Standing) => !['done', 'missed', 'gone'].includes(standing)
