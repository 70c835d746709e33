import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Source } from './check-sources.ts'
import { checkCatalogues, checkUses, readability } from './check-texts.ts'
import { gulpease, measure, sampleOf, unwantedIn, valuesOf } from './check-texts-reading.ts'

const source = (file: string, literals: string[], said: string[] = []): Source => ({
  file,
  text: '',
  imports: [],
  literals: literals.map((text) => ({ text, line: 1 })),
  impure: [],
  functions: [],
  said: said.map((text) => ({ text, line: 1 })),
})

describe('check-texts', () => {
  it('wants every key in Italian and in English, with the same values', () => {
    const it = { 'a.whole': 'Ciao {name}', 'a.only': 'Ciao', 'a.other': 'Alle {time}' }
    const en = { 'a.whole': 'Hello {name}', 'a.other': 'At {hour}', 'a.stray': 'Stray' }
    const faults = checkCatalogues({ it, en }).join('\n')
    assert.match(faults, /texts\/en: a.only: is missing/)
    assert.match(faults, /texts\/it: a.stray: is missing/)
    assert.match(faults, /texts\/en: a.other: takes hour:value, and the Italian time:value/)
    assert.doesNotMatch(faults, /a.whole/)
  })

  it('lets each language branch its plurals as it counts, but not forget "other" or a choice', () => {
    const it = { 'a.n': '{n, plural, one {# posto} other {# posti}}', 'a.m': '{m, select, web {web} other {sede}}' }
    const en = {
      'a.n': '{n, plural, =0 {none} one {# place} other {# places}}',
      'a.m': '{m, select, web {web} other {office}}',
    }
    assert.deepEqual(checkCatalogues({ it, en }), [])
    const poor = { ...en, 'a.m': '{m, select, phone {phone} other {office}}' }
    assert.match(checkCatalogues({ it, en: poor }).join(), /select\(other\|phone\).*select\(other\|web\)/)
    assert.match(
      checkCatalogues({ it, en: { ...en, 'a.n': '{n, plural, one {#}' } }).join(),
      /is not ICU MessageFormat/,
    )
  })

  it('lets Polish have gaps and more plurals', () => {
    const it = { 'a.n': '{n, plural, one {# posto} other {# posti}}', 'a.x': 'Ciao' }
    const en = { 'a.n': '{n, plural, one {# place} other {# places}}', 'a.x': 'Hello' }
    const pl = { 'a.n': '{n, plural, one {# miejsce} few {# miejsca} many {# miejsc} other {# miejsca}}' }
    assert.deepEqual(checkCatalogues({ it, en, pl }), [])
  })

  it('finds a key that nobody says, one that nobody wrote, and a family that nobody declared', () => {
    const catalogues = { it: { 'a.said': '1', 'a.never': '2', 'told.good': '3', 'other.x': '4' } }
    const page = source('web/Page.tsx', ['a.said', 'told. ', 'other. '], ['a.said', 'a.wrong'])
    const faults = checkUses([page], catalogues, { 'told.': 'by kind', 'gone.': 'by nothing' })
    assert.deepEqual(
      faults.map((fault) => fault.text.replace(/ is made while.*/, '')),
      [
        '"other.…"',
        'no catalogue has "a.wrong"',
        'a.never: nobody says it',
        'other.x: nobody says it',
        '"gone.": no text begins so',
      ],
    )
  })

  it('refuses what a reader should not meet', () => {
    const found = (text: string, language = 'it') => unwantedIn(text, language).join(', ')
    assert.match(found('Si comunica che la sede è chiusa'), /without announcing/)
    assert.match(found('La  sede'), /two spaces/)
    assert.match(found('Vieni il 10/12'), /date in figures/)
    assert.match(found("Vai all'{office}"), /apostrophe before a brace/)
    assert.equal(found("Vai all''{office}"), '')
    assert.match(found('Scegli uno slot'), /"slot" is English/)
    assert.equal(found('Choose a slot', 'en'), '')
    assert.equal(found('{office, select, other {la sede}}'), '')
  })

  it('reads a text as a person would, and lists what it takes', () => {
    assert.equal(sampleOf('{n, plural, one {un posto} other {# posti}} a {office}', 'it'), '2 posti a parola')
    assert.deepEqual(valuesOf('{n, plural, one {{x}} other {#}} {y}', 'it'), [
      'n:plural(one|other)',
      'x:value',
      'y:value',
    ])
  })

  it('measures Gulpease as GULP defined it', () => {
    // 10 words, 36 letters, 2 sentences: 89 − 36 + 60 = 113, and the scale ends at 100.
    const easy = measure('La sede apre alle 9.20. Porta il tuo documento.')
    assert.deepEqual(easy, { letters: 36, words: 10, sentences: 2, longestSentence: 6 })
    assert.equal(gulpease(easy), 100)
    assert.equal(gulpease({ letters: 600, words: 100, sentences: 4, longestSentence: 30 }), 41)
    const heavy =
      'Conformemente alle disposizioni amministrative sopraindicate procederemo alla registrazione della documentazione'
    const reading = readability({ 'a.heavy': heavy, 'officer.heavy': heavy, 'a.label': 'Documentazione' })
    assert.deepEqual(reading.figures, ['a 16', 'officer 16'])
    assert.equal(reading.faults.length, 1)
    assert.match(reading.notes.join(), /a.heavy: Gulpease 16/)
  })
})
