// The arrows between the modules, as a table in ARCHITECTURE.md between two markers: written by a machine, read by people.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { House } from './check-modules.ts'

const BEGIN = '<!-- modules:begin (npm run modules writes this) -->'
const END = '<!-- modules:end -->'

export function drawArrows(root: string, house: Pick<House, 'order' | 'arrows'>): string {
  const rows = house.order.map((name, index) => {
    const to = (by: string) => {
      const called = new Set(
        house.arrows.filter((arrow) => arrow.from === name && arrow.by === by).map((arrow) => arrow.to),
      )
      return house.order.filter((other) => called.has(other)).join(', ')
    }
    return `| ${index + 1} | [${name}](src/modules/${name}/README.md) | ${aboutOf(root, name)} | ${to('call')} | ${to('sql')} |`
  })
  return [
    '|  | module | what it holds | calls | reads the tables of |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

/** The first sentence of a module's README says what it is for; the picture repeats it rather than tell it twice. */
function aboutOf(root: string, name: string): string {
  const file = join(root, 'src/modules', name, 'README.md')
  if (!existsSync(file)) return ''
  const paragraph = readFileSync(file, 'utf8')
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .find((block) => block && !/^[#>|`\-*<]/.test(block))
  const sentence = (paragraph ?? '').replace(/\s+/g, ' ').match(/^.*?[.:](?=\s|$)/)?.[0] ?? paragraph ?? ''
  // Links are relative to the README they stand in, and a pipe would end the cell.
  return sentence
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/[.:]$/, '')
    .replaceAll('|', '\\|')
}

const file = (root: string) => join(root, 'ARCHITECTURE.md')

function withDrawing(text: string, drawing: string): string {
  const begin = text.indexOf(BEGIN)
  const end = text.indexOf(END)
  if (begin === -1 || end < begin) throw new Error(`ARCHITECTURE.md lacks the markers "${BEGIN}" and "${END}"`)
  return `${text.slice(0, begin)}${BEGIN}\n${drawing}\n${text.slice(end)}`
}

export function isDrawn(root: string, drawing: string): boolean {
  if (!existsSync(file(root))) return false
  const text = readFileSync(file(root), 'utf8')
  return withDrawing(text, drawing) === text
}

export function writeDrawing(root: string, drawing: string): void {
  const text = readFileSync(file(root), 'utf8')
  const drawn = withDrawing(text, drawing)
  if (drawn !== text) writeFileSync(file(root), drawn)
}
