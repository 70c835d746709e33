// npm run api: writes docs/openapi.json from the shapes that the server checks, so that what is promised to other systems and
// what is enforced cannot differ. With --check it only compares. The routes are built on an empty database and never called.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openGround } from '../src/ground.ts'
import { readConfig } from '../src/platform/config.ts'
import { openDb } from '../src/platform/db.ts'
import { openServer } from '../src/server.ts'
import { withDatabase } from './check-database.ts'

const file = join(import.meta.dirname, '../docs/openapi.json')

/** In production there are no development routes, and it is production that others may rely on. */
const SETTINGS = {
  SPORTELLO_ENV: 'production',
  SPORTELLO_SECRET: randomBytes(32).toString('hex'),
  SPORTELLO_URL: 'https://sportello.example.org',
  SMTP_URL: 'smtp://127.0.0.1:1',
  SMTP_FROM: 'Sportello <sportello@example.org>',
  SMPP_URL: 'smpp://sportello:secret@127.0.0.1:1',
}

type Operation = { responses?: Record<string, { content?: unknown; description?: string }> }
type Document = { paths?: Record<string, Record<string, Operation>> }

async function describeApi(databaseUrl: string): Promise<Document> {
  const config = readConfig({ ...SETTINGS, DATABASE_URL: databaseUrl })
  const db = openDb(config.databaseUrl, null, 1)
  const app = await openServer(openGround(config, db, 'api'))
  try {
    await app.ready()
    return app.swagger() as Document
  } finally {
    await app.close()
    await db.close()
  }
}

/** Routes register in the order of the modules; names make the file the same whatever that order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]))
}

/** An operation that says nothing of its answer is a promise of nothing. */
function silentOperations(document: Document): string[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(
        ([, operation]) =>
          !Object.keys(operation.responses ?? {}).some((status) => /^2/.test(status)) || isDefault(operation),
      )
      .map(([method]) => `${method.toUpperCase()} ${path}`),
  )
}

const isDefault = (operation: Operation) =>
  operation.responses?.['200']?.description === 'Default Response' && !operation.responses['200'].content

const document = await withDatabase('api', ({ appUrl }) => describeApi(appUrl))
// The order at the top is the one that readers of OpenAPI expect.
const { openapi, info, ...rest } = document as Record<string, unknown>
const text = `${JSON.stringify({ openapi, info, ...(sorted(rest) as object) }, null, 2)}\n`
const count = Object.values(document.paths ?? {}).reduce((sum, operations) => sum + Object.keys(operations).length, 0)
const silent = silentOperations(document)
for (const each of silent) console.error(`${each} does not say what it answers: give its route a response shape`)
if (silent.length > 0) process.exitCode = 1
if (!process.argv.includes('--check')) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  console.log(`docs/openapi.json: ${count} operations`)
} else if (existsSync(file) && readFileSync(file, 'utf8') === text) {
  console.log(`docs/openapi.json tells the truth: ${count} operations`)
} else {
  console.error('docs/openapi.json is not what the server checks: npm run api writes it anew')
  process.exitCode = 1
}
