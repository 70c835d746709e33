// npm run screenshots: the whole product on an empty folder, used by named people, and a picture of every page and state in
// docs/screens, at 360 and at 1280 px. Look at them before calling a page done.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { goBackToToday, goToWorkday } from '../test/e2e/officer.ts'
import { openBrowser } from '../test/support/browser.ts'
import { launch } from './local/launch.ts'
import { endWhenTold } from './local/word.ts'
import { openCamera, WIDTHS } from './screens/camera.ts'
import { shootCitizen } from './screens/citizen.ts'
import { shootOfficer } from './screens/officer.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'sportello-screens-'))
// Root's PostgreSQL runs as another account, which must be able to pass through.
chmodSync(dataDir, 0o711)
process.env.SPORTELLO_DATA = dataDir
process.env.PORT = '0'
delete process.env.DATABASE_URL

const product = launch((line) => console.log(line))
async function stop(): Promise<void> {
  await product.stop()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
}
endWhenTold(stop)

async function shootAll(): Promise<void> {
  const { url } = await product.ready
  process.env.BASE_URL = url
  const browser = await openBrowser()
  try {
    const camera = openCamera(join(import.meta.dirname, '../docs/screens'))
    for (const width of WIDTHS) await shootCitizen(camera, browser, width)
    const day = await goToWorkday(browser)
    for (const width of WIDTHS) await shootOfficer(camera, browser, width, day)
    await goBackToToday(browser)
    console.log(`${camera.taken.length} pictures in docs/screens`)
  } finally {
    await browser.close()
  }
}

const failed = await shootAll().then(
  () => false,
  (error: Error) => {
    console.error(error.stack)
    return true
  },
)
await stop()
process.exit(failed ? 1 : 0)
