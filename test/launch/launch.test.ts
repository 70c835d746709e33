import assert from 'node:assert/strict'
import { chownSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import type { Server } from 'node:net'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { after, afterEach, before, describe, it } from 'node:test'
import { freePort } from '../../scripts/local/environment.ts'
import { freshDatabase } from '../support/database.ts'
import type { Run } from './product.ts'
import { childrenOf, copyCheckout, hasEnded, killUnfinished, leftOver, processesWith, startProduct } from './product.ts'

const stopMs = 10_000
const hostile: NodeJS.ProcessEnv = {
  LC_ALL: 'xx_YY.nonsense',
  LANG: 'tr_TR.UTF-8',
  LANGUAGE: 'ar',
  TZ: 'Pacific/Kiritimati',
  PGHOST: 'nowhere.invalid',
  PGPORT: '1',
  PGDATABASE: 'nothing',
  PGUSER: 'nobody',
  PGPASSWORD: 'wrong',
  PGDATA: '/nonexistent',
  PGOPTIONS: '-c search_path=nowhere -c role=nobody',
  PGSSLMODE: 'require',
}

describe('npm start', { skip: process.platform !== 'linux' && 'looks at processes as Linux shows them' }, () => {
  const { copy, remove } = copyCheckout()
  const dataDir = join(copy, '.data')
  let port = ''
  let squatter: Server

  async function assertAnswers(run: Run): Promise<void> {
    assert.equal((await fetch(`${run.url}/api/health/ready`)).status, 200)
    const front = await fetch(`${run.url}/`)
    assert.equal(front.status, 200)
    assert.match(front.headers.get('content-type') ?? '', /text\/html/)
  }

  async function assertStops(run: Run): Promise<void> {
    const askedAt = Date.now()
    run.kill('SIGTERM')
    assert.equal(await run.ended, 0)
    assert.ok(Date.now() - askedAt < stopMs, `it took ${Date.now() - askedAt} ms to stop`)
    assert.deepEqual(processesWith(dirname(copy)), [])
  }

  before(async () => {
    port = String(await freePort())
    squatter = createServer()
    // When somebody has the usual port already, that serves as well.
    await new Promise<void>((done) => {
      squatter.once('error', () => done()).listen(4500, '127.0.0.1', done)
    })
  })
  // What a failed test leaves running must not fail the next one as well.
  afterEach(async () => {
    killUnfinished()
    await leftOver(dirname(copy), stopMs)
  })
  after(async () => {
    squatter.close()
    remove()
  })

  it('works from a new clone in a folder with spaces, with a hostile locale, misleading PG* variables and the usual port taken', async () => {
    const run = await startProduct({ copy, env: hostile })
    assert.notEqual(new URL(run.url).port, '4500')
    assert.match(run.said(), /Port 4500 is taken, so this time it is \d+\./)
    await assertAnswers(run)
    await assertStops(run)
  })

  it('tells where everything is and whom to sign in as, before it says that it is ready', async () => {
    const run = await startProduct({ copy, env: { PORT: port } })
    assert.equal(run.url, `http://127.0.0.1:${port}`)
    const [before = ''] = run.said().split('\nready ')
    for (const place of [
      'Citizens',
      'Officers',
      'E-mails that were sent',
      'SMS that were sent',
      '/dev/people',
      'Sign in as',
    ])
      assert.ok(before.includes(place), `${place} is not in:\n${before}`)
    await assertStops(run)
  })

  it('keeps its secret to itself, and the same one from start to start', async () => {
    const secret = readFileSync(join(dataDir, 'secret'), 'utf8')
    assert.ok(secret.length >= 32)
    assert.equal(statSync(join(dataDir, 'secret')).mode & 0o777, 0o600)
    const run = await startProduct({ copy, env: { PORT: port } })
    assert.equal(readFileSync(join(dataDir, 'secret'), 'utf8'), secret)
    await assert.rejects(startProduct({ copy }), /Sportello already runs on .*\.data \(process \d+\)/)
    await assertAnswers(run)
    await assertStops(run)
  })

  it('after kill -9 leaves no process behind, and starts again at once on the same port and data', async () => {
    const killed = await startProduct({ copy, env: { PORT: port } })
    const [launcher = 0] = childrenOf(killed.pid)
    killed.kill('SIGKILL')
    const again = await startProduct({ copy, env: { PORT: port } })
    await assertAnswers(again)
    assert.ok(await hasEnded(launcher, 2000), 'what the killed command had started still runs')

    const [inner = 0] = childrenOf(again.pid)
    process.kill(inner, 'SIGKILL')
    assert.equal(await again.ended, 128 + 9)
    assert.deepEqual(await leftOver(dirname(copy), stopMs), [])
  })

  it('says in one sentence that a port asked for is taken, and leaves nothing running', async () => {
    await assert.rejects(startProduct({ copy, env: { PORT: '4500' } }), /Port 4500 is taken\. Set PORT to another one/)
    assert.deepEqual(processesWith(dirname(copy)), [])
  })

  it('uses the database of DATABASE_URL and starts none of its own', async () => {
    const database = await freshDatabase({ name: 'launch' })
    const ownDir = join(copy, '.data-of-database-url')
    const run = await startProduct({ copy, env: { PORT: port, DATABASE_URL: database.url, SPORTELLO_DATA: ownDir } })
    await assertAnswers(run)
    assert.ok(!existsSync(join(ownDir, 'postgres')))
    await assertStops(run)
    await database.drop()
  })

  it('runs for somebody who is not root', {
    skip: process.getuid?.() !== 0 && 'all of these tests already run so',
  }, async () => {
    const nobody =
      readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .find((line) => line.startsWith('nobody:'))
        ?.split(':') ?? []
    const account = { uid: Number(nobody[2]), gid: Number(nobody[3]) }
    const ownDir = join(dirname(copy), 'data of nobody')
    mkdirSync(ownDir)
    chownSync(ownDir, account.uid, account.gid)
    const run = await startProduct({ copy, account, env: { PORT: port, SPORTELLO_DATA: ownDir, HOME: '/nonexistent' } })
    await assertAnswers(run)
    assert.equal(statSync(join(ownDir, 'postgres/cluster')).uid, account.uid)
    await assertStops(run)
  })
})
