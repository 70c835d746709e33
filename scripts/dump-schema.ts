// npm run schema: writes db/schema.sql, the whole schema as the migrations leave it, so that a review sees in one diff what a
// migration changes. Read from the catalogues, since pg_dump refuses a server newer than itself. With --check it only compares.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { withDatabase } from './check-database.ts'
import type { Schema, Table } from './dump-schema-catalogue.ts'
import { lowerKeywords, readCatalogue } from './dump-schema-catalogue.ts'

const HEAD = `-- The schema as db/migrations leave it: written by npm run schema, read by people, run by nobody.
-- Roles and extensions are in db/roles.sql.
`

export async function dumpSchema(client: pg.Client): Promise<string> {
  const schemas = await readCatalogue(client)
  return `${HEAD}${schemas.map(sayWholeSchema).join('')}`
}

function sayWholeSchema(schema: Schema): string {
  const parts = [
    [`create schema ${schema.name};`, ...schema.grants].join('\n'),
    ...schema.types,
    ...schema.functions,
    ...schema.tables.map(sayTable),
  ]
  return `\n\n-- ${schema.name} ${'-'.repeat(Math.max(3, 100 - schema.name.length))}\n\n${parts.join('\n\n')}\n`
}

function sayTable(table: Table): string {
  const lines = table.definition ? [table.definition] : [sayColumns(table)]
  lines.push(
    ...table.comments,
    ...table.indexes,
    ...table.security,
    ...table.policies,
    ...table.triggers,
    ...table.grants,
  )
  return lines.join('\n')
}

function sayColumns(table: Table): string {
  const inside = [...table.columns, ...table.constraints].map((line) => `  ${line}`).join(',\n')
  return `create table ${table.name} (\n${inside}\n)${table.partition};`
}

if (import.meta.main) {
  const file = join(import.meta.dirname, '../db/schema.sql')
  const schema = await withDatabase('schema', async ({ url }) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return lowerKeywords(await dumpSchema(client))
    } finally {
      await client.end()
    }
  })
  const present = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const tables = schema.match(/^create table /gm)?.length ?? 0
  if (!process.argv.includes('--check')) {
    writeFileSync(file, schema)
    console.log(`db/schema.sql: ${tables} tables`)
  } else if (present === schema) console.log(`db/schema.sql tells the truth: ${tables} tables`)
  else {
    const lines = schema.split('\n')
    const at = present.split('\n').findIndex((line, index) => line !== lines[index])
    console.error(`db/schema.sql:${at + 1}: is not what the migrations make: npm run schema writes it anew`)
    process.exitCode = 1
  }
}
