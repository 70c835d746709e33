/**
 * Says a message that the build has compiled (scripts/build/texts.ts). Plain words are a string; anything else is a
 * list of parts. Forty lines instead of a library: docs/decisions/0004-texts.md has what was weighed.
 */

export type Part =
  | string
  | ['#']
  | [name: string]
  | [name: string, kind: 'number']
  | [name: string, kind: 'select' | 'plural' | 'ordinal', branches: Record<string, Part[]>]

export type Compiled = Record<string, string | Part[]>

export type Values = Record<string, string | number>

export function sayMessage(message: string | Part[], language: string, values: Values = {}, count?: number): string {
  if (typeof message === 'string') return message
  return message.map((part) => sayPart(part, language, values, count)).join('')
}

function sayPart(part: Part, language: string, values: Values, count?: number): string {
  if (typeof part === 'string') return part
  const [name, kind, branches] = part
  if (name === '#' && !kind) return sayNumber(count ?? 0, language)
  const value = values[name]
  if (value === undefined) throw new Error(`a text misses its value "${name}"`)
  if (!kind) return String(value)
  if (kind === 'number') return sayNumber(Number(value), language)
  const chosen = branches?.[chooseBranch(kind, value, language, branches)] ?? branches?.['other'] ?? []
  return sayMessage(chosen, language, values, kind === 'select' ? count : Number(value))
}

function chooseBranch(
  kind: 'select' | 'plural' | 'ordinal',
  value: string | number,
  language: string,
  branches: Record<string, Part[]>,
): string {
  if (kind === 'select') return String(value)
  if (branches[`=${value}`]) return `=${value}`
  return new Intl.PluralRules(language, { type: kind === 'ordinal' ? 'ordinal' : 'cardinal' }).select(Number(value))
}

const sayNumber = (value: number, language: string) => new Intl.NumberFormat(language).format(value)
