// A file past 300 lines is two files, a function past 70 lines two functions. What was longer when the check came, or has
// a reason to be, stands in sizes-baseline.json with its length; the list may only shrink: --write lowers it, nothing raises it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Source } from './check-sources.ts'
import { readSources } from './check-sources.ts'

export const FILE_LINES_MAX = 300
export const FUNCTION_LINES_MAX = 70

const FOLDERS = ['src', 'web', 'fakes', 'scripts', 'bench', 'test']

/** "src/a.ts" → lines of the file; "src/a.ts bookAppointment" → lines of the function. */
export type Lengths = Record<string, number>

export function lengthsOver(sources: Source[]): Lengths {
  const over: Lengths = {}
  for (const source of sources) {
    const lines = source.text.replace(/\n$/, '').split('\n').length
    if (lines > FILE_LINES_MAX) over[source.file] = lines
    for (const each of source.functions) {
      if (each.lines <= FUNCTION_LINES_MAX || isFrame(source.file, each.name)) continue
      const key = `${source.file} ${each.name}`
      over[key] = Math.max(over[key] ?? 0, each.lines)
    }
  }
  return over
}

/** describe('…') is the frame that a file of tests hangs in, not something that does anything: its tests are measured. */
const isFrame = (file: string, name: string) => /\.(test|e2e)\.ts$/.test(file) && /^describe\(/.test(name)

export function compareLengths(found: Lengths, baseline: Lengths): string[] {
  const faults: string[] = []
  for (const [what, lines] of Object.entries(found)) {
    const known = baseline[what]
    const most = what.includes(' ') ? FUNCTION_LINES_MAX : FILE_LINES_MAX
    if (known === undefined) faults.push(`${what}: ${lines} lines; ${most} is the most. Cut it by topic`)
    else if (lines > known)
      faults.push(`${what}: grew from ${known} to ${lines} lines; what is too long may only shrink`)
    else if (lines < known)
      faults.push(`${what}: shrank from ${known} to ${lines} lines; keep the gain: node scripts/check-sizes.ts --write`)
  }
  for (const what of Object.keys(baseline)) {
    if (found[what] === undefined)
      faults.push(`${what}: is no longer too long; strike it out: node scripts/check-sizes.ts --write`)
  }
  return faults.sort()
}

/** The baseline after a gain: what is listed gets its lower length or goes; nothing new comes in. */
export function lowered(found: Lengths, baseline: Lengths): Lengths {
  const kept = Object.entries(baseline).flatMap(([what, known]) => {
    const lines = found[what]
    return lines === undefined ? [] : [[what, Math.min(lines, known)] as const]
  })
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..')
  const file = join(root, 'scripts/sizes-baseline.json')
  const baseline: Lengths = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const sources = readSources(root, FOLDERS)
  const found = lengthsOver(sources)
  const kept = process.argv.includes('--write') ? lowered(found, baseline) : baseline
  if (kept !== baseline) writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`)
  const faults = compareLengths(found, kept)
  for (const fault of faults) console.error(fault)
  if (faults.length > 0) process.exitCode = 1
  else
    console.log(
      `${sources.length} files, none longer than it may be, ${Object.keys(kept).length} on the list that shrinks`,
    )
}
