import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { easterOf, instantOf } from '../../platform/clock.ts'
import type { Holiday } from '../../platform/profile.ts'
import { sayTime } from '../../platform/say-when.ts'
import type { Opening } from '../offices/index.ts'
import { holidayOn } from '../offices/index.ts'
import { dayLengthMs, startsIn, windowsOn } from './slots.ts'

const ZONE = 'Europe/Rome'
const HOUR_MS = 3_600_000
const holidays = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../profiles/inps/holidays.json'), 'utf8'),
) as Holiday[]

/** A desk that opens at these hours on every day of the week. */
const desk = (opens: string, closes: string, closedDays: string[] = []) => ({
  openings: Array.from(
    { length: 7 },
    (_, i): Opening => ({
      weekday: i + 1,
      opens,
      closes,
      modes: ['in_person'],
      validFrom: '2020-01-01',
      validTo: null,
    }),
  ),
  closedDays,
})

/** What the wall shows when appointments of half an hour begin. */
function wallOf(opens: string, closes: string, day: string): string[] {
  return windowsOn(desk(opens, closes), day, ZONE, false)
    .flatMap((window) => startsIn(window, 30))
    .map((start) => sayTime(new Date(start), 'it', ZONE))
}

describe('a desk that works at night', () => {
  it('has one hour less on 29 March: after 1:30 comes 3:00', () => {
    assert.equal(dayLengthMs('2026-03-29', ZONE), 23 * HOUR_MS)
    assert.deepEqual(wallOf('01:00', '04:00', '2026-03-29'), ['1:00', '1:30', '3:00', '3:30'])
  })

  it('has one hour more on 25 October: 2:00 and 2:30 come twice, and are different times', () => {
    assert.equal(dayLengthMs('2026-10-25', ZONE), 25 * HOUR_MS)
    const wall = ['1:00', '1:30', '2:00', '2:30', '2:00', '2:30', '3:00', '3:30']
    assert.deepEqual(wallOf('01:00', '04:00', '2026-10-25'), wall)
    const starts = windowsOn(desk('01:00', '04:00'), '2026-10-25', ZONE, false).flatMap((w) => startsIn(w, 30))
    assert.equal(new Set(starts).size, 8)
  })

  it('that opens only in the hour that the clock skips serves after it, not before and not twice', () => {
    assert.deepEqual(wallOf('02:00', '03:00', '2026-03-29'), [])
    assert.deepEqual(wallOf('02:30', '04:30', '2026-03-29'), ['3:30', '4:00'])
  })

  it('has the same hours on every other night of the year', () => {
    for (const day of ['2026-03-28', '2026-03-30', '2026-10-24', '2026-10-26', '2028-02-29'])
      assert.deepEqual(wallOf('01:00', '04:00', day), ['1:00', '1:30', '2:00', '2:30', '3:00', '3:30'], day)
  })

  it('gives only whole times: what is left at the end is for who walks in', () => {
    assert.deepEqual(wallOf('09:00', '10:25', '2026-11-24'), ['9:00', '9:30'])
    assert.deepEqual(wallOf('09:00', '09:25', '2026-11-24'), [])
  })
})

describe('a desk on an odd day', () => {
  const open = (day: string, closedDays: string[] = [], isHoliday = false) =>
    windowsOn(desk('09:00', '12:00', closedDays), day, ZONE, isHoliday).length > 0

  it('is open on 29 February 2028, a Tuesday', () => {
    assert.ok(open('2028-02-29'))
    assert.equal(instantOf('2028-02-29', '09:00', ZONE).toISOString(), '2028-02-29T08:00:00.000Z')
  })

  it('is closed on the day that the manager closed, and on a holiday', () => {
    assert.equal(open('2026-11-26', ['2026-11-26']), false)
    assert.ok(open('2026-11-27', ['2026-11-26']))
    assert.equal(open('2026-12-25', [], true), false)
  })

  it('follows hours that begin and end on a day', () => {
    const [opening] = desk('09:00', '12:00').openings.filter((o) => o.weekday === 2) as [Opening]
    const dated = (validFrom: string, validTo: string | null) =>
      windowsOn({ openings: [{ ...opening, validFrom, validTo }], closedDays: [] }, '2026-11-24', ZONE, false).length
    assert.equal(dated('2026-11-24', '2026-11-24'), 1)
    assert.equal(dated('2026-11-25', null), 0)
    assert.equal(dated('2026-11-01', '2026-11-23'), 0)
    assert.equal(dated('2026-11-01', null), 1)
  })
})

describe('holidays', () => {
  // dates of Easter from the tables of the Osservatorio astronomico, as printed in any almanac
  const easters = ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2028-04-16', '2038-04-25']
  for (const easter of easters)
    it(`Easter of ${easter.slice(0, 4)} is on ${easter}`, () =>
      assert.equal(easterOf(Number(easter.slice(0, 4))), easter))

  const cases: [string, string, string, string | null][] = [
    ['Easter Monday of 2027 in Rovigo', '2027-03-29', 'RO', 'easter-monday'],
    ['the Tuesday after it', '2027-03-30', 'RO', null],
    ['Whit Monday of 2027 in Bolzano', '2027-05-17', 'BZ', 'whit-monday'],
    ['Whit Monday of 2027 in Rovigo', '2027-05-17', 'RO', null],
    ['Saint Francis in the first year of the law', '2026-10-04', 'RO', 'saint-francis'],
    ['Saint Francis a year before the law', '2025-10-04', 'RO', null],
    ['the second of June', '2026-06-02', 'NA', 'republic-day'],
    ['29 February 2028', '2028-02-29', 'RO', null],
    ['the last day of the year', '2026-12-31', 'RO', null],
  ]
  for (const [sentence, day, province, code] of cases)
    it(`${sentence}: ${code ?? 'a day like others'}`, () => assert.equal(holidayOn(holidays, day, province), code))
})
