import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sayAtTime, sayDay, sayDayAndYear, sayTime, sayWhen } from './say-when.ts'

describe('days and hours in words', () => {
  it('names day and hour as the clock on the wall in Rome shows them, on both sides of the clock change', () => {
    assert.equal(sayWhen('2026-12-10T08:00:00Z', 'it'), 'giovedì 10 dicembre alle 9:00')
    assert.equal(sayWhen('2026-06-30T22:30:00Z', 'it'), 'mercoledì 1 luglio alle 0:30')
    assert.equal(sayTime('2026-03-29T00:59:00Z', 'it'), '1:59')
    assert.equal(sayTime('2026-03-29T01:00:00Z', 'it'), '3:00')
    assert.equal(sayTime('2026-10-25T00:30:00Z', 'it'), '2:30')
    assert.equal(sayTime('2026-10-25T01:30:00Z', 'it'), '2:30')
  })

  it('knows the words before one o’clock', () => {
    assert.equal(sayAtTime('2026-12-10T00:00:00Z', 'it'), "all'1:00")
    assert.equal(sayAtTime('2026-12-10T12:00:00Z', 'it'), 'alle 13:00')
    assert.equal(sayAtTime('2026-12-10T00:05:00Z', 'es'), 'a la 1:05')
  })

  it('speaks the eight languages of the contact centre, in European digits', () => {
    const said = ['it', 'de', 'en', 'fr', 'ar', 'pl', 'es', 'ru'].map((each) => sayWhen('2026-12-10T14:05:00Z', each))
    assert.deepEqual(said, [
      'giovedì 10 dicembre alle 15:05',
      'Donnerstag, 10. Dezember um 15:05 Uhr',
      'Thursday 10 December at 15:05',
      'jeudi 10 décembre à 15:05',
      'الخميس، 10 ديسمبر الساعة 15:05',
      'czwartek, 10 grudnia o 15:05',
      'jueves, 10 de diciembre a las 15:05',
      'четверг, 10 декабря в 15:05',
    ])
  })

  it('says a day without an hour as it is, wherever the machine stands', () => {
    assert.equal(sayDay('2026-12-10', 'it', 'America/Los_Angeles'), 'giovedì 10 dicembre')
    assert.equal(sayDayAndYear('2026-12-01', 'it'), '1 dicembre 2026')
    assert.throws(() => sayDay('domani', 'it'), /not an instant/)
  })
})
