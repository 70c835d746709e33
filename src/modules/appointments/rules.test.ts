import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Mode } from '../../platform/shapes.ts'
import type { OutcomeForm } from './api.ts'
import type { Appointment, BookingFacts, Wish } from './rules.ts'
import {
  appointmentCan,
  overlaps,
  refusalOfMode,
  refusalOfOutcome,
  refusalToBook,
  stateAfter,
  worthConfirming,
  worthReminding,
  worthTellingTheDayBefore,
} from './rules.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const at = (text: string) => new Date(`2026-11-${text}:00Z`)
const after = (date: Date, milliseconds: number) => new Date(date.getTime() + milliseconds)

/** It is Tuesday, eight in the morning. */
const NOW = at('24T07:00')
const limits = {
  openMax: 5,
  openOfTopicMax: 1,
  cancellationsMax: 3,
  cancellationWaitDays: 7,
  bookMinutesBefore: 30,
  moveMinutesBefore: 30,
  cancelMinutesBefore: 5,
}

const ada: BookingFacts = {
  signIn: { method: 'spid', level: 2 },
  byStaff: false,
  open: [],
  cancellations: [],
  limits,
}

function wish(change: Partial<Wish> & { level?: 1 | 2; web?: Partial<Wish['office']['webDesk']> } = {}): Wish {
  const { level = 1, web, ...rest } = change
  const startsAt = rest.startsAt ?? at('26T09:00')
  return {
    topic: {
      code: 'isee',
      level,
      modes: (['in_person', 'phone', 'web'] as Mode[]).map((mode) => ({ mode, minutes: 20 })),
      daysAheadMax: 14,
    },
    office: { webDesk: { firstLevel: true, secondLevel: true, ...web } },
    mode: 'in_person',
    endsAt: after(startsAt, 20 * MINUTE),
    ...rest,
    startsAt,
  }
}

const held = (topic: string, startsAt: Date) => ({ topic, startsAt, endsAt: after(startsAt, 20 * MINUTE) })
const others = (count: number) =>
  Array.from({ length: count }, (_, i) => held(`topic-${i}`, after(at('30T09:00'), i * HOUR)))

describe('who may have which mode', () => {
  const onlyAtTheDesk = { ...wish().topic, modes: [{ mode: 'in_person' as const, minutes: 20 }] }
  const cases: [string, Parameters<typeof refusalOfMode>, string | null][] = [
    ['Ada comes to the desk', [wish(), ada], null],
    ['Ada is called back', [wish({ mode: 'phone' }), ada], null],
    ['Ada, with SPID, is met on video', [wish({ mode: 'web' }), ada], null],
    [
      'Ada asks for a call on a topic that is treated at the desk alone',
      [wish({ mode: 'phone', topic: onlyAtTheDesk }), ada],
      'mode-not-offered',
    ],
    [
      'Ada asks for video at an office that has no web desk of the first level',
      [wish({ mode: 'web', web: { firstLevel: false } }), ada],
      'web-desk-not-enabled',
    ],
    [
      'Ada asks for video on a second-level topic where only the first level is enabled',
      [wish({ mode: 'web', level: 2, web: { secondLevel: false } }), ada],
      'web-desk-not-enabled',
    ],
    [
      'Ada is met on video on a second-level topic though the first level is not enabled',
      [wish({ mode: 'web', level: 2, web: { firstLevel: false } }), ada],
      null,
    ],
    [
      'somebody without a digital identity asks for video',
      [wish({ mode: 'web' }), { ...ada, signIn: { method: 'none', level: 0 } }],
      'web-needs-digital-identity',
    ],
    [
      'Dario at reception books video for Bruno, who says that he has SPID',
      [wish({ mode: 'web' }), { ...ada, byStaff: true, signIn: { method: 'none', level: 0 } }],
      null,
    ],
  ]
  for (const [sentence, [asked, facts], answer] of cases)
    it(`${sentence}: ${answer ?? 'yes'}`, () => assert.equal(refusalOfMode(asked, facts), answer))
  for (const method of ['spid', 'cie', 'cns', 'pin', 'development'])
    it(`whoever signs in with ${method} may meet on video`, () =>
      assert.equal(refusalOfMode(wish({ mode: 'web' }), { ...ada, signIn: { method, level: 1 } }), null))
})

describe('when a time can be booked', () => {
  const soon = (milliseconds: number) => wish({ startsAt: after(NOW, milliseconds) })
  const staff = { ...ada, byStaff: true }
  const cancelled = (...dates: Date[]) => ({ ...ada, cancellations: dates })
  const days = (count: number) => after(NOW, -count * DAY)
  const cases: [string, Wish, BookingFacts, string | null][] = [
    ['Ada, for the day after tomorrow', wish(), ada, null],
    ['Ada, exactly thirty minutes before', soon(30 * MINUTE), ada, null],
    ['Ada, twenty-nine minutes before', soon(29 * MINUTE), ada, 'too-late-to-book'],
    ['Ada, thirty-one minutes before', soon(31 * MINUTE), ada, null],
    ['Ada, for yesterday', soon(-DAY), ada, 'too-late-to-book'],
    ['Dario for Bruno at the desk, at this very moment', soon(0), staff, null],
    ['Dario for Bruno, for a minute ago', soon(-MINUTE), staff, 'too-late-to-book'],
    ['Ada, at the last moment of the fourteenth day and one', soon(15 * DAY), ada, null],
    ['Ada, a minute later than that', soon(15 * DAY + MINUTE), ada, 'too-far-ahead'],
    ['Ada, a minute earlier than that', soon(15 * DAY - MINUTE), ada, null],
    ['Ada, while she is elsewhere', wish(), { ...ada, open: [held('pin', at('26T09:00'))] }, 'person-busy'],
    [
      'Ada, beginning a minute before the other ends',
      wish(),
      { ...ada, open: [held('pin', at('26T08:41'))] },
      'person-busy',
    ],
    ['Ada, beginning as the other ends', wish(), { ...ada, open: [held('pin', at('26T08:40'))] }, null],
    [
      'Ada, ending a minute after the other begins',
      wish(),
      { ...ada, open: [held('pin', at('26T09:19'))] },
      'person-busy',
    ],
    ['Ada, ending as the other begins', wish(), { ...ada, open: [held('pin', at('26T09:20'))] }, null],
    [
      'Ada, a second time for the same topic',
      wish(),
      { ...ada, open: [held('isee', at('30T09:00'))] },
      'too-many-of-topic',
    ],
    ['Ada, a fifth appointment', wish(), { ...ada, open: others(4) }, null],
    ['Ada, a sixth appointment', wish(), { ...ada, open: others(5) }, 'too-many-open'],
    ['Dario for Bruno, a sixth appointment', wish(), { ...staff, open: others(5) }, 'too-many-open'],
    ['Ada, who cancelled twice', wish(), cancelled(days(1), days(2)), null],
    [
      'Ada, who cancelled three times, the last one yesterday',
      wish(),
      cancelled(days(1), days(2), days(3)),
      'too-many-cancellations',
    ],
    ['Ada, exactly seven days after her third cancellation', wish(), cancelled(days(7), days(8), days(9)), null],
    [
      'Ada, a minute before those seven days',
      wish(),
      cancelled(after(days(7), MINUTE), days(8), days(9)),
      'too-many-cancellations',
    ],
    [
      'Dario for Ada, who cancelled three times',
      wish(),
      { ...cancelled(days(1), days(2), days(3)), byStaff: true },
      null,
    ],
    [
      'Ada, for video at an office without it',
      wish({ mode: 'web', web: { firstLevel: false } }),
      ada,
      'web-desk-not-enabled',
    ],
  ]
  for (const [sentence, asked, facts, answer] of cases)
    it(`${sentence}: ${answer ?? 'yes'}`, () => assert.equal(refusalToBook(asked, facts, NOW), answer))

  it('two times that only touch do not overlap, whichever is asked first', () => {
    const [first, second] = [held('a', at('26T09:00')), held('b', at('26T09:20'))]
    assert.equal(overlaps(first, second), false)
    assert.equal(overlaps(second, first), false)
    assert.equal(overlaps(first, held('c', at('26T09:19'))), true)
  })
})

const booked: Appointment = {
  state: 'booked',
  mode: 'in_person',
  startsAt: at('24T09:00'),
  endsAt: at('24T09:20'),
  bookedAt: at('20T09:00'),
  arrivedAt: null,
  startedAt: null,
  hasOutcome: false,
}
/** That many minutes before it begins. */
const before = (minutes: number) => after(booked.startsAt, -minutes * MINUTE)

describe('what may happen to an appointment', () => {
  const move = (change: Partial<Appointment>, byStaff: boolean, now: Date) =>
    appointmentCan.move({ ...booked, ...change }, limits, byStaff, now)
  const cancel = (change: Partial<Appointment>, byStaff: boolean, now: Date) =>
    appointmentCan.cancel({ ...booked, ...change }, limits, byStaff, now)
  const { arrive, start, call, close } = appointmentCan
  const phone = { ...booked, mode: 'phone' as const }
  const cases: [string, string | null, string | null][] = [
    ['Ada moves it thirty-one minutes before', move({}, false, before(31)), null],
    ['Ada moves it thirty minutes before', move({}, false, before(30)), null],
    ['Ada moves it twenty-nine minutes before', move({}, false, before(29)), 'too-late-to-change'],
    ['Carla moves it as it begins', move({}, true, before(0)), null],
    ['Carla moves it a minute after it began', move({}, true, before(-1)), 'too-late-to-change'],
    ['Ada moves what is being served', move({ startedAt: before(40) }, false, before(40)), 'appointment-not-open'],
    ['Ada moves what is cancelled', move({ state: 'cancelled' }, false, before(60)), 'appointment-not-open'],
    ['Ada cancels six minutes before', cancel({}, false, before(6)), null],
    ['Ada cancels five minutes before', cancel({}, false, before(5)), null],
    ['Ada cancels four minutes before', cancel({}, false, before(4)), 'too-late-to-change'],
    ['Carla cancels after it should have begun', cancel({}, true, before(-10)), null],
    ['Ada cancels twice', cancel({ state: 'cancelled' }, false, before(60)), 'appointment-not-open'],
    ['Ada cancels what is being served', cancel({ startedAt: before(9) }, false, before(9)), 'appointment-not-open'],
    ['Ada arrives two hours before', arrive(booked, before(120)), null],
    ['Ada arrives a minute earlier than that', arrive(booked, before(121)), 'appointment-not-yet'],
    ['Ada arrives a second time', arrive({ ...booked, arrivedAt: before(9) }, before(5)), 'appointment-not-open'],
    ['Ada arrives for a call', arrive(phone, before(5)), 'appointment-not-open'],
    ['Carla begins two hours before', start(booked, before(120)), null],
    ['Carla begins a minute earlier than that', start(booked, before(121)), 'appointment-not-yet'],
    ['Carla begins a second time', start({ ...booked, startedAt: before(1) }, before(0)), 'appointment-not-open'],
    ['Carla begins what is cancelled', start({ ...booked, state: 'cancelled' }, before(0)), 'appointment-not-open'],
    ['Carla calls Ada', call(phone, before(0)), null],
    ['Carla calls Ada a day too soon', call(phone, before(24 * 60)), 'appointment-not-yet'],
    ['Carla calls Ada, who is expected at the desk', call(booked, before(0)), 'appointment-not-open'],
    ['Carla writes the outcome', close(booked, before(-20)), null],
    ['Carla writes the outcome a week late', close({ ...booked, state: 'lapsed' }, before(-7 * 24 * 60)), null],
    ['Carla writes it the day before', close(booked, before(24 * 60)), 'appointment-not-yet'],
    [
      'Carla writes it twice',
      close({ ...booked, state: 'attended', hasOutcome: true }, before(-20)),
      'outcome-already-written',
    ],
    [
      'Carla writes it for what was cancelled',
      close({ ...booked, state: 'cancelled' }, before(-20)),
      'appointment-not-open',
    ],
    ['Carla writes it for what was moved', close({ ...booked, state: 'moved' }, before(-20)), 'appointment-not-open'],
  ]
  for (const [sentence, found, answer] of cases)
    it(`${sentence}: ${answer ?? 'yes'}`, () => assert.equal(found, answer))
})

describe('what an outcome must say', () => {
  const next = { mode: 'phone' as const, startsAt: '2026-12-01T09:00:00Z' }
  const cases: [string, OutcomeForm, string | null][] = [
    ['Carla served Ada and says what she told her', { kind: 'served', said: 'Domanda inviata.' }, null],
    ['Carla served Ada and says nothing', { kind: 'served' }, 'outcome-needs-words'],
    ['Carla served Ada and says three blanks', { kind: 'served', said: '   ' }, 'outcome-needs-words'],
    ['Carla served Ada and says two letters', { kind: 'served', said: ' ok ' }, 'outcome-needs-words'],
    ['Ada did not come: there is nothing to say', { kind: 'missed' }, null],
    ['another office is needed, and which is said', { kind: 'another_office', said: 'Serve Padova.' }, null],
    ['another office is needed, and nothing is said', { kind: 'another_office' }, 'outcome-needs-words'],
    ['a second appointment with its time', { kind: 'follow_up', said: 'Torni.', followUp: next }, null],
    ['a second appointment without a time', { kind: 'follow_up', said: 'Torni.' }, 'follow-up-needs-a-time'],
    ['something to do by today', { kind: 'served', said: 'Bene.', byDay: '2026-11-24' }, null],
    ['something to do by yesterday', { kind: 'served', said: 'Bene.', byDay: '2026-11-23' }, 'by-day-is-past'],
  ]
  for (const [sentence, form, answer] of cases)
    it(`${sentence}: ${answer ?? 'yes'}`, () => assert.equal(refusalOfOutcome(form, '2026-11-24'), answer))

  it('who did not come has missed it; everybody else has been served', () => {
    assert.equal(stateAfter('missed'), 'missed')
    for (const kind of ['served', 'follow_up', 'another_office'] as const) assert.equal(stateAfter(kind), 'attended')
  })
})

describe('what is still worth saying', () => {
  const remind = (change: Partial<Appointment>, now: Date) => worthReminding({ ...booked, ...change }, 30, now)
  const eve = (change: Partial<Appointment>, now: Date) => worthTellingTheDayBefore({ ...booked, ...change }, now)
  const DAY_BEFORE = 24 * 60
  const cases: [string, boolean, boolean][] = [
    ['Ada is reminded thirty minutes before', remind({}, before(30)), true],
    ['Ada is not reminded thirty-one minutes before', remind({}, before(31)), false],
    ['Ada is still reminded a minute before', remind({}, before(1)), true],
    ['Ada is not reminded as it begins', remind({}, before(0)), false],
    ['Ada cancelled, and is not reminded', remind({ state: 'cancelled' }, before(30)), false],
    ['Ada moved it, and is not reminded of the old time', remind({ state: 'moved' }, before(30)), false],
    [
      'Ada booked an hour before: the confirmation is the reminder',
      remind({ bookedAt: before(60) }, before(30)),
      false,
    ],
    ['Ada booked an hour and a minute before, and is reminded', remind({ bookedAt: before(61) }, before(30)), true],
    ['Ada is told a day before', eve({}, before(DAY_BEFORE)), true],
    ['Ada is not told a day and a minute before', eve({}, before(DAY_BEFORE + 1)), false],
    ['Ada is told an hour and a minute before, after an outage', eve({}, before(61)), true],
    ['Ada is not told an hour before: the reminder comes', eve({}, before(60)), false],
    [
      'Ada booked a day and a half before, and is not told twice',
      eve({ bookedAt: before(1.5 * DAY_BEFORE) }, before(60 * 20)),
      false,
    ],
    [
      'Ada booked a minute earlier than that, and is told',
      eve({ bookedAt: before(1.5 * DAY_BEFORE + 1) }, before(60 * 20)),
      true,
    ],
    ['Ada cancelled, and is not told the day before', eve({ state: 'cancelled' }, before(DAY_BEFORE)), false],
    ['a booking ahead is worth confirming', worthConfirming(booked, before(1)), true],
    ['a booking that begins now is not', worthConfirming(booked, before(0)), false],
    ['a cancelled booking is not', worthConfirming({ ...booked, state: 'cancelled' }, before(60)), false],
  ]
  for (const [sentence, found, answer] of cases) it(sentence, () => assert.equal(found, answer))
})
