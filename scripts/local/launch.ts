import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { migrate } from '../../src/platform/migrate.ts'
import { isSeeded, seedScene } from '../../src/seed.ts'
import type { Child } from './child.ts'
import { keepRunning } from './child.ts'
import { forgetServerVariables, freePort, isPortFree, pause } from './environment.ts'
import { startLocalPostgres } from './postgres.ts'
import type { RunningMark } from './running.ts'
import { markRunning } from './running.ts'

export interface FakeAddresses {
  mail: { smtp: string; page: string }
  sms: { smpp: string; gateway: string; page: string }
}

export interface Launched {
  url: string
  fakes: FakeAddresses
  logs: string
  /** The named processes again, with the code as it is now. */
  restart(names: ('server' | 'worker' | 'fakes')[]): Promise<void>
}

type Say = (line: string) => void
type Undo = () => Promise<void> | void

const root = join(import.meta.dirname, '../..')
const defaultPort = 4500
const readyMs = 60_000
const failuresMax = 3
const scene = 'quiet-tuesday'

function dataFolder(): string {
  const folder = resolve(process.env.SPORTELLO_DATA || join(root, '.data'))
  try {
    mkdirSync(join(folder, 'logs'), { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new Error(
      `The data folder ${folder} can't be written (${(error as Error).message}). Set SPORTELLO_DATA to a folder of your own.`,
    )
  }
  return folder
}

/** PORT when given; else the usual one, or a free one when somebody else has that. */
async function choosePort(say: Say): Promise<number> {
  const given = process.env.PORT
  if (given) {
    const port = Number(given)
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT=${given} is not a port number.`)
    if (!(await isPortFree(port)))
      throw new Error(`Port ${port} is taken. Set PORT to another one, or leave it out and a free one is found.`)
    return port || freePort()
  }
  if (await isPortFree(defaultPort)) return defaultPort
  const port = await freePort()
  say(`Port ${defaultPort} is taken, so this time it is ${port}.`)
  return port
}

/** Made once and kept: with a new secret, everyone would be signed out and every admission code would change. */
function secretOf(dataDir: string): string {
  const file = join(dataDir, 'secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8').trim()
}

interface Household {
  dataDir: string
  mark: RunningMark
  say: Say
  undo: Undo[]
}

async function openDatabase({ dataDir, say, undo }: Household): Promise<string> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL
  forgetServerVariables()
  const folder = join(dataDir, 'postgres')
  const server = await startLocalPostgres({ dataDir: folder, durable: true, database: 'sportello' })
  if (server.folder !== folder)
    say(`Database: it lives in ${server.folder}, because the account that PostgreSQL runs as can't enter ${dataDir}.`)
  undo.push(server.stop)
  return server.url
}

async function fillDatabase(url: string, say: Say): Promise<void> {
  const { applied } = await migrate(url)
  if (applied.length > 0) say(`Database: ${applied.length} migration${applied.length === 1 ? '' : 's'} applied.`)
  if (await isSeeded(url)) return
  say(`Database: filling it with the scene "${scene}"; everyone in it is invented.`)
  await seedScene(url, scene)
}

function child(house: Household, name: string, file: string, env: () => NodeJS.ProcessEnv): Child {
  return keepRunning({
    name,
    file: join(root, file),
    env,
    logFile: join(house.dataDir, 'logs', `${name}.log`),
    say: house.say,
    onProcess: (pid) => house.mark.add(name, pid),
  })
}

/** After the first start they keep their ports, so that whoever knows their addresses need not be told again. */
async function startFakes(house: Household): Promise<{ fakes: Child; addresses: FakeAddresses }> {
  let ports: NodeJS.ProcessEnv = {}
  const fakes = child(house, 'fakes', 'fakes/serve.ts', () => ({ ...process.env, ...ports }))
  house.undo.push(() => fakes.stop(2000))
  const addresses = JSON.parse(await fakes.firstLine()) as FakeAddresses
  const portOf = (url: string) => new URL(url).port
  ports = {
    FAKE_MAIL_SMTP_PORT: portOf(addresses.mail.smtp),
    FAKE_MAIL_PAGE_PORT: portOf(addresses.mail.page),
    FAKE_SMS_SMPP_PORT: portOf(addresses.sms.smpp),
    FAKE_SMS_PAGE_PORT: portOf(addresses.sms.page),
  }
  return { fakes, addresses }
}

async function askReady(url: string): Promise<{ ready: boolean; answer: string }> {
  try {
    const response = await fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(2000) })
    return { ready: response.status === 200, answer: `${response.status} ${await response.text()}` }
  } catch (error) {
    return { ready: false, answer: String((error as Error).cause ?? error) }
  }
}

async function waitUntilReady(url: string, processes: Record<string, Child>): Promise<void> {
  const until = Date.now() + readyMs
  for (;;) {
    const { ready, answer } = await askReady(url)
    if (ready) return
    const broken = Object.values(processes).some((one) => one.failures() >= failuresMax)
    if (broken || Date.now() > until) {
      const words = Object.entries(processes).map(([name, one]) => `The ${name} said last:\n${one.lastWords()}`)
      throw new Error(`Sportello did not become ready (${answer}).\n${words.join('\n')}`)
    }
    await pause(50)
  }
}

/** As Promise.all, but when one fails the others are awaited too: nothing is taken away from under work that still goes on. */
async function together<T extends unknown[]>(work: [...{ [K in keyof T]: Promise<T[K]> }]): Promise<T> {
  await Promise.allSettled(work)
  return Promise.all(work) as Promise<T>
}

async function start(house: Household): Promise<Launched> {
  const port = await choosePort(house.say)
  const [databaseUrl, { fakes, addresses }] = await together([
    openDatabase(house).then(async (url) => {
      await fillDatabase(url, house.say)
      return url
    }),
    startFakes(house),
    // Imported only now: the bundler takes longer to load than everything else here, and the database need not wait for it.
    import('../build.ts').then(({ buildPages }) => buildPages()),
  ])
  const env = (): NodeJS.ProcessEnv => ({
    ...process.env,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    HOST: '127.0.0.1',
    SPORTELLO_ENV: 'development',
    SPORTELLO_DATA: house.dataDir,
    SPORTELLO_SECRET: secretOf(house.dataDir),
    SMTP_URL: addresses.mail.smtp,
    SMPP_URL: addresses.sms.smpp,
    FAKES: JSON.stringify(addresses),
    NODE_ENV: 'production',
  })
  const children = {
    fakes,
    server: child(house, 'server', 'src/server.ts', env),
    worker: child(house, 'worker', 'src/worker.ts', env),
  }
  house.undo.push(async () => {
    await Promise.all([children.server.stop(), children.worker.stop()])
  })
  const url = `http://127.0.0.1:${port}`
  const logs = join(house.dataDir, 'logs')
  await waitUntilReady(url, { server: children.server, worker: children.worker })
  return {
    url,
    fakes: addresses,
    logs,
    async restart(names) {
      await Promise.all(names.map((name) => children[name].restart()))
    },
  }
}

/**
 * The whole product on this machine: database, pages, the outside parties that development fakes, server and worker.
 * `stop` may be called at any moment, also while it is still starting; it ends everything in the opposite order.
 */
export function launch(say: Say): { ready: Promise<Launched>; stop(): Promise<void> } {
  const undo: Undo[] = []
  const ready = (async () => {
    const dataDir = dataFolder()
    const mark = await markRunning(dataDir)
    undo.push(mark.remove)
    return start({ dataDir, mark, say, undo })
  })()
  return {
    ready,
    async stop() {
      // Whatever was still starting loses its database now, and that is no news to anyone.
      ready.catch(() => {})
      process.on('uncaughtException', () => {})
      for (let step = undo.pop(); step; step = undo.pop()) await step()
    },
  }
}
