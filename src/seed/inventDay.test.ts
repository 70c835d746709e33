import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { DayOf, InventedBooking } from './inventDay.ts'
import { inventDay, turnsOf } from './inventDay.ts'
import { inventPeople } from './inventPeople.ts'
import { readProfile } from './readProfile.ts'

const { topics, reasons, scenes, places } = readProfile(join(import.meta.dirname, '../../profiles/inps'))

const BASE: DayOf = {
  seed: 1,
  scene: { taken: { near: 0.5, far: 0.5 } },
  topics,
  reasons,
  opening: { from: '08:30', to: '12:00', modes: ['in_person'] },
  deskTopics: topics.map((topic) => topic.code),
  daysAhead: 0,
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
const bookedMinutes = (bookings: readonly InventedBooking[]): number =>
  bookings.reduce((sum, one) => sum + minutes(one.to) - minutes(one.from), 0)

/** Share of four hundred mornings that is booked. */
function shareOf(day: Partial<DayOf>): number {
  let booked = 0
  for (let seed = 0; seed < 400; seed += 1) booked += bookedMinutes([...inventDay({ ...BASE, ...day, seed })])
  return booked / (400 * 210)
}

describe('an invented day', () => {
  it('never overlaps, stays inside the opening, and stands where the calendar offers the topic', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const modes = fc.subarray(['in_person', 'phone', 'web'] as const, { minLength: 1 })
    fc.assert(
      fc.property(fc.nat(), share, modes, fc.nat({ max: 60 }), (seed, taken, openModes, daysAhead) => {
        const opening = { from: '09:00', to: '12:10', modes: openModes }
        let last = minutes(opening.from)
        for (const one of inventDay({
          ...BASE,
          seed,
          scene: { taken: { near: taken, far: taken } },
          opening,
          daysAhead,
        })) {
          assert.ok(minutes(one.from) >= last && minutes(one.to) <= minutes(opening.to))
          assert.equal(
            (minutes(one.from) - minutes(opening.from)) % (minutes(one.to) - minutes(one.from)),
            0,
            'a time that the calendar offers',
          )
          last = minutes(one.to)
          const topic = topics.find((candidate) => candidate.code === one.topic)
          assert.equal(minutes(one.to) - minutes(one.from), topic?.minutes[one.mode])
          assert.ok(openModes.includes(one.mode))
          assert.ok(one.reason.length >= 3)
          assert.ok(one.mode !== 'web' || one.channel !== 'phone_line')
        }
      }),
    )
  })

  it('is as full as the scene says: near, far, and between', () => {
    const taken = { near: 0.8, far: 0.2 }
    assert.ok(Math.abs(shareOf({ scene: { taken } }) - 0.8) < 0.08)
    assert.ok(Math.abs(shareOf({ scene: { taken }, daysAhead: 15 }) - 0.5) < 0.08)
    assert.ok(Math.abs(shareOf({ scene: { taken }, daysAhead: 90 }) - 0.2) < 0.08)
    assert.equal(shareOf({ scene: { taken: { near: 0, far: 0 } } }), 0)
  })

  it('asks mostly for the tax certificate when its deadline is near', () => {
    const scene = scenes['tax-deadline']
    assert.ok(scene)
    const asked = Array.from({ length: 50 }, (_, seed) => [...inventDay({ ...BASE, seed, scene })]).flat()
    const wanted = asked.filter((one) => scene.inDemand?.includes(one.topic)).length
    assert.ok(wanted / asked.length > 0.5)
  })

  it('is the same from the same seed', () => {
    assert.deepEqual([...inventDay(BASE)], [...inventDay(BASE)])
    assert.notDeepEqual([...inventDay(BASE)], [...inventDay({ ...BASE, seed: 2 })])
  })

  it('gives each person one turn, and video only to who can sign in', () => {
    const people = [...inventPeople({ seed: 1, count: 500, places })]
    const turn = turnsOf(people)
    const served = new Set<unknown>()
    const modes = ['in_person', 'web', 'phone'] as const
    for (let n = 0; n < 400; n += 1) {
      const mode = modes[n % 3] ?? 'phone'
      const person = turn(mode)
      if (!person) break
      assert.equal(served.has(person), false)
      assert.ok(mode !== 'web' || person.signIn !== null)
      assert.ok(person.contacts.some((contact) => contact.kind !== 'email'))
      served.add(person)
    }
    assert.ok(served.size >= 390)
    assert.equal(turnsOf(people.filter((person) => person.signIn === null))('web'), null)
  })
})
