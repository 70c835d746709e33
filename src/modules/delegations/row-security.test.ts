import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import type { Belongings } from '../../../test/support/arranged.ts'
import { giveBelongings } from '../../../test/support/arranged.ts'
import type { TestHouse, Visitor } from '../../../test/support/house.ts'
import { openHouse } from '../../../test/support/house.ts'
import { sessionHash } from '../../platform/authenticate.ts'

type Entry = { class: string; owner?: string }
const { tables } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../db/retention.json'), 'utf8')) as {
  tables: Record<string, Entry>
}
/** Every table whose rows belong to somebody, as the register of processing says. */
const PERSONAL = Object.entries(tables).flatMap(([table, { owner }]) => (owner ? [{ table, owner }] : []))

/** The column of a row that says whose it is, as a word that can be compared. */
function ownerIs(table: string, owner: string, personId: number): string {
  if (table === 'platform.idempotency') return `owner = 'person:${personId}'`
  if (table === 'appointments.office_notes')
    return `appointment_id in (select id from appointments.appointments where person_id = ${personId})`
  return `${owner} = ${personId}`
}

describe('row-level security alone, without the application', () => {
  let house: TestHouse
  let app: pg.Client
  let ada: Visitor
  let carla: Visitor
  let mine: Belongings
  let brunos: Belongings
  before(async () => {
    house = await openHouse()
    ada = await house.as('ada')
    carla = await house.asStaff('carla')
    mine = await giveBelongings(house, 'ada', 'RO-01')
    brunos = await giveBelongings(house, 'bruno', 'NA-01')
    app = new pg.Client({ connectionString: house.db.appUrl })
    await app.connect()
  })
  after(async () => {
    await app.end()
    await house.close()
  })

  /** One transaction in which the database has been told who comes, or nobody; always taken back. */
  async function as<T>(visitor: Visitor | null, work: () => Promise<T>): Promise<T> {
    await app.query('begin')
    try {
      if (visitor) await app.query('select from delegations.begin($1, $2)', [sessionHash(visitor.session), visitor.tag])
      return await work()
    } finally {
      await app.query('rollback')
    }
  }

  const rows = async (text: string, values: unknown[] = []) => (await app.query(text, values)).rows
  const count = async (text: string) => Number((await rows(`select count(*) from ${text}`))[0]?.count)
  const refused = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error: { code: string }) => error.code,
    )
  /** In a transaction an error ends everything, so each try has a place to go back to. */
  async function tried(text: string): Promise<{ rows: number; refused: string | null }> {
    await app.query('savepoint here')
    const answer = await app.query(text).then(
      (r) => ({ rows: r.rowCount ?? 0, refused: null }),
      (error: { code: string }) => ({ rows: 0, refused: error.code }),
    )
    await app.query('rollback to here')
    return answer
  }

  it('is forced on every table whose rows belong to somebody', async () => {
    const found = await house.look<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and c.relrowsecurity and c.relforcerowsecurity and n.nspname !~ '^(pg_|graphile)' order by 1`,
    )
    const forced = found.map((f) => f.name)
    assert.deepEqual(
      PERSONAL.filter(({ table }) => !forced.includes(table)),
      [],
    )
    assert.ok(PERSONAL.length >= 13)
  })

  it('is tried on people who have something in every one of those tables', async () => {
    for (const { table, owner } of PERSONAL.filter(({ table }) => table !== 'identity.staff'))
      for (const person of [mine, brunos]) {
        const found = await house.look(`select from ${table} where ${ownerIs(table, owner, person.personId)}`)
        assert.ok(found.length > 0, `${table} has nothing of person ${person.personId}`)
      }
  })

  for (const { table, owner } of PERSONAL)
    it(`shows Ada of ${table} her own and nobody else's, and lets her change or take away nothing else`, () =>
      as(ada, async () => {
        const others = `not coalesce(${ownerIs(table, owner, mine.personId)}, false)`
        const seen = await tried(`select from ${table} where ${others}`)
        assert.deepEqual(
          [seen.rows, [null, '42501'].includes(seen.refused)],
          [0, true],
          `read: ${JSON.stringify(seen)}`,
        )
        const deleted = await tried(`delete from ${table} where ${others}`)
        assert.deepEqual(
          [deleted.rows, [null, '42501'].includes(deleted.refused)],
          [0, true],
          `taken away: ${JSON.stringify(deleted)}`,
        )
        for (const column of await updatable(table)) {
          const changed = await tried(`update ${table} set ${column} = ${column} where ${others}`)
          assert.deepEqual([changed.rows, changed.refused], [0, null], `${column}: ${JSON.stringify(changed)}`)
        }
      }))

  async function updatable(table: string): Promise<string[]> {
    const found = await rows(
      `select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''
       and has_column_privilege(attrelid, attnum, 'update')`,
      [table],
    )
    return found.map((f) => f.attname)
  }

  for (const { table, owner } of PERSONAL)
    it(`shows nothing of ${table} to a transaction that nobody began`, () =>
      as(null, async () => {
        const seen = await tried(`select from ${table}`)
        assert.deepEqual([seen.rows, [null, '42501'].includes(seen.refused)], [0, true], JSON.stringify(seen))
        assert.ok(owner)
      }))

  it('shows Ada something: an empty answer would pass every test above', () =>
    as(ada, async () => {
      for (const table of [
        'appointments.appointments',
        'appointments.attachments',
        'appointments.outcomes',
        'people.persons',
        'people.contacts',
        'notices.notices',
        'notices.deliveries',
        'meetings.rooms',
        'platform.idempotency',
        'platform.audit',
      ])
        assert.ok((await count(table)) > 0, table)
    }))

  it("refuses every row that Ada would write in Bruno's name", () =>
    as(ada, async () => {
      const inserts: Record<string, string> = {
        appointments: `insert into appointments.appointments (code, office_id, desk_id, topic_id, mode, starts_at, ends_at, person_id, person_name, booked_by, channel,
            reason, phone, language, word, privacy_version, calendar_uid, open_place, topic_place, booked_at)
          select 'ADA00002', 1, 1, 1, 'phone', now() + interval '50 days', now() + interval '51 days', ${brunos.personId}, 'Bruno', 'person:1', 'web',
            'motivo', '3095550001', 'it', 'girasole', '1', gen_random_uuid(), 9, 9, now()`,
        attachments: `insert into appointments.attachments (person_id, name, kind, size_bytes, content, loose_place, sent_at)
          values (${brunos.personId}, 'a', 'application/pdf', 1, '\\x25', 9, now())`,
        rooms: `insert into meetings.rooms (person_id, office_id) values (${brunos.personId}, 1)`,
        calls: `insert into appointments.calls (appointment_id, person_id, office_id, result, called_by, called_at)
          values (${brunos.servedId}, ${brunos.personId}, 2, 'answered', 1, now())`,
        outcomes: `insert into appointments.outcomes (appointment_id, person_id, office_id, kind, said, written_by, written_at)
          values (${brunos.appointmentId}, ${brunos.personId}, 2, 'served', 'detto', 1, now())`,
        'office notes': `insert into appointments.office_notes (appointment_id, office_id, body, saved_by, saved_at) values (${brunos.appointmentId}, 2, 'x', 1, now())`,
        'her own outcome': `insert into appointments.outcomes (appointment_id, person_id, office_id, kind, said, written_by, written_at)
          values (${mine.appointmentId}, ${mine.personId}, 1, 'served', 'detto', 1, now())`,
        audit: `insert into platform.audit (actor, for_person, act, channel) values ('person:${mine.personId}', ${brunos.personId}, 'test.done', 'web')`,
        'audit in his name': `insert into platform.audit (actor, for_person, act, channel) values ('person:${brunos.personId}', null, 'test.done', 'web')`,
        'audit in no name': `insert into platform.audit (actor, for_person, act, channel) values ('anonymous', null, 'test.done', 'web')`,
        keys: `insert into platform.idempotency (owner, key, act, form_hash) values ('person:${brunos.personId}', gen_random_uuid(), 'x', 'x')`,
      }
      for (const [what, text] of Object.entries(inserts)) assert.equal((await tried(text)).refused, '42501', what)
    }))

  it("lets Ada hand none of her rows to Bruno, nor her paper to his appointment's office", () =>
    as(ada, async () => {
      const paper = await tried(
        `update appointments.attachments set appointment_id = ${brunos.appointmentId} where id = ${brunos.attachmentId}`,
      )
      assert.equal(paper.rows, 0)
      assert.equal((await tried(`delete from appointments.attachments where id = ${brunos.looseId}`)).rows, 0)
      assert.equal((await tried(`delete from appointments.attachments where id = ${mine.looseId}`)).rows, 1)
    }))

  it('shows Carla of Rovigo nothing of Naples, and writes nothing there', () =>
    as(carla, async () => {
      for (const table of ['appointments', 'outcomes', 'office_notes', 'calls']) {
        assert.ok((await count(`appointments.${table} where office_id = 1`)) > 0, table)
        assert.equal(await count(`appointments.${table} where office_id <> 1`), 0, table)
      }
      assert.equal(await count('notices.deliveries where office_id <> 1'), 0)
      assert.equal(await count('meetings.rooms where office_id <> 1'), 0)
      assert.equal((await tried(`update appointments.appointments set state = 'missed' where office_id <> 1`)).rows, 0)
      const note = `insert into appointments.office_notes (appointment_id, office_id, body, saved_by, saved_at) values (${brunos.appointmentId}, 2, 'x', 1, now())`
      assert.equal((await tried(note)).refused, '42501')
    }))

  it('shows Carla no person, no contact and no notice before she has opened a file', () =>
    as(carla, async () => {
      for (const table of ['people.persons', 'people.contacts', 'notices.notices', 'platform.audit'])
        assert.equal(await count(table), 0, table)
    }))

  it('shows her Ada once the file is opened, and the reason is in the audit before anything is seen', () =>
    as(carla, async () => {
      await rows('select people.open_file($1, $2)', [mine.personId, 'è allo sportello'])
      const [seen] = await rows(
        'select actor, why, act from platform.audit where for_person = $1 order by id desc limit 1',
        [mine.personId],
      )
      assert.deepEqual(seen, { actor: `staff:${carla.id}`, why: 'è allo sportello', act: 'people.file-opened' })
      assert.equal(await count('people.persons'), 1)
      assert.equal(await count(`people.persons where id = ${brunos.personId}`), 0)
    }))

  it('opens no file without a reason, for nobody, nor to a citizen who asks', async () => {
    await as(carla, async () => {
      for (const why of ['', '  ', 'ok', null]) {
        assert.equal((await rows('select people.open_file($1, $2) as opened', [mine.personId, why]))[0]?.opened, false)
      }
      assert.equal(await count('people.persons'), 0)
    })
    await as(ada, async () => {
      assert.equal(
        (await rows('select people.open_file($1, $2) as opened', [brunos.personId, 'curiosità']))[0]?.opened,
        false,
      )
      assert.equal(await count(`people.persons where id = ${brunos.personId}`), 0)
    })
  })

  it('forgets everything with the transaction: the same connection knows nobody afterwards', async () => {
    await as(carla, () => rows('select people.open_file($1, $2)', [mine.personId, 'è allo sportello']))
    await as(null, async () => {
      assert.equal(await count('people.persons'), 0)
      assert.equal(await count('appointments.appointments'), 0)
    })
  })

  it('lets no transaction in with the cookie of one and the tag of another, nor after signing out', async () => {
    const bruno = await house.as('bruno')
    const begun = async (session: string, tag: string) =>
      (await rows('select kind from delegations.begin($1, $2)', [sessionHash(session), tag]))[0]?.kind
    await as(null, async () => {
      assert.equal(await begun(ada.session, ada.tag), 'citizen')
      assert.equal(await begun(ada.session, bruno.tag), 'nobody')
      assert.equal(await count('people.persons'), 0, 'a failed begin takes away what an earlier one gave')
      assert.equal(await begun(bruno.session, ada.tag), 'nobody')
      await rows('select identity.close_session($1)', [sessionHash(ada.session)])
      assert.equal(await begun(ada.session, ada.tag), 'nobody')
    })
    assert.equal(await refused(app.query('select * from identity.sessions')), '42501')
  })
})
