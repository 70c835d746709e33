import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { BornPerson } from './fiscalCode.ts'
import {
  birthPlaceCodeOf,
  fiscalCodeOf,
  isFiscalCode,
  isProvisionalFiscalCode,
  omocodeVariant,
  plainOf,
  provisionalCheckDigit,
  sexOf,
} from './fiscalCode.ts'

/** Codes that manuals, facsimile cards and libraries print as examples of invented people. */
const PUBLISHED: ReadonlyArray<[string, BornPerson]> = [
  [
    'RSSMRA85T10A562S',
    { givenName: 'Mario', familyName: 'Rossi', birthDate: '1985-12-10', sex: 'M', birthPlaceCode: 'A562' },
  ],
  [
    'RSSMRA80A01H501U',
    { givenName: 'Mario', familyName: 'Rossi', birthDate: '1980-01-01', sex: 'M', birthPlaceCode: 'H501' },
  ],
  [
    'RSSBBR69C48F839A',
    { givenName: 'Barbara', familyName: 'Rossi', birthDate: '1969-03-08', sex: 'F', birthPlaceCode: 'F839' },
  ],
  [
    'MRTMTT91D08F205J',
    { givenName: 'Matteo', familyName: 'Moretti', birthDate: '1991-04-08', sex: 'M', birthPlaceCode: 'F205' },
  ],
]

const TEXT_OF_LETTERS = fc.string({
  unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzàèéìòùüőßč' -"),
  maxLength: 20,
})

const ANYONE: fc.Arbitrary<BornPerson> = fc.record({
  givenName: TEXT_OF_LETTERS,
  familyName: TEXT_OF_LETTERS,
  birthDate: fc
    .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  sex: fc.constantFrom('F' as const, 'M' as const),
  birthPlaceCode: fc.constantFrom('H501', 'F205', 'A562', 'Z330', 'Z129', 'H620'),
})

const VARIANT = fc.integer({ min: 0, max: 127 })

describe('the fiscal code', () => {
  it('comes out as the published examples say', () => {
    for (const [code, person] of PUBLISHED) {
      assert.equal(fiscalCodeOf(person), code)
      assert.ok(isFiscalCode(code), code)
    }
  })

  it('takes names as the decree reads them: short, long, accented, double and single', () => {
    const name = (givenName: string, familyName: string): string =>
      fiscalCodeOf({ givenName, familyName, birthDate: '1970-05-02', sex: 'F', birthPlaceCode: 'H620' }).slice(0, 6)
    assert.equal(name('Gianfranca', 'Fo'), 'FOXGFR')
    assert.equal(name('Ada', 'Aia'), 'AIADAA')
    assert.equal(name('Maria Luisa', "D'Agostino"), 'DGSMLS')
    assert.equal(name('Niccolò', 'De Là'), 'DLENCL')
    assert.equal(name('Wei', 'Li'), 'LIXWEI')
    assert.equal(name('Jürgen', 'Weiß'), 'WSSJGN')
    assert.equal(name('Ülo', 'Öz'), 'ZOELUE')
    assert.equal(name('Łucja', 'Đorđević'), 'DRDLCJ')
    assert.equal(name('', 'Suryani'), 'SRYXXX')
    assert.equal(name('Suryani', ''), 'SRYXXX')
  })

  it('is valid for anyone, and says sex and birth place back', () => {
    fc.assert(
      fc.property(ANYONE, (person) => {
        const code = fiscalCodeOf(person)
        assert.ok(isFiscalCode(code), code)
        assert.equal(sexOf(code), person.sex)
        assert.equal(birthPlaceCodeOf(code), person.birthPlaceCode)
      }),
    )
  })

  it('keeps every omocode variant valid, different, and able to find the way back', () => {
    fc.assert(
      fc.property(ANYONE, VARIANT, (person, n) => {
        const plain = fiscalCodeOf(person)
        const variant = omocodeVariant(plain, n)
        assert.ok(isFiscalCode(variant), variant)
        assert.equal(plainOf(variant), plain)
        assert.equal(omocodeVariant(variant, n), variant)
      }),
    )
    const all = new Set(Array.from({ length: 128 }, (_, n) => omocodeVariant('RSSMRA85T10A562S', n)))
    assert.equal(all.size, 128)
  })

  it('replaces the rightmost digit first', () => {
    assert.equal(omocodeVariant('RSSMRA85T10A562S', 0), 'RSSMRA85T10A562S')
    assert.equal(omocodeVariant('RSSMRA85T10A562S', 1).slice(0, 15), 'RSSMRA85T10A56N')
    assert.equal(omocodeVariant('RSSMRA85T10A562S', 2).slice(0, 15), 'RSSMRA85T10A5S2')
    assert.equal(omocodeVariant('RSSMRA85T10A562S', 127).slice(0, 15), 'RSSMRAURTMLARSN')
    assert.throws(() => omocodeVariant('RSSMRA85T10A562S', 128), RangeError)
  })

  it('is read with spaces and small letters', () => {
    assert.ok(isFiscalCode(' rss mra 85t10 a562s '))
  })

  it('is refused when something does not fit', () => {
    const wrong = {
      'the check letter': 'RSSMRA85T10A562T',
      'a month that does not exist': 'RSSMRA85F10A562S',
      'one character missing': 'RSSMRA85T10A562',
      'one character too many': 'RSSMRA85T10A562SS',
      'a letter that is no omocode': 'RSSMRA8AT10A562S',
      'nothing at all': '',
      'a digit among the names': 'RS5MRA85T10A562S',
    }
    for (const [why, code] of Object.entries(wrong)) assert.equal(isFiscalCode(code), false, why)
  })

  it('is refused for a day that the month does not have', () => {
    const withDay = (birthDate: string): string =>
      fiscalCodeOf({ givenName: 'Mario', familyName: 'Rossi', birthDate, sex: 'M', birthPlaceCode: 'H501' })
    assert.equal(isFiscalCode(withDay('1985-04-31')), false)
    assert.equal(isFiscalCode(withDay('1985-02-29')), false)
    assert.equal(isFiscalCode(withDay('1984-02-29')), true)
    assert.equal(isFiscalCode(withDay('1985-12-00')), false)
    assert.equal(isFiscalCode(withDay('1985-12-32')), false)
  })

  it('notices any single character typed wrong among the digits', () => {
    fc.assert(
      fc.property(ANYONE, fc.constantFrom(6, 7, 12, 13, 14), fc.integer({ min: 1, max: 9 }), (person, place, step) => {
        const code = fiscalCodeOf(person)
        const digit = (Number(code.charAt(place)) + step) % 10
        assert.equal(isFiscalCode(code.slice(0, place) + digit + code.slice(place + 1)), false)
      }),
    )
  })

  it('may be provisional: eleven digits with a check digit', () => {
    assert.ok(isProvisionalFiscalCode('12345678903'))
    assert.equal(isProvisionalFiscalCode('12345678901'), false)
    assert.equal(isProvisionalFiscalCode('00000000000'), false)
    assert.equal(isProvisionalFiscalCode('1234567890'), false)
    assert.equal(isProvisionalFiscalCode('RSSMRA85T10A562S'), false)
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{9}$/), (ten) => {
        const right = provisionalCheckDigit(ten)
        assert.ok(isProvisionalFiscalCode(ten + right))
        assert.equal(isProvisionalFiscalCode(ten + ((Number(right) + 1) % 10)), false)
      }),
    )
  })
})
