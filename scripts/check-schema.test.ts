import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Retention, TableFacts } from './check-schema.ts'
import { checkFunctions, checkTables } from './check-schema.ts'
import { lowerKeywords } from './dump-schema-catalogue.ts'

const table = (facts: Partial<TableFacts>): TableFacts => ({
  name: 'people.persons',
  columns: ['id', 'given_name'],
  secured: true,
  forced: true,
  policies: 2,
  hasKey: true,
  zoneless: [],
  ...facts,
})

const retention: Retention = {
  classes: { identity: 'who somebody is' },
  tables: {
    'people.persons': {
      class: 'identity',
      owner: 'id',
      keeps: 'as long as the registry',
      personal: ['given_name'],
      other: ['id'],
    },
  },
}

describe('check-schema', () => {
  it('finds nothing in a table that is named, guarded and dated', () => {
    assert.deepEqual(checkTables([table({})], retention), [])
  })

  it('refuses a table and a column that nobody has thought of', () => {
    const entry = { 'people.persons': retention.tables['people.persons'] } as Retention['tables']
    const faults = checkTables([table({ columns: ['id', 'given_name', 'health'] }), table({ name: 'people.visits' })], {
      ...retention,
      tables: entry,
    })
    assert.match(faults.join('\n'), /people.persons: column health is new/)
    assert.match(faults.join('\n'), /people.visits has no entry/)
  })

  it('refuses personal data that row-level security does not guard, also from the owner of the table', () => {
    assert.match(checkTables([table({ secured: false })], retention).join(), /without forced row-level security/)
    assert.match(checkTables([table({ forced: false })], retention).join(), /without forced row-level security/)
    assert.match(checkTables([table({ policies: 0 })], retention).join(), /no policy/)
    assert.match(checkTables([table({ zoneless: ['born_at'] })], retention).join(), /use timestamptz/)
  })

  it('refuses an entry for a table that is gone or in a class that nobody explains', () => {
    assert.match(checkTables([], retention).join(), /no table people.persons any more/)
    assert.match(checkTables([table({})], { ...retention, classes: {} }).join(), /is not explained/)
  })

  it('refuses a definer function that the caller can lead to other tables, and one that anybody may run', () => {
    const sound = { name: 'people.find()', definer: true, hasPath: true, byPublic: false }
    assert.deepEqual(checkFunctions([sound]), [])
    assert.match(checkFunctions([{ ...sound, hasPath: false }]).join(), /search_path/)
    assert.match(checkFunctions([{ ...sound, byPublic: true }]).join(), /may be run by anybody/)
  })

  it('lowers what PostgreSQL shouts and leaves what stands in quotes', () => {
    assert.equal(
      lowerKeywords(`CHECK ((a = 'It''s A'::text)) "Id" AS $function$ SELECT 1 $function$`),
      `check ((a = 'It''s A'::text)) "Id" as $function$ SELECT 1 $function$`,
    )
  })
})
