// The catalogues of texts/: whole in Italian and English, used, plain, and an SMS no longer than it must be.
// Faults stop the check; what is only worth a second look is printed after the figures.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Catalogue } from '../src/platform/say.ts'
import { FIRST_LANGUAGE } from '../src/platform/say.ts'
import { openTexts } from '../src/platform/texts.ts'
import type { Fault, Source } from './check-sources.ts'
import { listFiles, readSources } from './check-sources.ts'
import {
  gulpease,
  isRunningText,
  longOf,
  measure,
  sampleOf,
  together,
  unwantedIn,
  valuesOf,
} from './check-texts-reading.ts'

/** These two are promised whole; any other language falls back to Italian where it has no text yet. */
const WHOLE = [FIRST_LANGUAGE, 'en']
const GULPEASE_MIN = 60
const GULPEASE_OF_A_TEXT_MIN = 40
const SENTENCE_WORDS_MAX = 25

export type Catalogues = Record<string, Catalogue>
/** "problems." → why its keys are chosen while running. */
export type Families = Record<string, string>

/** What officers read may be denser; the names of their catalogues begin so, in the build of the pages too. */
const isForCitizens = (key: string) => !key.startsWith('officer')

/** What officers alone are refused has its words where only they load them. */
const WORDS_OF_REFUSALS = ['refusals', 'officer-refusals']

const isPlural = (value: string) => value.includes(':plural(')

export function checkCatalogues(catalogues: Catalogues): string[] {
  const faults: string[] = []
  const all = new Set(WHOLE.flatMap((language) => Object.keys(catalogues[language] ?? {})))
  for (const [language, catalogue] of Object.entries(catalogues)) {
    for (const [key, text] of Object.entries(catalogue)) {
      const say = (what: string) => faults.push(`texts/${language}: ${key}: ${what}`)
      if (!all.has(key)) say('is in no Italian catalogue: strike it out')
      try {
        const values = valuesOf(text, language)
        for (const each of unwantedIn(text, language)) say(each)
        const first = catalogues[FIRST_LANGUAGE]?.[key]
        if (first !== undefined && language !== FIRST_LANGUAGE)
          compareValues(values, valuesOf(first, FIRST_LANGUAGE), say)
      } catch (error) {
        say(`is not ICU MessageFormat: ${error instanceof Error ? error.message : error}`)
      }
    }
  }
  for (const language of WHOLE) {
    for (const key of all) {
      if (catalogues[language]?.[key] === undefined) faults.push(`texts/${language}: ${key}: is missing`)
    }
  }
  return faults.sort()
}

/** Languages count differently (Polish has four plurals), so only Italian and English must branch alike. */
function compareValues(values: string[], first: string[], say: (what: string) => void) {
  const compared = (list: string[]) =>
    list.map((value) => (isPlural(value) ? value.replace(/\(.*\)/, '') : value)).join(', ')
  if (compared(values) !== compared(first)) {
    say(`takes ${values.join(', ') || 'no values'}, and the Italian ${first.join(', ') || 'none'}`)
  }
  const lacking = values.find((value) => isPlural(value) && !/[(|]other\b/.test(value))
  if (lacking) say(`${lacking} lacks its branch "other"`)
}

export function checkUses(sources: Source[], catalogues: Catalogues, families: Families): Fault[] {
  const catalogue = catalogues[FIRST_LANGUAGE] ?? {}
  const nouns = new Set(Object.keys(catalogue).map((key) => key.slice(0, key.indexOf('.'))))
  const used = new Set<string>()
  const faults: Fault[] = []
  const declared = (start: string) => Object.keys(families).some((prefix) => start.startsWith(prefix))
  for (const source of sources) {
    const isTest = /\.test\.tsx?$/.test(source.file)
    for (const { text, line } of source.literals) {
      if (text in catalogue) used.add(text)
      // A template such as `problems.${code}`: its fixed beginning, up to where the value goes.
      const start = text.match(/^([a-z-]+)\.[\w.-]*(?= )/)
      if (!start || !nouns.has(start[1] ?? '') || isTest || !/[.-]$/.test(start[0]) || declared(start[0])) continue
      faults.push({
        file: source.file,
        line,
        text: `"${start[0]}…" is made while running: declare it in texts/dynamic.json with the reason`,
      })
    }
    for (const { text, line } of source.said) {
      if (!(text in catalogue) && !isTest) faults.push({ file: source.file, line, text: `no catalogue has "${text}"` })
    }
  }
  for (const key of Object.keys(catalogue)) {
    if (used.has(key) || declared(key)) continue
    faults.push({ file: `texts/${FIRST_LANGUAGE}`, line: 1, text: `${key}: nobody says it` })
  }
  for (const prefix of Object.keys(families)) {
    if (Object.keys(catalogue).some((key) => key.startsWith(prefix))) continue
    faults.push({ file: 'texts/dynamic.json', line: 1, text: `"${prefix}": no text begins so` })
  }
  return faults
}

export type Reading = { figures: string[]; faults: string[]; notes: string[] }

/** Gulpease was made for Italian and is measured on Italian only. */
export function readability(catalogue: Catalogue): Reading {
  const reading: Reading = { figures: [], faults: [], notes: [] }
  const running = Object.entries(catalogue)
    .map(([key, text]) => ({
      key,
      noun: key.slice(0, key.indexOf('.')),
      measured: measure(sampleOf(text, FIRST_LANGUAGE)),
    }))
    .filter((each) => isRunningText(each.measured))
  for (const noun of [...new Set(running.map((each) => each.noun))].sort()) {
    const index = gulpease(together(running.filter((each) => each.noun === noun).map((each) => each.measured)))
    reading.figures.push(`${noun} ${index}`)
    if (index < GULPEASE_MIN && isForCitizens(noun)) {
      reading.faults.push(
        `texts/it/${noun}.json: Gulpease ${index}; ${GULPEASE_MIN} is the least for what citizens read`,
      )
    }
  }
  for (const { key, measured } of running.filter((each) => isForCitizens(each.key))) {
    const index = gulpease(measured)
    if (index < GULPEASE_OF_A_TEXT_MIN) reading.notes.push(`${key}: Gulpease ${index}, shorten words and sentences`)
    if (measured.longestSentence > SENTENCE_WORDS_MAX)
      reading.notes.push(`${key}: a sentence of ${measured.longestSentence} words`)
  }
  return reading
}

type Encoding = { gsmKind: (text: string) => { encoding: string; segments: number; forcedBy: string[] } }

async function smsNotes(root: string, catalogues: Catalogues): Promise<string[]> {
  const file = join(root, 'src/modules/notices/sms/encoding.ts')
  if (!existsSync(file)) return []
  const { gsmKind }: Encoding = await import(file)
  return Object.entries(catalogues).flatMap(([language, catalogue]) =>
    Object.entries(catalogue)
      .filter(([key]) => /\.(sms|relative)$/.test(key))
      .map(([key, text]) => {
        const { encoding, segments, forcedBy } = gsmKind(longOf(text, language))
        const forced = encoding === 'GSM-7' ? '' : ` (${encoding} because of ${forcedBy.join(' ')})`
        return `${language} ${key}: ${segments} SMS at most${forced}`
      }),
  )
}

/** Every code that the server may answer has words: "refusals.slot-taken". A person never reads a code. */
async function refusalsWithoutWords(root: string, catalogue: Catalogue): Promise<string[]> {
  const files = listFiles(root, 'src', /^(api|refusal)\.ts$/)
  const faults: string[] = []
  for (const file of files) {
    const exported: Record<string, unknown> = await import(join(root, file))
    const codes = Object.keys({ ...(exported['refusals'] ?? exported['platformRefusals'] ?? {}) })
    const silent = codes.filter((code) => WORDS_OF_REFUSALS.every((noun) => catalogue[`${noun}.${code}`] === undefined))
    faults.push(...silent.map((code) => `${file}: the refusal "${code}" has no words: refusals.${code} is missing`))
  }
  return faults
}

/** The families of keys that are chosen by a value. */
export function readFamilies(root: string): Families {
  const file = join(root, 'texts/dynamic.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..')
  const { catalogues } = openTexts(join(root, 'texts'))
  const uses = checkUses(readSources(root, ['src', 'web', 'fakes']), catalogues, readFamilies(root))
  const reading = readability(catalogues[FIRST_LANGUAGE] ?? {})
  const faults = [
    ...checkCatalogues(catalogues),
    ...uses.map((fault) => `${fault.file}:${fault.line}: ${fault.text}`),
    ...reading.faults,
    ...(await refusalsWithoutWords(root, catalogues[FIRST_LANGUAGE] ?? {})),
  ]
  for (const fault of faults) console.error(fault)
  console.log(`Gulpease of running text: ${reading.figures.join(', ')}`)
  for (const note of [...(await smsNotes(root, catalogues)), ...reading.notes]) console.log(note)
  const count = Object.keys(catalogues[FIRST_LANGUAGE] ?? {}).length
  if (faults.length > 0) process.exitCode = 1
  else
    console.log(
      `${count} texts in ${readdirSync(join(root, 'texts'), { withFileTypes: true }).filter((each) => each.isDirectory()).length} languages`,
    )
}
