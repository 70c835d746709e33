import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { staff } from './cast.ts'
import { inventOffices, ofPlace } from './inventOffices.ts'
import { readProfile } from './readProfile.ts'
import type { Hours, Office } from './shapes.ts'

const PROFILES = join(import.meta.dirname, '../../profiles')
const inps = readProfile(join(PROFILES, 'inps'))
const tiny = readProfile(join(PROFILES, 'tiny'))

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
const length = (hours: Hours): number => minutes(hours.to) - minutes(hours.from)

/** What must hold of any office, whoever invented it. */
function assertSound(office: Office, topics: readonly string[]): void {
  assert.match(office.code, /^[A-Z]{2}-\d{2}$/)
  assert.match(office.phone, /^\+390\d{1,3}5550\d{3}$/)
  assert.match(office.email, /@example\.org$/)
  assert.equal(
    new Set(office.desks.map((desk) => desk.name)).size,
    office.desks.length,
    `${office.code}: desks have names of their own`,
  )
  for (const desk of office.desks) {
    assert.ok(
      desk.topics.length > 0 && desk.topics.every((topic) => topics.includes(topic)),
      `${office.code} ${desk.name}`,
    )
    assert.ok(desk.openings.length > 0, `${office.code} ${desk.name}`)
    for (const opening of desk.openings)
      assert.ok(length(opening) > 0 && opening.modes.length > 0 && opening.weekday >= 1 && opening.weekday <= 7)
    assertNoOverlap(office, desk)
  }
}

function assertNoOverlap(office: Office, desk: Office['desks'][number]): void {
  for (const one of desk.openings) {
    for (const other of desk.openings) {
      if (one === other || one.weekday !== other.weekday) continue
      const never = (one.validTo ?? '9999') < other.validFrom || (other.validTo ?? '9999') < one.validFrom
      assert.ok(
        never || one.to <= other.from || other.to <= one.from,
        `${office.code} ${desk.name}: two openings at once`,
      )
    }
  }
}

describe('invented offices', () => {
  it('are sound in every scene of every profile', () => {
    for (const profile of [inps, tiny]) {
      const topics = profile.topics.map((topic) => topic.code)
      for (const scene of Object.keys(profile.scenes)) {
        const offices = inventOffices({ profile, scene })
        assert.ok(offices.length > 0, scene)
        assert.equal(new Set(offices.map((office) => office.code)).size, offices.length, scene)
        for (const office of offices) assertSound(office, topics)
      }
    }
  })

  it('come out the same from the same seed, and different from another', () => {
    const once = inventOffices({ profile: inps, scene: 'quiet-tuesday', seed: 4 })
    assert.deepEqual(inventOffices({ profile: inps, scene: 'quiet-tuesday', seed: 4 }), once)
    assert.notDeepEqual(inventOffices({ profile: inps, scene: 'quiet-tuesday', seed: 5 }), once)
  })

  it('cover the country: every province, five hundred offices, six thousand desks', () => {
    const offices = inventOffices({ profile: inps, scene: 'country' })
    assert.equal(new Set(offices.map((office) => office.province)).size, 107)
    assert.ok(offices.length >= 500, `${offices.length} offices`)
    const desks = offices.reduce((sum, office) => sum + office.desks.length, 0)
    assert.ok(desks >= 6000, `${desks} desks`)
    assert.equal(new Set(offices.map((office) => office.kind)).size, inps.institution.officeKinds.length)
  })

  it('of a quiet Tuesday serve every topic in each of its modes somewhere', () => {
    const offices = inventOffices({ profile: inps, scene: 'quiet-tuesday' })
    for (const topic of inps.topics) {
      for (const mode of topic.modes) {
        const served = offices.some((office) =>
          office.desks.some(
            (desk) => desk.topics.includes(topic.code) && desk.openings.some((opening) => opening.modes.includes(mode)),
          ),
        )
        assert.ok(served, `${topic.code} ${mode}`)
      }
    }
    for (const office of offices) assert.ok(office.desks.length >= 4 && office.desks.length <= 8, office.code)
    for (const person of staff) {
      assert.ok(
        person.officeCode === null || offices.some((office) => office.code === person.officeCode),
        person.username,
      )
    }
  })

  it('open their doors twenty hours a week, and their phones at least twenty, four a day', () => {
    for (const office of inventOffices({ profile: inps, scene: 'quiet-tuesday' })) {
      const counter = office.desks.find((desk) => desk.openings.some((opening) => opening.modes.includes('in_person')))
      const hours = counter?.openings.filter((opening) => opening.modes.includes('in_person')) ?? []
      assert.equal(
        hours.reduce((sum, part) => sum + length(part), 0),
        20 * 60,
        office.code,
      )
      assert.ok(office.phoneHours.reduce((sum, part) => sum + length(part), 0) >= 20 * 60, office.code)
      for (const weekday of [1, 2, 3, 4, 5]) {
        const day = office.phoneHours
          .filter((part) => part.weekday === weekday)
          .reduce((sum, part) => sum + length(part), 0)
        assert.ok(day >= 4 * 60, `${office.code} on ${weekday}`)
      }
    }
  })

  it('meet on video only where the office has it, and grant delegations on video only at their own desk', () => {
    for (const office of inventOffices({ profile: inps, scene: 'country' })) {
      for (const desk of office.desks) {
        if (!desk.openings.some((opening) => opening.modes.includes('web'))) continue
        const levels = inps.topics
          .filter((topic) => desk.topics.includes(topic.code) && topic.modes.includes('web'))
          .map((topic) => topic.level)
        assert.ok(office.webDesk.firstLevel || !levels.includes(1), `${office.code} ${desk.name}`)
        assert.ok(office.webDesk.secondLevel || !levels.includes(2), `${office.code} ${desk.name}`)
        if (desk.topics.includes('identity-delegation'))
          assert.deepEqual(desk.topics, ['identity-delegation'], `${office.code} ${desk.name}`)
      }
    }
  })

  it('are named as people say it', () => {
    assert.equal(ofPlace('Rovigo'), 'di Rovigo')
    assert.equal(ofPlace("L'Aquila"), "dell'Aquila")
    assert.equal(ofPlace('La Spezia'), 'della Spezia')
  })
})
