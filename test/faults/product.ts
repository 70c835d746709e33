import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { ListedMail } from '../../fakes/mail/messages.ts'
import type { ListedSms } from '../../fakes/sms/messages.ts'
import type { Child } from '../../scripts/local/child.ts'
import { keepRunning } from '../../scripts/local/child.ts'
import { freePort, pause } from '../../scripts/local/environment.ts'
import type { FakeAddresses } from '../../scripts/local/launch.ts'
import { startLocalPostgres } from '../../scripts/local/postgres.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { seedScene } from '../../src/seed.ts'

export type Victim = 'server' | 'worker' | 'database'

export type Product = {
  url: string
  databaseUrl: string
  /** behind the scenes, as the superuser; again and again while the database is away */
  look: <Row>(text: string, values?: unknown[]) => Promise<Row[]>
  mails: () => Promise<ListedMail[]>
  texts: () => Promise<ListedSms[]>
  /** kill -9, with nobody told */
  kill: (victim: Victim) => void
  close: () => Promise<void>
}

const READY_MS = 30_000
const AWAY_MS = 15_000
const root = join(import.meta.dirname, '../..')

/** The processes of the product as `npm start` keeps them running, on a database that flushes each commit to the disk; without the pages. */
export async function startProduct(scene: string): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-faults-'))
  const database = await startLocalPostgres({ dataDir: join(folder, 'postgres'), durable: true, database: 'sportello' })
  await migrate(database.url)
  await seedScene(database.url, scene)
  const pids: Record<string, number> = {}
  const child = (name: string, file: string, env: NodeJS.ProcessEnv): Child =>
    keepRunning({
      name,
      file: join(root, file),
      env: () => ({ ...process.env, ...env }),
      logFile: join(folder, `${name}.log`),
      say: () => {},
      onProcess: (pid) => {
        pids[name] = pid
      },
    })
  const fakes = child('fakes', 'fakes/serve.ts', {})
  const addresses = JSON.parse(await fakes.firstLine()) as FakeAddresses
  const port = await freePort()
  const env = {
    DATABASE_URL: database.url,
    PORT: String(port),
    SPORTELLO_ENV: 'development',
    SMTP_URL: addresses.mail.smtp,
    SMPP_URL: addresses.sms.smpp,
    NODE_ENV: 'production',
  }
  const server = child('server', 'src/server.ts', env)
  const worker = child('worker', 'src/worker.ts', env)
  const url = `http://127.0.0.1:${port}`
  await untilReady(url)
  const messages = async <Message>(page: string) => (await (await fetch(`${page}messages`)).json()) as Message[]
  return {
    url,
    databaseUrl: database.url,
    look: lookAt(database.url),
    mails: () => messages<ListedMail>(addresses.mail.page),
    texts: () => messages<ListedSms>(addresses.sms.page),
    kill(victim) {
      const postmaster = () =>
        Number(readFileSync(join(database.folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])
      process.kill(victim === 'database' ? postmaster() : (pids[victim] ?? 0), 'SIGKILL')
    },
    async close() {
      await Promise.all([server.stop(), worker.stop()])
      await fakes.stop(2000)
      await database.stop()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function untilReady(url: string): Promise<void> {
  for (const end = Date.now() + READY_MS; Date.now() < end; await pause(50)) {
    const answer = await fetch(`${url}/api/health/ready`).catch(() => null)
    if (answer?.status === 200) return
  }
  throw new Error('The product was not ready in time.')
}

function lookAt(databaseUrl: string): Product['look'] {
  return async <Row>(text: string, values?: unknown[]) => {
    for (const end = Date.now() + AWAY_MS; ; await pause(100)) {
      const client = new pg.Client({ connectionString: databaseUrl })
      client.on('error', () => {})
      try {
        await client.connect()
        return (await client.query(text, values)).rows as Row[]
      } catch (error) {
        if (Date.now() > end) throw error
      } finally {
        await client.end().catch(() => {})
      }
    }
  }
}
