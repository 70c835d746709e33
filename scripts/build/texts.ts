import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import type { Compiled, Part } from '../../web/ui/message.ts'

/**
 * The catalogues, parsed here so that no browser carries a parser: docs/decisions/0004-texts.md has the figures.
 * The shape that comes out is read by web/ui/message.ts.
 */

// ICU's own numbering of the parts of a message, as intl-messageformat gives them.
const LITERAL = 0
const ARGUMENT = 1
const NUMBER = 2
const SELECT = 5
const PLURAL = 6
const POUND = 7

type Ast = ReturnType<IntlMessageFormat['getAst']>

/** The texts that one application of web/ may say, in one language; what it lacks is taken from Italian. */
export function compiledTexts(folder: string, language: string, wanted: (noun: string) => boolean): Compiled {
  const compiled: Compiled = {}
  for (const from of new Set(['it', language])) {
    for (const [key, text] of Object.entries(readCatalogue(join(folder, from), wanted))) {
      compiled[key] = compileMessage(text, from, key)
    }
  }
  return compiled
}

export function languagesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[a-z]{2}$/.test(entry.name))
    .map((entry) => entry.name)
    .sort()
}

function readCatalogue(folder: string, wanted: (noun: string) => boolean): Record<string, string> {
  const catalogue: Record<string, string> = {}
  for (const file of readdirSync(folder).sort()) {
    const noun = basename(file, '.json')
    if (!file.endsWith('.json') || !wanted(noun)) continue
    const entries = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>
    for (const [key, text] of Object.entries(entries)) catalogue[`${noun}.${key}`] = text
  }
  return catalogue
}

function compileMessage(text: string, language: string, key: string): string | Part[] {
  const parts = compileParts(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst(), key)
  const [only] = parts
  if (parts.length === 0) return ''
  return parts.length === 1 && typeof only === 'string' ? only : parts
}

function compileParts(ast: Ast, key: string): Part[] {
  return ast.map((element): Part => {
    if (element.type === LITERAL) return element.value
    if (element.type === ARGUMENT) return [element.value]
    if (element.type === NUMBER && !element.style) return [element.value, 'number']
    if (element.type === POUND) return ['#']
    if (element.type === SELECT || element.type === PLURAL) {
      if (element.type === PLURAL && element.offset)
        throw new Error(`${key}: a plural with an offset is not said by pages`)
      const branches = Object.entries(element.options).map(([name, option]) => [name, compileParts(option.value, key)])
      const kind = element.type === SELECT ? 'select' : element.pluralType === 'ordinal' ? 'ordinal' : 'plural'
      return [element.value, kind, Object.fromEntries(branches)]
    }
    // Days and hours are said by src/platform/say-when.ts and passed in as words, so that pages and messages agree.
    throw new Error(`${key}: pages say values, plain numbers, plurals and choices; make words of anything else first`)
  })
}
