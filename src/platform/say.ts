// browser-safe
import { IntlMessageFormat } from 'intl-messageformat'

/**
 * The words people read, by key and language, as ICU MessageFormat. No file is read here: pages bring the catalogues
 * that they were built with, the server those of its folder (texts.ts), and both speak by the same function.
 */

export type Values = Record<string, string | number>

/** What a language holds: "appointments.book.title" → "Prenota un appuntamento". */
export type Catalogue = Record<string, string>

export type Voice = {
  language: string
  /** The text, filled in. Throws on a key that no catalogue has and on a missing value: both are bugs. */
  say: (key: string, values?: Values) => string
  has: (key: string) => boolean
}

/** Italian is the language in which the institution answers for what it says; every other one falls back to it. */
export const FIRST_LANGUAGE = 'it'

export function voiceOf(language: string, catalogues: Record<string, Catalogue>): Voice {
  const compiled = new Map<string, IntlMessageFormat>()

  const compile = (key: string): IntlMessageFormat => {
    const known = compiled.get(key)
    if (known) return known
    const from = catalogues[language]?.[key] === undefined ? FIRST_LANGUAGE : language
    const text = catalogues[from]?.[key]
    if (text === undefined) throw new Error(`no text for "${key}" in ${language} nor in ${FIRST_LANGUAGE}`)
    // Angle brackets stay plain text: a catalogue brings words, never markup.
    const message = new IntlMessageFormat(text, from, undefined, { ignoreTag: true })
    compiled.set(key, message)
    return message
  }

  return {
    language,
    say: (key, values) => String(compile(key).format(values)),
    has: (key) => catalogues[language]?.[key] !== undefined || catalogues[FIRST_LANGUAGE]?.[key] !== undefined,
  }
}
