import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Catalogue, Values, Voice } from './say.ts'
import { FIRST_LANGUAGE, voiceOf } from './say.ts'

/**
 * The catalogues in texts/<language>/<noun>.json, read once. The noun of the file begins every key:
 * "book.title" in appointments.json is said as "appointments.book.title".
 */

export type Saying = { language: string; text: string }

/** Values that are words themselves (a day, an hour) differ by language: then give a function. */
export type ValuesByLanguage = Values | ((language: string) => Values)

export type Texts = {
  (language: string): Voice
  languages: string[]
  catalogues: Record<string, Catalogue>
  /** For messages: in the person's language and, when that is another one, in Italian below it. */
  sideBySide: (key: string, values: ValuesByLanguage, language: string) => Saying[]
}

export function openTexts(folder: string): Texts {
  const languages = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[a-z]{2}$/.test(entry.name))
    .map((entry) => entry.name)
    .sort()
  if (!languages.includes(FIRST_LANGUAGE)) throw new Error(`${folder} has no ${FIRST_LANGUAGE}/ catalogue`)
  const catalogues = Object.fromEntries(languages.map((language) => [language, readCatalogue(join(folder, language))]))

  // A person may have chosen a language that this installation has no catalogue of yet: Italian then, never an error.
  const voices = new Map<string, Voice>()
  const texts = (language: string): Voice => {
    const spoken = catalogues[language] ? language : FIRST_LANGUAGE
    const known = voices.get(spoken)
    if (known) return known
    const voice = voiceOf(spoken, catalogues)
    voices.set(spoken, voice)
    return voice
  }

  const sideBySide = (key: string, values: ValuesByLanguage, language: string): Saying[] => {
    const spoken = catalogues[language]?.[key] === undefined ? FIRST_LANGUAGE : language
    return [...new Set([spoken, FIRST_LANGUAGE])].map((each) => ({
      language: each,
      text: texts(each).say(key, typeof values === 'function' ? values(each) : values),
    }))
  }

  return Object.assign(texts, { languages, catalogues, sideBySide })
}

function readCatalogue(folder: string): Catalogue {
  const catalogue: Catalogue = {}
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const noun = basename(file, '.json')
    const entries: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    if (entries === null || typeof entries !== 'object') throw new Error(`${join(folder, file)} is not a catalogue`)
    for (const [key, text] of Object.entries(entries)) {
      if (typeof text !== 'string') throw new Error(`${join(folder, file)}: "${key}" is not a text`)
      catalogue[`${noun}.${key}`] = text
    }
  }
  return catalogue
}
