import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sayWhen } from './say-when.ts'
import type { Texts } from './texts.ts'
import { openTexts } from './texts.ts'

describe('texts', () => {
  let folder: string
  let texts: Texts

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'texts-'))
    const write = (language: string, noun: string, entries: object) => {
      mkdirSync(join(folder, language), { recursive: true })
      writeFileSync(join(folder, language, `${noun}.json`), JSON.stringify(entries))
    }
    write('it', 'appointments', {
      'book.title': 'Prenota un appuntamento',
      confirmed: "L'appuntamento è {when}.",
      free: '{count, plural, one {# posto libero} other {# posti liberi}}',
      room: "Scrivi <a> e un apostrofo: dell''{office}",
    })
    write('en', 'appointments', { 'book.title': 'Book an appointment', confirmed: 'Your appointment is {when}.' })
    writeFileSync(join(folder, 'dynamic.json'), '{}')
    texts = openTexts(folder)
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('speaks to Ada in Italian and to Peter in English', () => {
    assert.equal(texts('it').say('appointments.book.title'), 'Prenota un appuntamento')
    assert.equal(texts('en').say('appointments.book.title'), 'Book an appointment')
  })

  it('falls back to Italian where English has no text yet, and in a language nobody has written', () => {
    assert.equal(texts('en').say('appointments.free', { count: 1 }), '1 posto libero')
    assert.equal(texts('pl').say('appointments.free', { count: 3 }), '3 posti liberi')
    assert.equal(texts('pl').language, 'it')
  })

  it('throws on a key that nobody wrote and on a value that nobody gave', () => {
    assert.throws(() => texts('it').say('appointments.nothing'), /no text for "appointments.nothing"/)
    assert.throws(() => texts('it').say('appointments.confirmed'), /when/)
    assert.equal(texts('it').has('appointments.nothing'), false)
    assert.equal(texts('en').has('appointments.free'), true)
  })

  it('keeps markup as plain words and an apostrophe before a value as an apostrophe', () => {
    assert.equal(texts('it').say('appointments.room', { office: 'ufficio' }), "Scrivi <a> e un apostrofo: dell'ufficio")
  })

  it('says a message in the language of the person and in Italian, each with its own words for the day', () => {
    const startsAt = new Date('2026-12-10T08:00:00Z')
    const said = texts.sideBySide('appointments.confirmed', (language) => ({ when: sayWhen(startsAt, language) }), 'en')
    assert.deepEqual(said, [
      { language: 'en', text: 'Your appointment is Thursday 10 December at 9:00.' },
      { language: 'it', text: "L'appuntamento è giovedì 10 dicembre alle 9:00." },
    ])
    assert.equal(texts.sideBySide('appointments.confirmed', { when: 'oggi' }, 'it').length, 1)
    assert.equal(texts.sideBySide('appointments.free', { count: 2 }, 'en').length, 1)
  })
})
