// What every table must have, asked of a freshly migrated database: a line in db/retention.json that says whose data it
// holds and how long, row-level security where the data is somebody's, and definer functions that nobody can lead astray.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { withDatabase } from './check-database.ts'

export type Retention = {
  /** What the classes mean, for the reader and for the register of processing (GDPR art. 30). */
  classes: Record<string, string>
  tables: Record<string, RetentionOfTable>
}

export type RetentionOfTable = {
  class: string
  /** The column by which a row belongs to somebody; absent where no row does. */
  owner?: string
  /** How long and from when, in words, with what erases it. */
  keeps: string
  /** Columns that say something about a person. A table whose rows belong to somebody names them all. */
  personal?: string[]
  other: string[]
}

export type TableFacts = {
  name: string
  columns: string[]
  secured: boolean
  forced: boolean
  policies: number
  hasKey: boolean
  zoneless: string[]
}
export type FunctionFacts = { name: string; definer: boolean; hasPath: boolean; byPublic: boolean }

const OURS = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker')`

const TABLES = `
  select n.nspname || '.' || c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
    exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p') as "hasKey",
    (select coalesce(array_agg(a.attname::text), '{}') from pg_attribute a where a.attrelid = c.oid and a.atttypid = 'timestamp'::regtype) as zoneless
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and c.relkind in ('r', 'p') order by 1`

const FUNCTIONS = `
  select p.oid::regprocedure::text as name, p.prosecdef as definer,
    exists (select from unnest(p.proconfig) setting where setting like 'search_path=%') as "hasPath",
    exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0) as "byPublic"
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS} order by 1`

export function checkTables(tables: TableFacts[], retention: Retention): string[] {
  const faults = tables.flatMap((table) => {
    const entry = retention.tables[table.name]
    if (!entry) {
      return [
        `${table.name} has no entry in db/retention.json: say whose data it holds, its class and how long it is kept`,
      ]
    }
    return [...checkColumns(table, entry), ...checkSecurity(table, entry)].map((text) => `${table.name}: ${text}`)
  })
  for (const [name, entry] of Object.entries(retention.tables)) {
    if (!tables.some((table) => table.name === name))
      faults.push(`db/retention.json: there is no table ${name} any more`)
    if (!retention.classes[entry.class])
      faults.push(`db/retention.json: ${name} has the class "${entry.class}", which is not explained`)
  }
  return faults
}

function checkColumns(table: TableFacts, entry: RetentionOfTable): string[] {
  const named = [...(entry.personal ?? []), ...entry.other]
  const faults = table.columns
    .filter((column) => !named.includes(column))
    .map((column) => `column ${column} is new: db/retention.json must name it under "personal" or "other"`)
  for (const column of named.filter((each) => !table.columns.includes(each))) {
    faults.push(`db/retention.json names a column ${column} that it has not`)
  }
  for (const column of named.filter((each, index) => named.indexOf(each) !== index)) {
    faults.push(`db/retention.json names ${column} twice`)
  }
  if (!entry.keeps) faults.push('db/retention.json does not say how long it is kept')
  if (!table.hasKey) faults.push('has no primary key')
  for (const column of table.zoneless) faults.push(`${column} is an instant without a zone: use timestamptz`)
  return faults
}

function checkSecurity(table: TableFacts, entry: RetentionOfTable): string[] {
  const isPersonal = Boolean(entry.owner) || (entry.personal ?? []).length > 0
  if (!isPersonal) return []
  const faults: string[] = []
  if (!entry.owner)
    faults.push('holds personal columns, so db/retention.json must name the column that tells whose they are')
  else if (!table.columns.includes(entry.owner)) faults.push(`its owner column ${entry.owner} does not exist`)
  if (!table.secured || !table.forced) {
    faults.push('holds personal data without forced row-level security: call platform.guard in its migration')
  }
  if (table.policies === 0) faults.push('has row-level security and no policy, so nobody sees its rows')
  return faults
}

export function checkFunctions(functions: FunctionFacts[]): string[] {
  return functions.flatMap((each) => [
    ...(each.definer && !each.hasPath ? [`${each.name} runs as its owner on the caller's search_path: set one`] : []),
    ...(each.byPublic
      ? [`${each.name} may be run by anybody: call platform.open_schema at the end of the migration`]
      : []),
  ])
}

if (import.meta.main) {
  const file = join(import.meta.dirname, '../db/retention.json')
  const retention: Retention = JSON.parse(readFileSync(file, 'utf8'))
  const { tables, functions } = await withDatabase('retention', async ({ url }) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      const found = {
        tables: await client.query<TableFacts>(TABLES),
        functions: await client.query<FunctionFacts>(FUNCTIONS),
      }
      return { tables: found.tables.rows, functions: found.functions.rows }
    } finally {
      await client.end()
    }
  })
  const faults = [...checkTables(tables, retention), ...checkFunctions(functions)]
  for (const fault of faults) console.error(fault)
  const personal = Object.values(retention.tables).filter((entry) => entry.owner).length
  if (faults.length > 0) process.exitCode = 1
  else console.log(`${tables.length} tables, ${personal} of them somebody's and guarded; ${functions.length} functions`)
}
