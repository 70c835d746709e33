// publiccode.yml 0.4: catalogues read it without asking us, so what is wrong in it is wrong in public. No validator in
// JavaScript exists; the rules are those of https://yml.publiccode.tools, with its vocabulary of categories.

export type Yaml = string | boolean | Yaml[] | { [key: string]: Yaml }

/**
 * The part of YAML that publiccode.yml is written in: maps, lists of words or of maps, quoted and plain words, folded
 * text (>). Anything else is refused, rather than read wrongly.
 */
export function readYaml(text: string): Yaml {
  const lines = text
    .split('\n')
    .map((line, index) => ({ number: index + 1, indent: line.search(/\S/), text: line.trim() }))
    .filter((line) => line.text !== '' && !line.text.startsWith('#'))
  const [value, rest] = readBlock(lines, 0)
  if (rest.length > 0) throw new Error(`publiccode.yml:${rest[0]?.number}: is indented oddly`)
  return value
}

type Line = { number: number; indent: number; text: string }

function readBlock(lines: Line[], indent: number): [Yaml, Line[]] {
  return lines[0]?.text.startsWith('- ') ? readList(lines, indent) : readMap(lines, indent)
}

function readList(lines: Line[], indent: number): [Yaml, Line[]] {
  const list: Yaml[] = []
  let rest = lines
  while (rest[0]?.indent === indent && rest[0].text.startsWith('- ')) {
    const first = { ...rest[0], text: rest[0].text.slice(2), indent: indent + 2 }
    if (/^[\w/]+:( |$)/.test(first.text)) {
      const [item, after] = readMap([first, ...rest.slice(1)], indent + 2)
      list.push(item)
      rest = after
    } else {
      list.push(readWord(first.text))
      rest = rest.slice(1)
    }
  }
  return [list, rest]
}

function readMap(lines: Line[], indent: number): [Yaml, Line[]] {
  const map: { [key: string]: Yaml } = {}
  let rest = lines
  while (rest[0]?.indent === indent) {
    const line = rest[0]
    const match = line.text.match(/^([\w/]+):(?: (.*))?$/)
    if (!match) throw new Error(`publiccode.yml:${line.number}: "${line.text}" is not a key and its value`)
    const [, key = '', word] = match
    if (key in map) throw new Error(`publiccode.yml:${line.number}: ${key} stands twice`)
    rest = rest.slice(1)
    const below = rest.findIndex((each) => each.indent <= indent)
    const inside = below === -1 ? rest.length : below
    if (word === '>') {
      map[key] = rest
        .slice(0, inside)
        .map((each) => each.text)
        .join(' ')
      rest = rest.slice(inside)
    } else if (word !== undefined) map[key] = readWord(word)
    else if (inside === 0) map[key] = ''
    else [map[key], rest] = readBlock(rest, rest[0]?.indent ?? 0)
  }
  return [map, rest]
}

function readWord(word: string): Yaml {
  if (/^[[{|&*!]/.test(word)) throw new Error(`publiccode.yml: "${word}" is written in a way that this reader refuses`)
  if (word === 'true' || word === 'false') return word === 'true'
  return word.replace(/^"(.*)"$/, '$1')
}

const CATEGORIES = `appointment-scheduling business-process-management call-center-management communications crm
  customer-service-and-support data-analytics digital-citizenship document-management help-desk identity-management
  online-booking online-community service-desk time-management video-conferencing visitor-management web-collaboration
  web-conferencing workflow-management`.split(/\s+/)
const STATUSES = ['concept', 'development', 'beta', 'stable', 'obsolete']
const PLATFORMS = ['spid', 'cie', 'anpr', 'pagopa', 'io']

/** Faults, in sentences. Languages are those that the description is written in. */
export function checkPubliccode(file: Yaml): string[] {
  const faults: string[] = []
  const at = (path: string): Yaml | undefined =>
    path.split('/').reduce<Yaml | undefined>((here, key) => (isMap(here) ? here[key] : undefined), file)
  const wants = (path: string, rule: (value: Yaml) => boolean, what: string) => {
    const value = at(path)
    if (value === undefined) faults.push(`${path} is missing`)
    else if (!rule(value)) faults.push(`${path} ${what}`)
  }
  wants('publiccodeYmlVersion', (value) => value === '0.4', 'is not "0.4"')
  wants('name', isWord, 'is empty')
  wants('url', (value) => isWord(value) && URL.canParse(String(value)), 'is not an address')
  wants('softwareVersion', isWord, 'is empty')
  wants('releaseDate', (value) => /^\d{4}-\d{2}-\d{2}$/.test(String(value)), 'is not a day')
  wants('developmentStatus', (value) => STATUSES.includes(String(value)), `is none of ${STATUSES.join(', ')}`)
  wants('softwareType', (value) => value === 'standalone/web', 'is not standalone/web')
  wants('platforms', isFilled, 'is empty')
  wants(
    'categories',
    (value) => isFilled(value) && value.every((each) => CATEGORIES.includes(String(each))),
    'has words that the vocabulary lacks',
  )
  wants('legal/license', (value) => value === 'EUPL-1.2', 'is not the licence of LICENSE')
  wants('maintenance/type', (value) => ['internal', 'community', 'none'].includes(String(value)), 'is not allowed')
  wants(
    'maintenance/contacts',
    (value) => isFilled(value) && value.every((each) => isMap(each) && isWord(each['name'])),
    'lacks a name',
  )
  wants('localisation/localisationReady', (value) => typeof value === 'boolean', 'is neither true nor false')
  wants('localisation/availableLanguages', isFilled, 'is empty')
  wants('it/countryExtensionVersion', (value) => value === '1.0', 'is not "1.0"')
  for (const platform of PLATFORMS)
    wants(`it/piattaforme/${platform}`, (value) => typeof value === 'boolean', 'is neither true nor false')
  const description = at('description')
  if (!isMap(description)) return [...faults, 'description is missing']
  for (const language of Object.keys(description)) checkDescription(`description/${language}`, wants)
  return faults
}

type Wants = (path: string, rule: (value: Yaml) => boolean, what: string) => void

function checkDescription(path: string, wants: Wants) {
  const between = (least: number, most: number) => (value: Yaml) =>
    isWord(value) && String(value).length >= least && String(value).length <= most
  wants(`${path}/genericName`, between(1, 35), 'is longer than 35 characters')
  wants(`${path}/shortDescription`, between(1, 150), 'is longer than 150 characters')
  wants(`${path}/longDescription`, between(500, 10_000), 'is not between 500 and 10,000 characters')
  wants(`${path}/features`, isFilled, 'is empty')
}

const isMap = (value: Yaml | undefined): value is { [key: string]: Yaml } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isWord = (value: Yaml | undefined): boolean => typeof value === 'string' && value.trim() !== ''
const isFilled = (value: Yaml): value is Yaml[] => Array.isArray(value) && value.length > 0
