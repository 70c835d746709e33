// Where a file stands in the house of src/modules.ts: which module, which role, before or after which other.
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Source } from './check-sources.ts'

/** The modules, lowest first, as src/modules.ts imports them. */
export type Order = string[]

/** What a file is in its module: 'rules', 'store', 'index', or the name of a party ('spid'). A folder of that name counts as the file. */
export type Place = { module: string; role: string }

/** Platform's files that the browser may read too. Longer lists only with a reason: each of them is weight on a phone. */
const PLATFORM_BROWSER_SAFE = new Set(['shapes', 'refusal-codes', 'wall-clock', 'say', 'say-when'])

/** What a browser-safe file may take from outside: shapes are values in TypeBox, texts are ICU messages. */
const PURE_PACKAGES = /^(typebox(\/.*)?|intl-messageformat)$/

const MARKER = /^\/\/ browser-safe\b/

export function readOrder(root: string): Order {
  const file = join(root, 'src/modules.ts')
  if (!existsSync(file)) throw new Error('src/modules.ts is missing: it lists the modules, lowest first')
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/from '\.\/modules\/([a-z]+)\/index\.ts'/g)].map((match) => match[1] ?? '')
}

export function placeOf(file: string): Place | null {
  const match = file.match(/^src\/modules\/([A-Za-z]+)\/([^/]+)/)
  if (!match) return null
  return { module: match[1] ?? '', role: (match[2] ?? '').replace(/\.tsx?$/, '') }
}

export const isTest = (file: string) => /(\.(test|e2e)\.tsx?|\/for-tests\.ts)$/.test(file) || file.startsWith('test/')

/** The file that an import means, from the root; null for a package. */
export function targetOf(file: string, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), specifier)) : null
}

export const isPurePackage = (specifier: string) => PURE_PACKAGES.test(specifier)

/** Rules, shapes and the files that say so themselves in their first line: what pages may import. */
export function isBrowserSafe(file: string, sources: Map<string, Source>): boolean {
  const place = placeOf(file)
  if (place && (place.role === 'rules' || place.role === 'api')) return true
  const platform = file.match(/^src\/platform\/([^/]+)\.ts$/)
  if (platform && PLATFORM_BROWSER_SAFE.has(platform[1] ?? '')) return true
  return MARKER.test(sources.get(file)?.text ?? '')
}

export const comesBefore = (order: Order, lower: string, higher: string) =>
  order.includes(lower) && order.indexOf(lower) < order.indexOf(higher)
