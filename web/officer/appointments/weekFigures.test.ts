import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { joined, minutesOf, sayHours, shareTaken, totalOf } from './weekFigures.ts'

const at = (clock: string) => `2026-11-24T${clock}:00.000Z`
const stretch = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) })

describe('the figures of the week', () => {
  it('joins quarters of an hour that touch, and leaves gaps', () => {
    const free = [stretch('09:15', '09:30'), stretch('09:00', '09:15'), stretch('10:00', '10:15')]
    assert.deepEqual(joined(free), [stretch('09:00', '09:30'), stretch('10:00', '10:15')])
    assert.equal(minutesOf(stretch('09:00', '09:30')), 30)
  })

  it('says how much is taken, and that a closed day with appointments is full', () => {
    assert.equal(shareTaken({ openMinutes: 200, bookedMinutes: 50 }), 0.25)
    assert.equal(shareTaken({ openMinutes: 60, bookedMinutes: 90 }), 1)
    assert.equal(shareTaken({ openMinutes: 0, bookedMinutes: 20 }), 1)
    assert.equal(shareTaken({ openMinutes: 0, bookedMinutes: 0 }), 0)
  })

  it('adds desks up', () => {
    const day = { day: '2026-11-24', openMinutes: 210, bookedMinutes: 80, booked: [], free: [] }
    assert.deepEqual(totalOf([day, day]), { openMinutes: 420, bookedMinutes: 160 })
  })

  it('says hours as a clock does', () => {
    assert.deepEqual([0, 5, 80, 600].map(sayHours), ['0:00', '0:05', '1:20', '10:00'])
  })
})
