import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

export type Value = string | number | boolean | null | readonly (string | number)[] | object

/** PostgreSQL's text format of COPY. */
function field(value: Value): string {
  if (value === null) return '\\N'
  const text = Array.isArray(value)
    ? `{${value.map((v) => (typeof v === 'number' ? v : `"${v.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`)).join(',')}}`
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
}

/** Rows by COPY, a block of lines at a time: 100,000 people in seconds, without holding them all in memory. */
export async function copyRows(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Value[]>,
): Promise<void> {
  function* blocks() {
    let block: string[] = []
    for (const row of rows) {
      block.push(row.map(field).join('\t'))
      if (block.length === 500) {
        yield `${block.join('\n')}\n`
        block = []
      }
    }
    if (block.length > 0) yield `${block.join('\n')}\n`
  }
  await pipeline(Readable.from(blocks()), client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)))
}
