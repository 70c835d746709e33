import type { ICalEventData } from 'ical-generator'
import ical, {
  foldLines,
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator'

export type CalendarEntry = {
  /** The same for the whole life of an appointment, whatever is moved: the calendar finds its entry by it. */
  uid: string
  /** 0 at first, one more at each change; a calendar ignores what is not newer (RFC 5545 §3.8.7.4). */
  sequence: number
  method: 'REQUEST' | 'CANCEL'
  startsAt: Date
  endsAt: Date
  summary: string
  description: string
  location: string
  url?: string
  organizer: { name: string; email: string }
  attendee?: { name?: string; email: string }
  /** BCP 47, as in the catalogues: `it`, `en`, `ar`. */
  language: string
  /** A reminder of the calendar's own, that many minutes before the start. */
  alarmMinutes?: number
  /** When this version was written: DTSTAMP. An argument, as all time is. */
  stampedAt: Date
}

// Line breaks and tabs are the only controls that RFC 5545 allows in a text; the rest would make the file unreadable.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

function plain(text: string): string {
  return text.toWellFormed().replace(CONTROLS, '')
}

function oneLine(text: string): string {
  return plain(text).replace(/\s+/g, ' ').trim()
}

// ical-generator writes uid, url and addresses as they are, so a line break in one of them would add lines of its own.
function checked(entry: CalendarEntry): CalendarEntry {
  if (!/^[\w.@-]{1,200}$/.test(entry.uid)) throw new RangeError('a calendar uid is letters, digits, . _ @ and -')
  if (!(entry.endsAt > entry.startsAt)) throw new RangeError('a calendar entry ends after it starts')
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(entry.language))
    throw new RangeError('a language is written as in BCP 47')
  for (const party of [entry.organizer, entry.attendee]) {
    if (party && !/^[^\s<>"(),:;\\]+@[^\s<>"(),:;\\]+$/.test(party.email))
      throw new RangeError('an address in a calendar entry is a plain one')
  }
  return entry
}

function eventOf(entry: CalendarEntry): ICalEventData {
  const cancelled = entry.method === 'CANCEL'
  const alarms =
    cancelled || !entry.alarmMinutes ? [] : [{ type: ICalAlarmType.display, trigger: entry.alarmMinutes * 60 }]
  // Whoever booked has accepted: RSVP=FALSE keeps mail programs from asking, and from answering a mailbox nobody reads.
  const attendee = entry.attendee && {
    name: entry.attendee.name && oneLine(entry.attendee.name),
    email: entry.attendee.email,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.ACCEPTED,
    type: ICalAttendeeType.INDIVIDUAL,
    rsvp: false,
  }
  return {
    id: entry.uid,
    sequence: entry.sequence,
    stamp: entry.stampedAt,
    start: entry.startsAt,
    end: entry.endsAt,
    summary: oneLine(entry.summary),
    description: plain(entry.description),
    location: oneLine(entry.location),
    url: entry.url && new URL(entry.url).href,
    organizer: { name: oneLine(entry.organizer.name), email: entry.organizer.email },
    attendees: attendee ? [attendee] : [],
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    alarms,
  }
}

/**
 * One appointment as an iCalendar file (RFC 5545, and RFC 5546 for REQUEST and CANCEL): lines end in CRLF and have at
 * most 75 octets. All times are UTC: given a JavaScript date and a zone, ical-generator 11 writes the wrong hour, and an
 * instant needs no zone (the calendar shows it in its owner's). Throws a RangeError for an entry that can't be written.
 */
export function calendarEntry(given: CalendarEntry): string {
  const entry = checked(given)
  const calendar = ical({
    prodId: { company: 'Sportello', product: 'Sportello', language: entry.language.toUpperCase() },
    method: ICalCalendarMethod[entry.method],
    scale: 'gregorian',
  })
  calendar.createEvent(eventOf(entry))
  // Two things that ical-generator leaves out: the language of the texts (RFC 5545 §3.2.10; screen readers and Outlook
  // use it), and the CRLF after the last line, without which strict readers take the file as cut off.
  const unfolded = calendar.toString().replace(/\r\n /g, '')
  const spoken = unfolded.replace(/^(SUMMARY|DESCRIPTION|LOCATION):/gm, `$1;LANGUAGE=${entry.language}:`)
  return `${foldLines(spoken)}\r\n`
}
