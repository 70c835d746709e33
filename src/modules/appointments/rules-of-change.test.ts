import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { OutcomeForm } from './api.ts'
import type { Appointment } from './rules.ts'
import {
  appointmentCan,
  refusalOfOutcome,
  stateAfter,
  worthConfirming,
  worthReminding,
  worthTellingTheDayBefore,
} from './rules.ts'

const MINUTE = 60_000
const at = (text: string) => new Date(`2026-11-${text}:00Z`)
const after = (date: Date, milliseconds: number) => new Date(date.getTime() + milliseconds)
const limits = { moveMinutesBefore: 30, cancelMinutesBefore: 5 }

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
