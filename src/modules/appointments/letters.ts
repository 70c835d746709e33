import type { Ground } from '../../platform/module.ts'
import { inWords } from '../../platform/profile.ts'
import { sayDay, sayTime, sayWhen } from '../../platform/say-when.ts'
import type { ValuesByLanguage } from '../../platform/texts.ts'
import type { Addressee, Letter } from '../notices/index.ts'
import { calendarEntry, SECRET_MARK } from '../notices/index.ts'
import type { Atlas } from '../offices/index.ts'
import { viewTopic } from '../offices/index.ts'
import type { OutcomeView } from './api.ts'
import type { AppointmentRow } from './store/appointments.ts'

/** What the texts of messages may say of an appointment, in each language. */
export function valuesOf(
  ground: Ground,
  atlas: Atlas,
  row: AppointmentRow,
): (language: string) => Record<string, string | number> {
  const topic = atlas.topicById.get(row.topicId)
  const office = atlas.officeById.get(row.officeId)
  if (!topic || !office) throw new Error(`appointment ${row.id} names an office or topic that is not there`)
  const { institution } = ground.profile
  return (language) => {
    const words = viewTopic(topic, language)
    return {
      person: row.personName,
      institution: inWords(institution.shortNames, language),
      when: sayWhen(row.startsAt, language, office.zone),
      day: sayDay(row.startsAt, language, office.zone),
      time: sayTime(row.startsAt, language, office.zone),
      topic: words.name,
      bring: words.bring.map((b) => `• ${b}`).join('\n'),
      mode: row.mode,
      office: office.name,
      municipality: office.municipality,
      address: office.address,
      officePhone: office.phone,
      phone: row.phone,
      code: row.code,
      word: row.word,
      link: `${ground.config.publicUrl}/appointments/${row.id}`,
      admission: SECRET_MARK,
      privacy: inWords(institution.privacy.texts, language),
      version: row.privacyVersion,
    }
  }
}

/** A calendar entry with link and privacy text in its body, and no code: calendars are shared. */
export function calendarOf(
  ground: Ground,
  atlas: Atlas,
  row: AppointmentRow,
  language: string,
  method: 'REQUEST' | 'CANCEL',
  now: Date,
): string {
  const values = valuesOf(ground, atlas, row)
  const { calendar } = ground.profile.institution.senders
  const say = ground.texts(language).say
  const spoken = values(language)
  return calendarEntry({
    uid: `${row.calendarUid}@sportello`,
    // a cancellation is one change more than what it cancels
    sequence: row.sequence * 2 + (method === 'CANCEL' ? 1 : 0),
    method,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    summary: say('messages.calendar.summary', spoken),
    description: ground.texts
      .sideBySide('messages.calendar.description', values, language)
      .map((s) => s.text)
      .join('\n\n'),
    location: say('messages.calendar.location', spoken),
    url: String(spoken.link),
    organizer: { name: calendar.name, email: calendar.address },
    ...(row.email ? { attendee: { name: row.personName, email: row.email } } : {}),
    language,
    alarmMinutes: 30,
    stampedAt: now,
  })
}

function addressees(row: AppointmentRow, channels: readonly ('email' | 'sms')[]): Addressee[] {
  const all: (Addressee | null)[] = [
    row.email ? { recipient: 'person', channel: 'email', address: row.email } : null,
    { recipient: 'person', channel: 'sms', address: row.phone },
    row.relativeEmail ? { recipient: 'relative', channel: 'email', address: row.relativeEmail } : null,
    row.relativePhone ? { recipient: 'relative', channel: 'sms', address: row.relativePhone } : null,
  ]
  // the same number twice would be the same message twice
  return all
    .filter((a) => a !== null)
    .filter((a) => channels.includes(a.channel))
    .filter((a, i, list) => list.findIndex((b) => b.address === a.address) === i)
}

export type Event = 'booked' | 'moved' | 'cancelled' | 'reminder' | 'day-before' | 'outcome'
const TEMPLATES: Record<Event, string> = {
  booked: 'appointments.booked',
  moved: 'appointments.moved',
  cancelled: 'appointments.cancelled',
  reminder: 'appointments.reminder',
  'day-before': 'appointments.day-before',
  outcome: 'appointments.outcome',
}
const CHANNELS: Record<Event, readonly ('email' | 'sms')[]> = {
  booked: ['email', 'sms'],
  moved: ['email', 'sms'],
  cancelled: ['email', 'sms'],
  reminder: ['sms'],
  'day-before': ['email'],
  outcome: ['email'],
}
const WITH_CALENDAR: readonly Event[] = ['booked', 'moved', 'cancelled']

/** The letter that follows from an event; a moved row is a new row, so "once for each row" is once for each truth. */
export function letterOf(ground: Ground, atlas: Atlas, row: AppointmentRow, event: Event, now: Date): Letter {
  const values: ValuesByLanguage = valuesOf(ground, atlas, row)
  const to = addressees(row, CHANNELS[event])
  return {
    personId: row.personId,
    template: TEMPLATES[event],
    key: `${TEMPLATES[event]}:${row.id}`,
    subject: `appointments/${row.id}`,
    officeId: row.officeId,
    language: row.language,
    values,
    link: `/appointments/${row.id}`,
    // what was said and what to do is the person's alone
    to: event === 'outcome' ? to.filter((a) => a.recipient === 'person') : to,
    ...(WITH_CALENDAR.includes(event) ? { calendar: calendarFor(ground, atlas, row, event, now) } : {}),
    ...(row.roomId !== null ? { secret: { kind: 'admission-code', id: row.roomId } } : {}),
    ...(event === 'reminder' || event === 'day-before' ? { worthUntil: row.startsAt } : {}),
  }
}

function calendarFor(
  ground: Ground,
  atlas: Atlas,
  row: AppointmentRow,
  event: Event,
  now: Date,
): NonNullable<Letter['calendar']> {
  const method = event === 'cancelled' ? 'CANCEL' : 'REQUEST'
  return { method, content: calendarOf(ground, atlas, row, row.language, method, now) }
}

/** The plain page after every appointment, in words. */
export function outcomeValues(values: ValuesByLanguage, outcome: OutcomeView): ValuesByLanguage {
  return (language) => ({
    ...(typeof values === 'function' ? values(language) : values),
    kind: outcome.kind,
    said: outcome.said,
    toDo: outcome.toDo,
    hasToDo: outcome.toDo ? 'yes' : 'no',
    byDay: outcome.byDay ? sayDay(outcome.byDay, language) : '',
    hasDay: outcome.byDay ? 'yes' : 'no',
  })
}
