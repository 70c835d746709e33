import { existsSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { chromium } from 'playwright-core'

export interface PersonOptions {
  width?: number
  height?: number
  locale?: string
}

/** One person before one screen: own cookies, own storage. */
export interface Person {
  page: Page
  context: BrowserContext
  /** What the browser had to complain about so far: errors of scripts and on the console. */
  complaints: string[]
}

const candidates = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** As Italian law (and EN 301 549) counts it: WCAG 2.2, levels A and AA. */
const accessibilityTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A camera and a microphone that need no hardware and no click, and calls that work where the only network is loopback.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
]

/** Where a Chromium is, or null. */
export function findChromium(): string | null {
  const chosen = process.env.CHROMIUM
  if (chosen) return existsSync(chosen) ? chosen : null
  return candidates.find((path) => existsSync(path)) ?? null
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath)
    throw new Error('No Chromium here. `npm run e2e` installs it where it may, and else says what to install.')
  return chromium.launch({ executablePath, args: flags })
}

/** Opens no page yet; addresses may be relative to BASE_URL, where `npm run e2e` runs the product. */
export async function newPerson(browser: Browser, options: PersonOptions = {}): Promise<Person> {
  const { width = 360, height = 740, locale = 'it-IT' } = options
  const context = await browser.newContext({
    baseURL: process.env.BASE_URL,
    viewport: { width, height },
    locale,
    // Dates on a page must be right for a person whose computer is set to Rome and tested by one that is not.
    timezoneId: 'Europe/Rome',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return { page, context, complaints }
}

/** Fails with a sentence for each violation: the rule, where, and what is wrong there. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(accessibilityTags).analyze()
  if (violations.length === 0) return
  const sentences = violations.flatMap((violation) =>
    violation.nodes.map((node) => {
      const wrong = (node.failureSummary ?? '').replace(/\s*\n\s*/g, ' ')
      return `- ${violation.help} (${violation.id}, ${violation.impact})\n  ${node.target.join(' ')}\n  ${node.html.slice(0, 200)}\n  ${wrong}`
    }),
  )
  const size = page.viewportSize()
  throw new Error(`${page.url()} at ${size?.width}×${size?.height} is not accessible:\n${sentences.join('\n')}`)
}
