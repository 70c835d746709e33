import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { FreshDatabase } from '../test/support/database.ts'
import { freshDatabase } from '../test/support/database.ts'
import { runCommand } from './cli.ts'
import { openGround } from './ground.ts'
import { readConfig } from './platform/config.ts'
import type { Db } from './platform/db.ts'
import { openDb } from './platform/db.ts'
import type { App } from './platform/http.ts'
import { openServer } from './server.ts'

const PASSWORD = 'quattro gatti sul tetto'

describe('a new installation', () => {
  let database: FreshDatabase
  let db: Db
  let app: App

  before(async () => {
    database = await freshDatabase({ name: 'cli' })
    const config = readConfig({ SPORTELLO_ENV: 'test', DATABASE_URL: database.url })
    db = openDb(database.url, 'sportello_app', 4)
    app = await openServer(openGround(config, db, 'test'))
  })
  after(async () => {
    await app.close()
    await db.close()
    await database.drop()
  })

  const run = (...words: string[]) => runCommand(database.url, words)
  const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload })
  const wordIn = (said: string) => /\/officer\/invitation#(\S+) /.exec(said)?.[1] ?? assert.fail(said)

  it('tells what may be typed when nothing was, and when it makes no sense', async () => {
    assert.match(await run(), /staff first <username>/)
    await assert.rejects(run('staff', 'first'), /staff first <username>/)
    await assert.rejects(run('offices', 'burn'), /staff first <username>/)
  })

  it('has nobody until a command invites Nora, its first administrator', async () => {
    assert.equal((await post('/api/staff-session', { username: 'nora', password: PASSWORD })).statusCode, 401)
    await assert.rejects(run('staff', 'first', 'Nora!', 'Nora', 'Galli'), /A username begins with a small letter/)
    const invitation = wordIn(await run('staff', 'first', 'nora', 'Nora', 'Galli'))

    const weak = await post('/api/staff-password', { invitation, password: 'aaaaaaaaaaaaaa' })
    assert.equal(weak.json().code, 'password-weak')
    const chosen = await post('/api/staff-password', { invitation, password: PASSWORD })
    assert.deepEqual([chosen.statusCode, chosen.json()], [200, { username: 'nora' }])

    const wrong = await post('/api/staff-session', { username: 'nora', password: `${PASSWORD}!` })
    assert.equal(wrong.json().code, 'sign-in-wrong')
    const signedIn = await post('/api/staff-session', { username: 'Nora', password: PASSWORD })
    assert.equal(signedIn.statusCode, 200)
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
    const seen = await app.inject({ method: 'POST', url: '/api/session', payload: {}, headers: { cookie } })
    const { kind, givenName, role, method } = seen.json()
    assert.deepEqual(
      { kind, givenName, role, method },
      { kind: 'staff', givenName: 'Nora', role: 'administrator', method: 'password' },
    )

    const again = await post('/api/staff-password', { invitation, password: 'cinque topi in cantina' })
    assert.equal(again.json().code, 'invitation-over')
  })

  it('has one first administrator: the command refuses a second time', async () => {
    await assert.rejects(run('staff', 'first', 'vera', 'Vera', 'Longo'), /There is an administrator already/)
    assert.equal((await post('/api/staff-session', { username: 'vera', password: PASSWORD })).statusCode, 401)
  })

  it('invites whoever else is to work there, and says what is wrong', async () => {
    wordIn(await run('staff', 'invite', 'vera', 'Vera', 'Longo', 'director'))
    await assert.rejects(run('staff', 'invite', 'vera', 'Vera', 'Longo', 'director'), /The username vera is taken/)
    await assert.rejects(run('staff', 'invite', 'piero', 'Piero', 'Riva', 'king'), /The roles are receptionist/)
    await assert.rejects(
      run('staff', 'invite', 'piero', 'Piero', 'Riva', 'officer'),
      /serve in an office: add its code/,
    )
    await assert.rejects(
      run('staff', 'invite', 'piero', 'Piero', 'Riva', 'officer', 'XX-99'),
      /There is no office XX-99/,
    )
  })

  it('lets an invitation end after two days', async () => {
    const invitation = wordIn(await run('staff', 'invite', 'piero', 'Piero', 'Riva', 'director'))
    const seed = openDb(database.url, 'sportello_seed', 1)
    await seed.pool.query(`insert into platform.clock (shift) values ('49 hours')`)
    await seed.close()
    const late = await post('/api/staff-password', { invitation, password: PASSWORD })
    assert.equal(late.json().code, 'invitation-over')
  })
})
