import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Mode } from '../../platform/shapes.ts'
import type { BookingFacts, Wish } from './rules.ts'
import { overlaps, refusalOfMode, refusalToBook } from './rules.ts'

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
