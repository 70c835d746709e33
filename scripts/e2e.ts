// npm run e2e [noun]: the whole product, used by named people in a real browser.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../test/support/browser.ts'
import { launch } from './local/launch.ts'
import { choose, closeWith, findFiles, runTests } from './local/tests.ts'
import { endWhenTold } from './local/word.ts'

const howTo = 'Install Chromium or Chrome (Debian, Ubuntu: apt-get install chromium), or set CHROMIUM to where it is.'

function installChromium(): void {
  const isDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0
  if (!isDebian) return
  console.log('Installing Chromium (Debian package) for the browser tests.')
  const stdio = ['ignore', 'ignore', 'inherit'] as const
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-q'], { stdio: [...stdio], env })
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { stdio: [...stdio], env })
}

if (!findChromium() && !process.env.CHROMIUM) installChromium()
const browser = findChromium()
if (!browser) {
  console.error(`No browser for the browser tests. ${howTo}`)
  process.exit(1)
}

const dataDir = mkdtempSync(join(tmpdir(), 'sportello-e2e-'))
// Root's PostgreSQL runs as another account, which must be able to pass through.
chmodSync(dataDir, 0o711)
process.env.SPORTELLO_DATA = dataDir
process.env.PORT = '0'
// The product under test gets a database of its own, whatever this shell has set up for something else.
delete process.env.DATABASE_URL
const product = launch((line) => console.log(line))
async function stop(): Promise<void> {
  await product.stop()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
}
endWhenTold(stop)

async function runAll(): Promise<number> {
  const { url, fakes } = await product.ready
  const env = {
    ...process.env,
    CHROMIUM: browser ?? '',
    BASE_URL: url,
    FAKES: JSON.stringify(fakes),
    SPORTELLO_CHILD: '',
  }
  const { files, pattern } = choose(findFiles(['test/e2e/**/*.e2e.ts']), process.argv.slice(2))
  return closeWith(await runTests({ files, isolation: 'process', concurrency: 1, pattern }, env))
}

const code = await runAll().catch((error: Error) => {
  console.error(error.message)
  return closeWith({ passed: 0, failed: 1 })
})
await stop()
process.exit(code)
