// Rule 3 of the house: one PostgreSQL schema a module, written by it alone, read from above, and all its SQL in store.ts.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Order } from './check-house.ts'
import { comesBefore, isTest, placeOf } from './check-house.ts'
import type { Fault, Source } from './check-sources.ts'
import { listFiles } from './check-sources.ts'

export type SqlRead = { from: string; to: string }

/** Schemas that every module may read and write by platform's functions: the ground has no domain word. */
const GROUND = 'platform'

const OPENING =
  /^\s*(--[^\n]*\n\s*)*\(?\s*(with\s+(recursive\s+)?[a-z_]+\s*(\([^)]*\)\s*)?as\s|select\s|insert\s+into\s|update\s+[a-z_."]+\s|delete\s+from\s|merge\s+into\s|copy\s+[a-z_]+\.|truncate\s|lock\s+table\s|alter\s+table\s|create\s+(or\s+replace\s+)?(table|function|index|view|schema|temp)|drop\s+(table|function|index|view|schema))/i
const SELECT_OF_SOMETHING = /\bfrom\b|\(|^\s*select\s+\S+\.|\$\d/i
const WRITES =
  /\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate(?:\s+table)?|copy|lock\s+table)\s+(?:only\s+)?([a-z_]+)\.[a-z_]+/gi
const MENTIONS = /\b([a-z_]+)\.[a-z_]+/gi

/** Only what begins as a statement does: "Select an office from the list" is a sentence, and so is not. */
export function isSql(text: string): boolean {
  if (!OPENING.test(text)) return false
  // House SQL is lower-case; a sentence begins with a capital and ends with a full stop.
  if (/^\s*[A-Z][a-z]/.test(text)) return false
  return !/^\s*select\s/i.test(text) || SELECT_OF_SOMETHING.test(text)
}

export function checkSql(sources: Source[], order: Order): { faults: Fault[]; reads: SqlRead[] } {
  const faults: Fault[] = []
  const reads: SqlRead[] = []
  for (const source of sources.filter((each) => each.file.startsWith('src/') && !isTest(each.file))) {
    for (const literal of source.literals.filter((each) => isSql(each.text))) {
      const say = (text: string) => faults.push({ file: source.file, line: literal.line, text })
      judgeStatement(source.file, literal.text, order, say, reads)
    }
  }
  return { faults, reads }
}

function judgeStatement(file: string, sql: string, order: Order, say: (text: string) => void, reads: SqlRead[]) {
  const place = placeOf(file)
  const inPlatform = file.startsWith('src/platform/')
  if (place && place.role !== 'store' && place.role !== 'seed') say('SQL belongs in store.ts (rule 6)')
  // Seeds fill an empty house before anybody lives in it, all floors at once.
  const inSeed = /^src\/seed(\/|\.ts$)/.test(file)
  if (!place && !inPlatform && !inSeed) say('SQL belongs in the store.ts of a module or in platform (rule 6)')
  const written = new Set([...sql.matchAll(WRITES)].map((match) => (match[1] ?? '').toLowerCase()))
  const mentioned = new Set([...sql.matchAll(MENTIONS)].map((match) => (match[1] ?? '').toLowerCase()))
  for (const schema of mentioned) {
    if (!order.includes(schema) || schema === place?.module) continue
    if (inPlatform) say(`platform knows no module, and this statement names ${schema} (rule 5)`)
    if (!place) continue
    if (written.has(schema)) say(`${place.module} may not write ${schema}'s tables: call its actions (rule 3)`)
    else if (!comesBefore(order, schema, place.module)) {
      say(`${place.module} may not read ${schema}: it comes later in src/modules.ts (rule 3)`)
    } else reads.push({ from: place.module, to: schema })
  }
  for (const schema of written) {
    if (place && schema === 'graphile_worker')
      say(`jobs follow from announcements, never from a module's own insert (rule 4)`)
    if (inPlatform && schema !== GROUND && schema !== 'graphile_worker' && order.includes(schema)) {
      say(`platform writes only its own schema, not ${schema} (rule 5)`)
    }
  }
}

/** Foreign keys point downward: read from the migrations, statement by statement. */
export function checkForeignKeys(root: string, order: Order): Fault[] {
  const faults: Fault[] = []
  for (const file of listFiles(root, 'db/migrations', /\.sql$/)) {
    // Comments may quote SQL; blanks of the same length keep the line numbers right.
    const text = readFileSync(join(root, file), 'utf8').replace(/--[^\n]*/g, (comment) => ' '.repeat(comment.length))
    for (const statement of text.matchAll(
      /\b(?:create|alter)\s+table\s+(?:if\s+(?:not\s+)?exists\s+)?(?:only\s+)?([a-z_]+)\.([a-z_]+)([^;]*)/gi,
    )) {
      const [, schema = '', table, body = ''] = statement
      for (const reference of body.matchAll(/\breferences\s+([a-z_]+)\.([a-z_]+)/gi)) {
        const to = reference[1] ?? ''
        const ground = to === schema || to === GROUND
        if (ground || comesBefore(order, to, schema)) continue
        const line = text.slice(0, (statement.index ?? 0) + statement[0].indexOf(reference[0])).split('\n').length
        faults.push({ file, line, text: `${schema}.${table} refers up to ${to}: foreign keys point downward (rule 3)` })
      }
    }
  }
  return faults
}
