import { strict as assert } from 'node:assert'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { expectConfirmed, expectNoComplaints, signedIn, titled } from './citizen.ts'

const TABS_MOST = 80

/** What has the focus, as a screen reader would name it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null
    if (!element) return ''
    const label = element.labels?.[0]?.textContent ?? ''
    return `${element.getAttribute('aria-label') ?? ''} ${label} ${element.textContent ?? ''}`.trim()
  })

/** Presses Tab until the focus is on what is named; a person without a mouse has no other way. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let pressed = 0; pressed < TABS_MOST; pressed++) {
    await page.keyboard.press('Tab')
    if (name.test(await focused(page))) return
  }
  throw new Error(`${page.url()}: Tab never came to ${name}`)
}

async function pressOn(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

describe('A whole booking by keyboard alone', () => {
  let browser: Browser
  before(async () => {
    browser = await openBrowser()
  })
  after(() => browser.close())

  it('Mario books a call without touching the mouse, the calendar included', async () => {
    const mario = await signedIn(browser, 'Mario Rossi', 1280)
    const { page } = mario
    await page.goto('/')
    await titled(page, 'Prenota un appuntamento con noi')
    await page.keyboard.press('Tab')
    assert.match(await focused(page), /Vai al contenuto/)
    await page.keyboard.press('Enter')
    await pressOn(page, /Prenota un appuntamento/)

    await titled(page, 'Di che cosa hai bisogno?')
    await page.getByRole('link', { name: /Disoccupazione/ }).waitFor()
    await tabTo(page, /Cerca con parole tue/)
    await page.keyboard.type('ho perso il lavoro')
    await pressOn(page, /^Disoccupazione/)

    await titled(page, 'In quale sede?')
    await tabTo(page, /comune o la provincia/)
    await page.keyboard.type('Roma')
    await page.locator('.things a').first().waitFor()
    await pressOn(page, /Roma/)

    await titled(page, 'Come vuoi parlarci?')
    await tabTo(page, /Allo sportello/)
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    assert.match(await focused(page), /Al telefono/)
    await page.keyboard.press('Enter')

    await titled(page, 'Quando?')
    await page.locator('input[name="startsAt"]').first().waitFor()
    await pressOn(page, /Scegli un altro giorno/)
    await page.locator('.day.is-free').first().waitFor()
    await tabTo(page, /Mese successivo/)
    await page.keyboard.press('Tab')
    const first = await focused(page)
    await page.keyboard.press('PageDown')
    await page.waitForFunction((before) => document.activeElement?.getAttribute('aria-label') !== before, first)
    await page.keyboard.press('PageUp')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    assert.match(await focused(page), /orari? liber/)
    await page.keyboard.press('Enter')
    await page.locator('#field-startsAt-day').waitFor()
    await tabTo(page, /Mattina, \d/)
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')

    await titled(page, 'Perché vuoi parlarci?')
    await tabTo(page, /Il motivo/)
    await page.keyboard.type('Voglio sapere quando arriva il primo pagamento')
    await page.keyboard.press('Enter')

    await titled(page, 'Dove possiamo trovarti?')
    await tabTo(page, /Numero di telefono/)
    await page.keyboard.press('Enter')

    await titled(page, 'Controlla e conferma')
    await pressOn(page, /Conferma l’appuntamento/)
    await expectConfirmed(page)
    await expectNoComplaints(mario)
  })

  it('the focus is on the title after each navigation', async () => {
    const jan = await signedIn(browser, 'Jan Kowalski', 360)
    const { page } = jan
    await page.goto('/')
    await page.getByRole('main').getByRole('link', { name: 'Prenota un appuntamento' }).click()
    await titled(page, 'Di che cosa hai bisogno?')
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1')
    assert.match(await page.title(), /^Di che cosa hai bisogno\?/)
    await page.goBack()
    await titled(page, 'Prenota un appuntamento con noi')
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1')
  })
})
