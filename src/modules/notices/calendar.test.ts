import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { CalendarEntry } from './calendar.ts'
import { calendarEntry } from './calendar.ts'

const ADA: CalendarEntry = {
  uid: 'appointment-7c1f@sportello.example',
  sequence: 0,
  method: 'REQUEST',
  startsAt: new Date('2026-12-10T08:00:00Z'),
  endsAt: new Date('2026-12-10T08:20:00Z'),
  summary: 'Appuntamento: pensione',
  description: 'Porta un documento d’identità.\nSe non puoi venire, disdici.',
  location: 'Sede di Roma Eur, via Beethoven 11; piano 2, stanza 4',
  organizer: { name: 'Sportello, sede di Roma', email: 'non-rispondere@sportello.example' },
  language: 'it',
  stampedAt: new Date('2026-12-01T10:00:00Z'),
}

// Reads as RFC 5545 says, and knows nothing of how the file was made.
function read(content: string): { name: string; params: string; value: string }[] {
  assert.ok(content.endsWith('\r\n'), 'the last line ends too')
  assert.ok(!/[^\r]\n|\r[^\n]/.test(content), 'only CRLF ends a line')
  for (const line of content.split('\r\n'))
    assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets: ${line}`)
  const lines = content
    .replace(/\r\n[ \t]/g, '')
    .trimEnd()
    .split('\r\n')
  return lines.map((line) => {
    const [, name = '', params = '', value = ''] =
      /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^;:"]*))*):(.*)$/s.exec(line) ??
      assert.fail(`not a line of a calendar: ${line}`)
    return { name, params, value }
  })
}

function textOf(content: string, name: string): string {
  const found = read(content).find((line) => line.name === name) ?? assert.fail(`no ${name}`)
  return found.value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign))
}

function instantOf(content: string, name: string): string {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(textOf(content, name)) ?? assert.fail(`${name} is not UTC`)
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
}

describe('calendar entry', () => {
  it('gives Ada an invitation with her time, place and instructions', () => {
    const content = calendarEntry({
      ...ADA,
      url: 'https://sportello.example/a',
      attendee: { name: 'Ada', email: 'ada@example.org' },
      alarmMinutes: 30,
    })
    assert.equal(textOf(content, 'METHOD'), 'REQUEST')
    assert.equal(textOf(content, 'UID'), ADA.uid)
    assert.equal(textOf(content, 'SEQUENCE'), '0')
    assert.equal(textOf(content, 'STATUS'), 'CONFIRMED')
    assert.equal(instantOf(content, 'DTSTART'), '2026-12-10T08:00:00.000Z')
    assert.equal(instantOf(content, 'DTEND'), '2026-12-10T08:20:00.000Z')
    assert.equal(instantOf(content, 'DTSTAMP'), '2026-12-01T10:00:00.000Z')
    assert.equal(textOf(content, 'LOCATION'), ADA.location)
    assert.equal(textOf(content, 'DESCRIPTION'), ADA.description)
    assert.equal(textOf(content, 'TRIGGER'), '-PT30M')
    const attendee = read(content).find((line) => line.name === 'ATTENDEE')
    assert.match(attendee?.value ?? '', /^mailto:ada@example\.org$/i)
    assert.match(attendee?.params ?? '', /RSVP=FALSE/)
    assert.match(read(content).find((line) => line.name === 'SUMMARY')?.params ?? '', /LANGUAGE=it/)
  })

  it('takes the entry out of her calendar when she cancels, and rings no more', () => {
    const content = calendarEntry({ ...ADA, method: 'CANCEL', sequence: 2, alarmMinutes: 30 })
    assert.equal(textOf(content, 'METHOD'), 'CANCEL')
    assert.equal(textOf(content, 'STATUS'), 'CANCELLED')
    assert.equal(textOf(content, 'SEQUENCE'), '2')
    assert.equal(textOf(content, 'UID'), ADA.uid)
    assert.ok(!content.includes('VALARM'))
  })

  it('keeps every quarter of an hour of both nights of the clock change, whatever zone the machine has', () => {
    const zone = process.env['TZ']
    try {
      for (const machine of ['UTC', 'Europe/Rome', 'America/New_York']) {
        process.env['TZ'] = machine
        for (const night of ['2027-03-27T22:00:00Z', '2026-10-24T22:00:00Z']) {
          for (let quarter = 0; quarter < 40; quarter += 1) {
            const startsAt = new Date(Date.parse(night) + quarter * 900_000)
            const content = calendarEntry({ ...ADA, startsAt, endsAt: new Date(startsAt.getTime() + 1_200_000) })
            assert.equal(instantOf(content, 'DTSTART'), startsAt.toISOString())
            assert.equal(Date.parse(instantOf(content, 'DTEND')) - Date.parse(instantOf(content, 'DTSTART')), 1_200_000)
          }
        }
      }
    } finally {
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
    }
    const nine = Temporal.ZonedDateTime.from('2027-03-28T09:00[Europe/Rome]')
    const content = calendarEntry({
      ...ADA,
      startsAt: new Date(nine.epochMilliseconds),
      endsAt: new Date(nine.epochMilliseconds + 1),
    })
    assert.equal(
      textOf(content, 'DTSTART'),
      '20270328T070000Z',
      'nine in the morning, the day after the clocks went forward',
    )
  })

  it('keeps any text whole, in lines that any reader takes', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...'àè🙂;,:\\"\n^موعد '), maxLength: 200 }),
    )
    fc.assert(
      fc.property(text, text, (description, location) => {
        const content = calendarEntry({
          ...ADA,
          description,
          location: `x${location}`,
          organizer: { name: `n${location}`, email: 'a@b.it' },
        })
        assert.equal(textOf(content, 'DESCRIPTION'), description)
        assert.equal(textOf(content, 'LOCATION'), `x${location}`.replace(/\s+/g, ' ').trim())
      }),
      { numRuns: 200 },
    )
  })

  it('lets nobody write lines of their own', () => {
    const attack = 'x\r\nATTENDEE:mailto:mallory@example.org\r\nX:'
    const content = calendarEntry({
      ...ADA,
      summary: attack,
      location: attack,
      description: attack,
      attendee: { name: attack, email: 'ada@example.org' },
    })
    assert.equal(read(content).filter((line) => line.name === 'ATTENDEE').length, 1)
    assert.throws(() => calendarEntry({ ...ADA, uid: attack }), RangeError)
    assert.throws(() => calendarEntry({ ...ADA, language: attack }), RangeError)
    assert.throws(() => calendarEntry({ ...ADA, attendee: { email: attack } }), RangeError)
    assert.throws(() => calendarEntry({ ...ADA, organizer: { name: 'x', email: attack } }), RangeError)
    assert.ok(!calendarEntry({ ...ADA, url: 'https://x.example/\r\nX:1' }).includes('\r\nX:1'))
    assert.throws(() => calendarEntry({ ...ADA, endsAt: ADA.startsAt }), RangeError)
  })
})
