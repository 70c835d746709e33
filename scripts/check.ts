// npm run check [words]: everything that a machine can tell about the repository without opening a browser, in one order, the
// quick and telling legs first. Each leg is one check; a leg that fails shows what it said.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { startTestServer } from '../test/support/server.ts'
import { closeWith } from './local/tests.ts'
import { endWhenTold } from './local/word.ts'

const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules/.bin', name)

type Leg = { name: string; asks: string; command: string[]; needsDatabase?: boolean }

const script = (name: string, ...args: string[]) => [process.execPath, join(import.meta.dirname, `${name}.ts`), ...args]

const LEGS: Leg[] = [
  { name: 'style', asks: 'formatted and linted', command: [bin('biome'), 'check', '--error-on-warnings', '.'] },
  { name: 'types', asks: 'the types agree', command: [bin('tsc'), '--noEmit', '--pretty', 'false'] },
  { name: 'modules', asks: 'the order of the modules holds', command: script('check-modules') },
  { name: 'sizes', asks: 'nothing grew too long', command: script('check-sizes') },
  {
    name: 'unused',
    asks: 'nothing lies about that nobody uses',
    command: [bin('knip'), '--no-progress', '--include', 'files,exports,types,unlisted,unresolved'],
  },
  { name: 'texts', asks: 'texts are whole, used and plain', command: script('check-texts') },
  { name: 'docs', asks: 'documents point to what is there', command: script('check-docs') },
  {
    name: 'schema',
    asks: 'db/schema.sql tells the truth',
    command: script('dump-schema', '--check'),
    needsDatabase: true,
  },
  { name: 'retention', asks: 'every table is guarded and dated', command: script('check-schema'), needsDatabase: true },
  {
    name: 'api',
    asks: 'docs/openapi.json tells the truth',
    command: script('write-openapi', '--check'),
    needsDatabase: true,
  },
  { name: 'weight', asks: 'the first visit is light', command: script('check-weight') },
]

type Heard = { code: number; text: string; seconds: number }

function run(command: string[], env: NodeJS.ProcessEnv): Promise<Heard> {
  const [file = '', ...args] = command
  const began = performance.now()
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    const hear = (chunk: Buffer) => {
      text += chunk.toString('utf8')
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    const end = (code: number) => resolve({ code, text: text.trim(), seconds: (performance.now() - began) / 1000 })
    child.on('error', (error) => {
      text += error.message
      end(1)
    })
    child.on('close', (code) => end(code ?? 1))
  })
}

async function main(): Promise<number> {
  const words = process.argv.slice(2)
  const legs = words.length === 0 ? LEGS : LEGS.filter((leg) => words.includes(leg.name))
  if (legs.length === 0) {
    console.error(`The checks are: ${LEGS.map((leg) => leg.name).join(', ')}.`)
    return 1
  }
  const server = legs.some((leg) => leg.needsDatabase) ? await startTestServer() : null
  if (server) endWhenTold(server.stop)
  const env = { ...process.env, SPORTELLO_TEST_SERVER: server?.url, SPORTELLO_CHILD: '', FORCE_COLOR: '0' }
  const failed: string[] = []
  for (const leg of legs) {
    const { code, text, seconds } = await run(leg.command, env)
    const verdict = code === 0 ? 'ok  ' : 'FAIL'
    console.log(`${verdict} ${leg.name.padEnd(10)} ${seconds.toFixed(1).padStart(5)} s  ${leg.asks}`)
    if (code !== 0) failed.push(leg.name)
    if (code !== 0) console.log(text.replace(/^/gm, '     '))
    else if (leg.name === 'texts') console.log(text.replace(/^/gm, '     '))
  }
  await server?.stop()
  return closeWith({ passed: legs.length - failed.length, failed: failed.length })
}

process.exit(await main())
