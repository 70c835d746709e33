import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, it } from 'node:test'
import { checkModules } from './check-modules.ts'
import { drawArrows, isDrawn, writeDrawing } from './check-modules-draw.ts'
import { SOUND } from './check-modules-fixture.ts'
import { isSql } from './check-modules-sql.ts'

/** What one breaks, the file to write or to lengthen, and the words that must be seen. */
const BROKEN: [sentence: string, file: string, text: string, seen: RegExp][] = [
  [
    'rule 1: a lower module that imports a higher one',
    'src/modules/people/actions.ts',
    `import '../offices/index.ts'`,
    /people may not import offices: it comes later/,
  ],
  [
    'rule 1: an import past the face',
    'src/modules/appointments/actions.ts',
    `import '../people/store.ts'`,
    /import people by its face index.ts, not store.ts/,
  ],
  [
    'rule 1: an action that takes another module’s rules',
    'src/modules/appointments/actions.ts',
    `import '../people/rules.ts'`,
    /by its face/,
  ],
  [
    'rule 1: a module that goes through its own face',
    'src/modules/people/store.ts',
    `import './index.ts'`,
    /not its own face/,
  ],
  [
    'rule 1: a process that reaches into a module',
    'src/server.ts',
    `import '../src/modules/people/store.ts'`,
    /by its face/,
  ],
  [
    'rule 1: an import that is made while running',
    'src/modules/people/actions.ts',
    `export const later = () => import('../offices/index.ts')`,
    /comes later/,
  ],
  [
    'rule 1: a module that is in no order',
    'src/modules/extra/index.ts',
    `export const extra = 1`,
    /extra is not in the order/,
  ],
  [
    'rule 2: rules that import their store',
    'src/modules/people/rules.ts',
    `import './store.ts'`,
    /may not import src\/modules\/people\/store.ts/,
  ],
  [
    'rule 2: rules that import a package',
    'src/modules/people/rules.ts',
    `import 'typebox'`,
    /may not import "typebox"/,
  ],
  [
    'rule 2: shapes that import the database',
    'src/modules/offices/api.ts',
    `import '../../platform/db.ts'`,
    /may not import src\/platform\/db.ts/,
  ],
  [
    'rule 2: rules that ask the clock',
    'src/modules/people/rules.ts',
    `export const today = () => new Date()`,
    /new Date\(\) makes/,
  ],
  [
    'rule 2: rules that ask for chance',
    'src/modules/people/rules.ts',
    `export const dice = () => Math.random()`,
    /Math.random makes/,
  ],
  [
    'rule 2: rules that ask the environment',
    'src/modules/people/rules.ts',
    `export const secret = process.env.SECRET`,
    /process.env makes/,
  ],
  [
    'rule 2: a file marked browser-safe that is not',
    'src/modules/people/fiscalCode.ts',
    `import 'node:fs'`,
    /may not import "node:fs"/,
  ],
  [
    'rule 2: a page that imports a store',
    'web/citizen/BookPage.tsx',
    `import '../../src/modules/people/store.ts'`,
    /pages may import only rules.ts and api.ts/,
  ],
  [
    'rule 2: a page that imports the ground',
    'web/citizen/BookPage.tsx',
    `import '../../src/platform/db.ts'`,
    /pages may import only/,
  ],
  [
    'rule 3: SQL that writes another’s table',
    'src/modules/appointments/store.ts',
    `export const bad = 'update offices.desks set open = false'`,
    /may not write offices's tables/,
  ],
  [
    'rule 3: SQL that reads a higher schema',
    'src/modules/people/store.ts',
    `export const bad = 'select id from appointments.appointments'`,
    /may not read appointments: it comes later/,
  ],
  [
    'rule 3: a foreign key that points upward',
    'db/migrations/0001_people.sql',
    `\nalter table people.persons add last int references appointments.appointments (id);`,
    /foreign keys point downward/,
  ],
  [
    'rule 4: a module that calls a process',
    'src/modules/people/actions.ts',
    `import '../../modules.ts'`,
    /a module never calls up/,
  ],
  [
    'rule 5: platform that imports a module',
    'src/platform/db.ts',
    `import '../modules/people/index.ts'`,
    /platform knows no module/,
  ],
  [
    'rule 5: platform that names a module’s schema',
    'src/platform/db.ts',
    `export const bad = 'select id from people.persons'`,
    /platform knows no module, and this statement names people/,
  ],
  [
    'rule 5: web/ui that knows a module',
    'web/ui/Button.tsx',
    `import '../../src/modules/people/rules.ts'`,
    /web\/ui knows no module/,
  ],
  [
    'rule 5: web/ui that knows a page',
    'web/ui/Button.tsx',
    `import '../citizen/BookPage.tsx'`,
    /web\/ui knows no page/,
  ],
  [
    'rule 6: SQL outside the store',
    'src/modules/appointments/actions.ts',
    `export const bad = \`select id from appointments.appointments\``,
    /SQL belongs in store.ts/,
  ],
  [
    'rule 6: a route that skips the action',
    'src/modules/appointments/routes.ts',
    `import './store.ts'`,
    /routes.ts may not call store.ts/,
  ],
  [
    'rule 6: a store that calls back',
    'src/modules/appointments/store.ts',
    `import { book } from './actions.ts'\nexport const again = book`,
    /store.ts may not call actions.ts/,
  ],
  [
    'a fake that knows a module',
    'fakes/mail/main.ts',
    `import '../../src/modules/people/index.ts'`,
    /a fake is an outside party/,
  ],
  [
    'citizen pages that import officer pages',
    'web/citizen/BookPage.tsx',
    `import '../officer/DayPage.tsx'`,
    /share by web\/ui/,
  ],
]

describe('check-modules', () => {
  const made: string[] = []
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
  })

  const build = (more: Record<string, string> = {}) => {
    const root = mkdtempSync(join(tmpdir(), 'house-'))
    made.push(root)
    for (const [file, text] of Object.entries({ ...SOUND, ...more })) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), `${text}\n`)
    }
    return root
  }

  it('finds nothing in a sound house, and its arrows', () => {
    const house = checkModules(build())
    assert.deepEqual(house.faults, [])
    assert.deepEqual(house.order, ['people', 'offices', 'appointments'])
    const arrows = house.arrows.map((arrow) => `${arrow.from} ${arrow.by} ${arrow.to}`)
    assert.deepEqual([...new Set(arrows)].sort(), [
      'appointments call offices',
      'appointments call people',
      'appointments sql offices',
    ])
  })

  for (const [sentence, file, text, seen] of BROKEN) {
    it(`sees ${sentence}`, () => {
      const broken = file in SOUND ? `${SOUND[file]}\n${text}` : text
      const said = checkModules(build({ [file]: broken })).faults.map(
        (fault) => `${fault.file}:${fault.line}: ${fault.text}`,
      )
      assert.ok(
        said.some((line) => seen.test(line)),
        `expected ${seen} in:\n${said.join('\n')}`,
      )
      assert.ok(
        said.every((line) => line.startsWith(file) || line.startsWith('src/modules.ts')),
        said.join('\n'),
      )
    })
  }

  it('leaves tests free to reach where they must', () => {
    const reaching = `import '../appointments/store.ts'\nexport const sql = 'delete from appointments.appointments'`
    assert.deepEqual(checkModules(build({ 'src/modules/people/actions.test.ts': reaching })).faults, [])
  })

  it('lets a route name the type of a row without calling the store', () => {
    const typed = `${SOUND['src/modules/appointments/routes.ts']}\nimport type { Row } from './store.ts'\nexport type Again = Row`
    assert.deepEqual(checkModules(build({ 'src/modules/appointments/routes.ts': typed })).faults, [])
  })

  it('tells a statement from a sentence', () => {
    for (const sql of [
      'select 1 from a.b',
      '-- why\nwith x as (select 1) select * from x',
      'update a.b set c = 1',
      'delete from a.b',
    ]) {
      assert.equal(isSql(sql), true, sql)
    }
    for (const words of [
      'Select an office from the list.',
      'Delete from here on',
      'selected',
      'update',
      'appointments.book.title',
    ]) {
      assert.equal(isSql(words), false, words)
    }
  })

  it('draws the arrows once and sees when they no longer tell the truth', () => {
    const root = build()
    const drawing = drawArrows(root, checkModules(root))
    assert.equal(isDrawn(root, drawing), false)
    writeDrawing(root, drawing)
    assert.equal(isDrawn(root, drawing), true)
    const drawn = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
    assert.match(
      drawn,
      /\| 1 \| \[people\]\(src\/modules\/people\/README.md\) \| The registry of persons \| {2}\| {2}\|/,
    )
    assert.match(drawn, /\| 3 \| \[appointments\].*\| Booking, moving and outcomes \| people, offices \| offices \|/)
  })
})
