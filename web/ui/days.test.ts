import { strict as assert } from 'node:assert'
import { describe, it } from 'node:test'
import { addDays, addMonths, dayInRome, hourInRome, lastOfMonth, weekdayOf, weeksOf } from './days.ts'

describe('days without hours', () => {
  it('moves by days across the nights when the clock changes', () => {
    assert.equal(addDays('2027-03-27', 2), '2027-03-29')
    assert.equal(addDays('2026-10-24', 2), '2026-10-26')
  })

  it('gives the last day of a month that is shorter', () => {
    assert.equal(addMonths('2027-01-31', 1), '2027-02-28')
    assert.equal(addMonths('2026-12-15', 1), '2027-01-15')
    assert.equal(addMonths('2027-01-15', -1), '2026-12-15')
    assert.equal(lastOfMonth('2028-02-10'), '2028-02-29')
  })

  it('begins a week on Monday and leaves other months empty', () => {
    assert.equal(weekdayOf('2026-12-07'), 0)
    const [firstWeek] = weeksOf('2026-12-01')
    assert.deepEqual(firstWeek, [
      null,
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-05',
      '2026-12-06',
    ])
    assert.ok(weeksOf('2026-12-01').every((week) => week.length === 7))
  })

  it('knows the day and the hour of an instant in Rome, whatever the zone of the phone', () => {
    assert.equal(dayInRome('2026-12-09T23:30:00Z'), '2026-12-10')
    assert.equal(hourInRome('2026-12-10T08:00:00Z'), 9)
    assert.equal(hourInRome('2026-07-10T08:00:00Z'), 10)
  })
})
