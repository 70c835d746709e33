import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { TestHouse } from '../../../test/support/house.ts'
import { openHouse } from '../../../test/support/house.ts'
import { SECRET_MARK } from '../notices/index.ts'
import type { Atlas } from '../offices/index.ts'
import { loadAtlas } from '../offices/index.ts'
import type { Event } from './letters.ts'
import { calendarOf, letterOf, outcomeValues, valuesOf } from './letters.ts'
import type { AppointmentRow } from './store/appointments.ts'

const NOW = new Date('2026-11-24T07:00:00Z')
const EVENTS: Event[] = ['booked', 'moved', 'cancelled', 'reminder', 'day-before', 'outcome']

describe('the letter about an appointment', () => {
  let house: TestHouse
  let atlas: Atlas
  before(async () => {
    house = await openHouse({ scene: 'empty-office' })
    atlas = await loadAtlas(house.ground.db)
  })
  after(() => house.close())

  /** Ada's, on Wednesday at ten in Rome. Her reason and her details are nobody else's business. */
  const row = (change: Partial<AppointmentRow> = {}): AppointmentRow => ({
    id: 12,
    code: 'ADA00001',
    officeId: 1,
    deskId: 1,
    topicId: atlas.topicByCode.get('tax-certificate')?.id ?? 0,
    mode: 'in_person',
    startsAt: new Date('2026-11-25T09:00:00Z'),
    endsAt: new Date('2026-11-25T09:10:00Z'),
    personId: 1,
    personName: 'Ada Marin',
    bookedBy: 'person:1',
    channel: 'web',
    state: 'booked',
    reason: 'REASON-OF-ADA',
    details: 'DETAILS-OF-ADA',
    phone: '3095550001',
    email: 'ada.marin@example.org',
    language: 'it',
    relativeName: 'Giulia',
    relativePhone: '3095550002',
    relativeEmail: 'giulia.marin@example.org',
    word: 'girasole',
    roomId: null,
    privacyVersion: '2026-01',
    calendarUid: '0b5f5a8e-6a55-4d6c-9a6f-6a3f0a4b7c11',
    sequence: 0,
    movedFrom: null,
    movedTo: null,
    bookedAt: NOW,
    arrivedAt: null,
    startedAt: null,
    endedAt: null,
    cancelledAt: null,
    cancelledBy: null,
    remindedAt: null,
    hasOutcome: false,
    hasAttachments: false,
    ...change,
  })
  const letter = (event: Event, change: Partial<AppointmentRow> = {}) =>
    letterOf(house.ground, atlas, row(change), event, NOW)
  const channels = (event: Event, change: Partial<AppointmentRow> = {}) =>
    letter(event, change).to.map(({ recipient, channel }) => `${recipient} ${channel}`)

  it('goes to Ada and to Giulia: by e-mail and SMS at once, by SMS alone when it is near, by e-mail the day before', () => {
    const both = ['person email', 'person sms', 'relative email', 'relative sms']
    assert.deepEqual(channels('booked'), both)
    assert.deepEqual(channels('moved'), both)
    assert.deepEqual(channels('cancelled'), both)
    assert.deepEqual(channels('reminder'), ['person sms', 'relative sms'])
    assert.deepEqual(channels('day-before'), ['person email', 'relative email'])
  })

  it('of what was said goes to Ada alone', () => assert.deepEqual(channels('outcome'), ['person email']))

  it('goes by SMS alone to Maria, who has no e-mail and named nobody', () => {
    const maria = { email: null, relativeName: null, relativePhone: null, relativeEmail: null }
    assert.deepEqual(channels('booked', maria), ['person sms'])
    assert.deepEqual(channels('day-before', maria), [])
  })

  it('goes once to a number that Ada gave for both, and then it is hers', () => {
    const same = { relativePhone: '3095550001', relativeEmail: 'ada.marin@example.org' }
    assert.deepEqual(channels('booked', same), ['person email', 'person sms'])
  })

  it('says the reason and the details in none of its parts, in no event and no mode', () => {
    for (const event of EVENTS)
      for (const mode of ['in_person', 'phone', 'web'] as const) {
        const { values, calendar } = letter(event, { mode, roomId: mode === 'web' ? 7 : null })
        const said = JSON.stringify([typeof values === 'function' ? [values('it'), values('en')] : values, calendar])
        assert.doesNotMatch(said, /REASON-OF-ADA|DETAILS-OF-ADA/, `${event} ${mode}`)
      }
  })

  it('names the room whose code the SMS will say, only when there is a room, and never the code', () => {
    assert.equal(letter('booked').secret, undefined)
    const { secret, values } = letter('booked', { mode: 'web', roomId: 7 })
    assert.deepEqual(secret, { kind: 'admission-code', id: 7 })
    assert.equal((values as (language: string) => { admission: string })('it').admission, SECRET_MARK)
  })

  it('that reminds is worth nothing once it has begun; a confirmation has no such end', () => {
    assert.deepEqual(letter('reminder').worthUntil, row().startsAt)
    assert.deepEqual(letter('day-before').worthUntil, row().startsAt)
    assert.equal(letter('booked').worthUntil, undefined)
  })

  it('is one for each event of each row: the key says so', () => {
    const keys = EVENTS.flatMap((event) => [letter(event).key, letter(event, { id: 13 }).key])
    assert.equal(new Set(keys).size, EVENTS.length * 2)
  })

  it('says the hour that the wall of the office shows, summer and winter', () => {
    const time = (startsAt: string) => valuesOf(house.ground, atlas, row({ startsAt: new Date(startsAt) }))('it').time
    assert.equal(time('2026-11-25T09:00:00Z'), '10:00')
    assert.equal(time('2026-07-01T09:00:00Z'), '11:00')
    // the night of 25 October: half past two comes twice, and both are said as the wall shows them
    assert.equal(time('2026-10-25T00:30:00Z'), '2:30')
    assert.equal(time('2026-10-25T01:30:00Z'), '2:30')
  })

  describe('in the calendar', () => {
    const entry = (method: 'REQUEST' | 'CANCEL', change: Partial<AppointmentRow> = {}) =>
      calendarOf(house.ground, atlas, row(change), 'it', method, NOW).replaceAll('\r\n ', '')
    const sequence = (text: string) => Number(/^SEQUENCE:(\d+)/m.exec(text)?.[1])

    it('the word that proves the caller to Ada is not told: calendars are shared with others', () => {
      for (const language of ['it', 'en']) {
        const told = calendarOf(house.ground, atlas, row({ mode: 'phone' }), language, 'REQUEST', NOW)
        assert.doesNotMatch(told.replaceAll('\r\n ', ''), /girasole/)
      }
    })

    it('keeps its number through every move, and counts up with every change, the cancellation included', () => {
      const story = [entry('REQUEST'), entry('REQUEST', { sequence: 1 }), entry('CANCEL', { sequence: 1 })]
      assert.equal(new Set(story.map((text) => /^UID:(.+)$/m.exec(text)?.[1])).size, 1)
      assert.deepEqual(story.map(sequence), [0, 2, 3])
      assert.ok(sequence(entry('CANCEL')) > sequence(entry('REQUEST')))
    })

    it('carries link, privacy text and its version, and no code to enter by', () => {
      const text = entry('REQUEST', { mode: 'web', roomId: 7 })
      assert.match(text, /\/appointments\/12/)
      assert.match(text, /informativa 2026-01/)
      assert.ok(!text.includes(SECRET_MARK) && !text.includes('ADA00001'))
    })

    it('says that it is cancelled when it is', () => {
      assert.match(entry('CANCEL'), /^METHOD:CANCEL/m)
      assert.match(entry('CANCEL'), /^STATUS:CANCELLED/m)
      assert.equal(letter('cancelled').calendar?.method, 'CANCEL')
      assert.equal(letter('moved').calendar?.method, 'REQUEST')
      assert.equal(letter('reminder').calendar, undefined)
    })
  })

  it('after the appointment says what was said, what to do and by when, and leaves out what there is not', () => {
    const outcome = { kind: 'served' as const, followUpId: null, writtenAt: '', said: 'Domanda inviata.' }
    const say = (toDo: string, byDay: string | null) => {
      const values = outcomeValues(letter('outcome').values, { ...outcome, toDo, byDay })
      return house.ground.texts.sideBySide('messages.appointments.outcome.body', values, 'it')[0]?.text ?? ''
    }
    assert.match(say('Porti la foto.', '2026-12-15'), /Domanda inviata\..*Porti la foto\..*15 dicembre/s)
    assert.doesNotMatch(say('', null), /devi fare|Entro/)
  })
})
