import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fiscalCodeOf, isFiscalCode, isProvisionalFiscalCode, plainOf } from '../modules/people/fiscalCode.ts'
import { cast, staff } from './cast.ts'
import { inventPeople } from './inventPeople.ts'
import { readProfile } from './readProfile.ts'
import type { Person } from './shapes.ts'

const PROFILES = join(import.meta.dirname, '../../profiles')
const { places } = readProfile(join(PROFILES, 'inps'))

function assertReachesNobody(person: Pick<Person, 'contacts'>): void {
  for (const { kind, value } of person.contacts) {
    if (kind === 'mobile') assert.match(value, /^\+3930\d555\d{4}$/)
    if (kind === 'landline') assert.match(value, /^\+390\d{1,3}555\d{4}$/)
    if (kind === 'email') assert.match(value, /^[a-z.]+(\.\d+)?@example\.org$/)
  }
}

describe('invented people', () => {
  const people = [...inventPeople({ seed: 7, count: 20_000, places })]

  it('have codes that are valid, their own, and say where and when they were born', () => {
    assert.equal(new Set(people.map((person) => person.fiscalCode)).size, people.length)
    const known = new Set([
      ...places.municipalities.map((town) => town.belfiore),
      ...places.foreignStates.map((state) => state.code),
    ])
    for (const person of people) {
      assert.ok(known.has(person.birthPlaceCode), person.birthPlaceCode)
      if (isProvisionalFiscalCode(person.fiscalCode)) continue
      assert.ok(isFiscalCode(person.fiscalCode), person.fiscalCode)
      assert.equal(plainOf(person.fiscalCode), fiscalCodeOf(person))
    }
  })

  it('are the people that an institute of pensions meets', () => {
    const share = (fits: (person: Person) => boolean): number => people.filter(fits).length / people.length
    assert.ok(share((person) => person.birthDate < '1961') > 0.25, 'many are old')
    assert.ok(share((person) => person.birthDate > '2008') === 0, 'none is a child')
    assert.ok(share((person) => person.birthPlaceCode.startsWith('Z')) > 0.07)
    assert.ok(share((person) => person.familyName === '') > 0, 'some have one name')
    assert.ok(share((person) => person.contacts.length === 0) > 0, 'some cannot be reached')
    assert.ok(share((person) => person.signIn === null) > 0.15)
    assert.ok(share((person) => isProvisionalFiscalCode(person.fiscalCode)) > 0)
    assert.ok(new Set(people.map((person) => person.language)).size >= 8)
    assert.ok(
      share((person) => plainOf(person.fiscalCode) !== person.fiscalCode) > 0,
      'some share their plain code with another',
    )
  })

  it('cannot be reached by mistake', () => {
    for (const person of people) assertReachesNobody(person)
    for (const person of cast) assertReachesNobody(person)
  })

  it('come out the same from the same seed, and different from another', () => {
    const some = (seed: number): Person[] => [...inventPeople({ seed, count: 50, places })]
    assert.deepEqual(some(3), some(3))
    assert.notDeepEqual(some(3), some(4))
  })

  it('live where they are wanted, and take no code that somebody has', () => {
    const here = [...inventPeople({ seed: 1, count: 200, places, provinces: ['BZ'] })]
    const bolzano = new Set(places.municipalities.filter((town) => town.province === 'BZ').map((town) => town.belfiore))
    assert.ok(here.every((person) => bolzano.has(person.residence.belfiore)))
    assert.ok(here.some((person) => person.language === 'de'))
    const again = [
      ...inventPeople({
        seed: 1,
        count: 200,
        places,
        provinces: ['BZ'],
        taken: here.map((person) => person.fiscalCode),
      }),
    ]
    const codes = [...here, ...again].map((person) => person.fiscalCode).filter((code) => code.length === 16)
    assert.equal(new Set(codes).size, codes.length)
  })

  it('come out of a tiny profile too', () => {
    const small = readProfile(join(PROFILES, 'tiny')).places
    const few = [...inventPeople({ seed: 1, count: 300, places: small })]
    assert.equal(new Set(few.map((person) => person.fiscalCode)).size, 300)
  })

  it('are a hundred thousand in less than five seconds', () => {
    const begun = performance.now()
    let count = 0
    for (const _ of inventPeople({ seed: 1, count: 100_000, places })) count += 1
    assert.equal(count, 100_000)
    assert.ok(performance.now() - begun < 5000)
  })

  it('named for tests have keys, codes and user names of its own', () => {
    for (const values of [
      cast.map((one) => one.key),
      cast.map((one) => one.fiscalCode),
      staff.map((one) => one.key),
      staff.map((one) => one.username),
    ]) {
      assert.equal(new Set(values).size, values.length)
    }
    for (const { fiscalCode } of cast)
      assert.ok(isFiscalCode(fiscalCode) || isProvisionalFiscalCode(fiscalCode), fiscalCode)
    assert.equal(cast.find((one) => one.key === 'mario')?.fiscalCode, 'RSSMRA85T10A562S')
  })

  it('named for tests live in places of the profile', () => {
    const known = new Set([
      ...places.municipalities.map((town) => town.belfiore),
      ...places.foreignStates.map((state) => state.code),
    ])
    for (const one of cast) {
      assert.ok(known.has(one.residence.belfiore), one.key)
      if (one.key !== 'mario') assert.ok(known.has(one.birthPlaceCode), one.key)
    }
  })

  it('named for tests are never met among the others', () => {
    const invented = new Set(
      [...inventPeople({ seed: 1, count: 20_000, places, taken: cast.map((one) => one.fiscalCode) })].map(
        (one) => one.fiscalCode,
      ),
    )
    for (const one of cast) assert.equal(invented.has(one.fiscalCode), false)
  })
})
