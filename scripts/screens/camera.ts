import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { withFewColours } from './palette.ts'

/** The two widths at which every page is looked at: an old phone, and a desk. */
export const WIDTHS = [360, 1280] as const

/** What a picture in the repository may weigh; a longer page is cut to what one screen shows. */
const BYTES_MAX = 150_000

export type Camera = { folder: string; taken: string[] }

/** The old pictures go first, so that none stays of a page that is no more. */
export function openCamera(folder: string): Camera {
  mkdirSync(folder, { recursive: true })
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.png'))) rmSync(join(folder, file))
  return { folder, taken: [] }
}

/** docs/screens/<page>-<state>-<width>.png, once nothing moves any more. */
export async function shoot(camera: Camera, page: Page, name: string): Promise<void> {
  const width = page.viewportSize()?.width ?? 0
  await page.waitForTimeout(250)
  const file = join(camera.folder, `${name}-${width}.png`)
  const picture = withFewColours(await page.screenshot({ fullPage: true }))
  writeFileSync(file, picture.length <= BYTES_MAX ? picture : withFewColours(await page.screenshot()))
  const kilobytes = Math.round(statSync(file).size / 1024)
  console.log(`${String(kilobytes).padStart(5)} KB  ${name}-${width}.png`)
  camera.taken.push(file)
}
