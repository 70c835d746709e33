import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildPages } from './build.ts'

/**
 * What a first visit of the citizen downloads before the home page works, in bytes as served (brotli where there is a
 * .br, else the file itself). Prints each part and fails above the limit: an old phone on a slow line is the measure.
 */

const LIMIT_KB = 150
const OUT = resolve(import.meta.dirname, '../dist/web')

const served = (file: string): number => {
  const path = join(OUT, file)
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size
}

/** The page, what its head asks for, what those scripts import at once, and the icons. */
function firstVisit(page: string): string[] {
  const html = readFileSync(join(OUT, page), 'utf8')
  const files = new Set([page])
  for (const [, file] of html.matchAll(/(?:src|href)="\/(assets\/[^"#]+)/g)) if (file) addWithImports(file, files)
  return [...files]
}

function addWithImports(file: string, files: Set<string>): void {
  if (files.has(file)) return
  files.add(file)
  if (!file.endsWith('.js')) return
  const code = readFileSync(join(OUT, file), 'utf8')
  for (const [, name] of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
    if (name) addWithImports(`assets/${name}`, files)
}

await buildPages()
const parts = firstVisit('index.html').map((file) => ({ file, bytes: served(file) }))
for (const { file, bytes } of parts.sort((a, b) => b.bytes - a.bytes)) {
  console.log(`${(bytes / 1024).toFixed(1).padStart(7)} KB  ${file}`)
}
const totalKb = parts.reduce((sum, part) => sum + part.bytes, 0) / 1024
console.log(`${totalKb.toFixed(1).padStart(7)} KB  first visit of the citizen, of ${LIMIT_KB} allowed`)
if (totalKb > LIMIT_KB) process.exitCode = 1
