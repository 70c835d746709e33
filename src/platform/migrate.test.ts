import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { testServer } from '../../test/support/server.ts'
import { asRole, migrate, pendingMigrations } from './migrate.ts'

describe('migrations', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-migrations-'))
  const database = `migrate_${process.pid}`
  let url = ''
  let client: pg.Client

  const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql)
  const remove = (name: string) => rmSync(join(folder, name))
  async function onServer(sql: string): Promise<void> {
    const server = new pg.Client({ connectionString: await testServer() })
    await server.connect()
    await server.query(sql)
    await server.end()
  }

  before(async () => {
    await onServer(`create database ${database}`)
    const address = new URL(await testServer())
    address.pathname = `/${database}`
    url = address.href
    client = new pg.Client({ connectionString: url })
    await client.connect()
    write('0001_rooms.sql', 'create schema rooms; create table rooms.room (id int primary key);')
    write('0002_door.sql', '-- no transaction\ncreate index concurrently room_again on rooms.room (id)')
  })
  after(async () => {
    await client.end()
    await onServer(`drop database ${database} with (force)`)
    rmSync(folder, { recursive: true })
  })

  it('of a new database are all pending; then all are applied in order, and a second run finds nothing', async () => {
    assert.deepEqual(await pendingMigrations(client, folder), ['0001_rooms.sql', '0002_door.sql'])
    assert.deepEqual((await migrate(url, folder)).applied, ['0001_rooms.sql', '0002_door.sql'])
    assert.deepEqual((await migrate(url, folder)).applied, [])
    assert.deepEqual(await pendingMigrations(client, folder), [])
  })

  it('belong to the owner, not to the login that ran them', async () => {
    const { rows } = await client.query(`select tableowner from pg_tables where schemaname in ('rooms', 'platform')`)
    assert.deepEqual(new Set(rows.map((row) => row.tableowner)), new Set(['sportello_owner']))
  })

  it('leave the job queue to the worker, which owns it', async () => {
    const { rows } = await client.query(
      `select distinct tableowner from pg_tables where schemaname = 'graphile_worker'`,
    )
    assert.deepEqual(rows, [{ tableowner: 'sportello_worker' }])
  })

  it('that fail leave nothing behind and say where', async () => {
    write('0003_broken.sql', 'create table rooms.chair (id int);\nselect nonsense;')
    await assert.rejects(migrate(url, folder), /0003_broken\.sql failed at line 2: column "nonsense" does not exist/)
    const { rows } = await client.query(`select to_regclass('rooms.chair') as chair`)
    assert.equal(rows[0].chair, null)
    remove('0003_broken.sql')
  })

  it('that hide rows from the owner are refused, because the next one would change only a part in silence', async () => {
    write(
      '0003_secret.sql',
      'create table rooms.guest (name text); alter table rooms.guest force row level security, enable row level security;',
    )
    await assert.rejects(
      migrate(url, folder),
      /0003_secret\.sql failed: the owner would see only some rows of rooms\.guest/,
    )
    remove('0003_secret.sql')
  })

  it('give up soon when someone holds a lock, and say that nothing was changed', async () => {
    write('0003_wait.sql', `set local lock_timeout = '50ms'; alter table rooms.room add column size int;`)
    await client.query('begin; lock table rooms.room in access share mode')
    await assert.rejects(migrate(url, folder), /waited 5s for a lock; nothing was changed/)
    await client.query('rollback')
    remove('0003_wait.sql')
  })

  it('once applied may not be changed', async () => {
    write('0001_rooms.sql', 'create schema rooms;')
    await assert.rejects(
      migrate(url, folder),
      /0001_rooms\.sql was applied to this database and has been changed since/,
    )
    write('0001_rooms.sql', 'create schema rooms; create table rooms.room (id int primary key);')
  })

  it('may not slip in before one that is applied, nor share a number', async () => {
    write('0001_again.sql', 'select 1;')
    await assert.rejects(migrate(url, folder), /0001_again\.sql and 0001_rooms\.sql have the same number/)
    remove('0001_again.sql')
    write('0000_early.sql', 'select 1;')
    await assert.rejects(migrate(url, folder), /0000_early\.sql comes before 0002_door\.sql/)
    remove('0000_early.sql')
  })

  it('run by two at once are applied once', async () => {
    write('0003_window.sql', 'create table rooms.window (id int);')
    const both = await Promise.all([migrate(url, folder), migrate(url, folder)])
    assert.deepEqual(
      both.flatMap(({ applied }) => applied),
      ['0003_window.sql'],
    )
  })

  it('give each process a role that can do nothing more', async () => {
    const app = new pg.Client({ connectionString: asRole(url, 'sportello_app') })
    await app.connect()
    assert.equal((await app.query('select current_user::text as me')).rows[0].me, 'sportello_app')
    assert.deepEqual(await pendingMigrations(app, folder), [])
    await assert.rejects(app.query('select * from rooms.room'), /permission denied/)
    await app.end()
  })

  it('by a login that may not become the owner are refused with what an administrator has to do', async () => {
    await onServer(`create role plain_${process.pid} login password 'x'`)
    const address = new URL(url)
    Object.assign(address, { username: `plain_${process.pid}`, password: 'x' })
    await assert.rejects(
      migrate(address.href, folder),
      /can't become sportello_owner, .* Let an administrator run db\/roles\.sql/,
    )
    await onServer(
      `grant sportello_owner, sportello_app, sportello_worker, sportello_seed, sportello_backup to plain_${process.pid}`,
    )
    assert.deepEqual((await migrate(address.href, folder)).applied, [])
    await onServer(`drop role plain_${process.pid}`)
  })
})
