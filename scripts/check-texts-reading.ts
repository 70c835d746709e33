// How a text reads: which values it takes, how easy it is, and what plain Italian does without.
import { IntlMessageFormat } from 'intl-messageformat'

type Ast = ReturnType<IntlMessageFormat['getAst']>

// ICU's own numbering of the parts of a message, as intl-messageformat gives them.
const KIND = ['literal', 'value', 'number', 'date', 'time', 'select', 'plural', 'pound', 'tag'] as const
// What stands for a value when a text is measured: six letters, an ordinary Italian word.
const SAMPLE = 'parola'

/** Words shorter than a sentence (labels of buttons and fields) would make any catalogue look easy. */
const WORDS_OF_A_SENTENCE_MIN = 6

const UNWANTED: [found: RegExp, instead: string][] = [
  [/si comunica che/i, 'say it, without announcing that it is said'],
  [/ {2,}/, 'two spaces'],
  [/ [,.;:!?](\s|$)/, 'a space before the sign'],
  [/^\s|\s$/, 'begins or ends with a space'],
  [/\b\d{1,2}\/\d{1,2}(\/\d{2,4})?\b/, 'a date in figures: write the day and the month in words'],
]
const ENGLISH =
  /\b(the|your|please|book(ing)?|slots?|login|logout|submit|upload|download|reset|update|error|appointments?|office|reminder|user|desk|ticket|display|dashboard|click|loading|cancel|settings|topic|call[- ]?back)\b/i

/** "{count, plural, one {# sede} other {# sedi}}" → "count:plural(one|other)"; two languages must give the same list. */
export function valuesOf(text: string, language: string): string[] {
  const found = new Set<string>()
  const walk = (ast: Ast) => {
    for (const part of ast) {
      const kind = KIND[part.type] ?? 'literal'
      if (kind === 'literal' || kind === 'pound' || !('value' in part)) continue
      const options = 'options' in part && part.options ? Object.keys(part.options).sort() : []
      found.add(`${part.value}:${kind}${options.length > 0 ? `(${options.join('|')})` : ''}`)
      if ('options' in part && part.options) for (const each of Object.values(part.options)) walk(each.value)
    }
  }
  walk(parse(text, language))
  return [...found].sort()
}

const parse = (text: string, language: string) =>
  new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst()

/** The text as somebody might read it: a word for each value, the last branch of each choice. */
export function sampleOf(text: string, language: string): string {
  const say = (ast: Ast): string =>
    ast
      .map((part) => {
        const kind = KIND[part.type]
        if (kind === 'literal' && 'value' in part) return String(part.value)
        if (kind === 'pound') return '2'
        if (!('options' in part) || !part.options) return kind === 'number' ? '2' : SAMPLE
        const branches = Object.values(part.options)
        return say(branches.at(-1)?.value ?? [])
      })
      .join('')
  return say(parse(text, language))
}

// What the values of an SMS are like when they are long: a message is paid by its length.
const LONG_VALUES: Record<string, string> = {
  when: 'mercoledì 30 settembre alle 12:30',
  office: "Reggio nell'Emilia Centro",
  address: "Viale Guglielmo Marconi 120, Reggio nell'Emilia",
  topic: 'Pensione di vecchiaia e anticipata',
  link: 'https://sportello.example.it/appuntamenti/AB12CD34',
  phone: '+39 333 1234567',
}

/** The text as long as it may well become: the longest branch of each choice, long values. */
export function longOf(text: string, language: string): string {
  const say = (ast: Ast): string =>
    ast
      .map((part) => {
        const kind = KIND[part.type]
        if (kind === 'literal' && 'value' in part) return String(part.value)
        if (kind === 'pound') return '20'
        if ('options' in part && part.options) {
          const branches = Object.values(part.options).map((each) => say(each.value))
          return branches.reduce((long, each) => (each.length > long.length ? each : long), '')
        }
        return ('value' in part && LONG_VALUES[String(part.value)]) || 'parolalunga'
      })
      .join('')
  return say(parse(text, language))
}

export type Measure = { letters: number; words: number; sentences: number; longestSentence: number }

export function measure(text: string): Measure {
  const wordsIn = (piece: string) => piece.match(/[\p{L}\p{N}]+/gu) ?? []
  // A full stop ends a sentence only before a space: 9.20 and inps.it don't.
  const sentences = text.split(/[.!?;:]+(?=\s|$)|\n+/).filter((piece) => wordsIn(piece).length > 0)
  const words = wordsIn(text)
  return {
    letters: words.join('').length,
    words: words.length,
    sentences: sentences.length,
    longestSentence: Math.max(0, ...sentences.map((piece) => wordsIn(piece).length)),
  }
}

/**
 * Gulpease (GULP, University of Rome "La Sapienza", 1988): 89 − LP ÷ 10 + FR × 3, where LP are the letters and FR the
 * sentences in a hundred words. 0 to 100; who finished middle school reads above 60 with ease, above 40 with effort.
 */
export function gulpease({ letters, words, sentences }: Measure): number {
  if (words === 0) return 100
  const index = 89 - (letters * 100) / words / 10 + ((sentences * 100) / words) * 3
  return Math.round(Math.max(0, Math.min(100, index)))
}

export const isRunningText = (measured: Measure) => measured.words >= WORDS_OF_A_SENTENCE_MIN

export function together(measures: Measure[]): Measure {
  return measures.reduce(
    (sum, each) => ({
      letters: sum.letters + each.letters,
      words: sum.words + each.words,
      sentences: sum.sentences + each.sentences,
      longestSentence: Math.max(sum.longestSentence, each.longestSentence),
    }),
    { letters: 0, words: 0, sentences: 0, longestSentence: 0 },
  )
}

/** What a reader should not meet, whatever the language; the last two only where Italian is written. */
export function unwantedIn(text: string, language: string): string[] {
  const found = UNWANTED.filter(([pattern]) => pattern.test(text)).map(([, instead]) => instead)
  if (/(^|[^'])'[{}]/.test(text))
    found.push("an apostrophe before a brace hides the value: write it twice, dell''{office}")
  const english = language === 'it' ? sampleOf(text, language).match(ENGLISH) : null
  if (english) found.push(`"${english[0]}" is English`)
  return found
}
