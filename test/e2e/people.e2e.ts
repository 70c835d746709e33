import { strict as assert } from 'node:assert'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { arrive, expectNoComplaints, signedIn, titled } from './citizen.ts'

describe('One’s own area', () => {
  let browser: Browser
  before(async () => {
    browser = await openBrowser()
  })
  after(() => browser.close())

  for (const width of [360, 1280]) {
    it(`Suryani, who has nothing yet, is shown the next best thing (${width} px)`, async () => {
      const suryani = await signedIn(browser, 'Suryani', width)
      const { page } = suryani
      await page.goto('/me')
      await page.getByText(/Non hai appuntamenti|You have no appointments/).waitFor()
      await expectAccessible(page)
      await page.goto('/notices')
      await page.getByText(/Non hai ricevuto avvisi|You have no notices/).waitFor()
      await expectAccessible(page)
      await page.goto('/me/settings')
      await page.getByRole('radio').first().waitFor()
      await expectAccessible(page)
      await expectNoComplaints(suryani)
    })
  }

  it('Salvatore reads in English and the choice stays with him on another device', async () => {
    const salvatore = await signedIn(browser, 'Salvatore Russo')
    const { page } = salvatore
    await page.goto('/me/settings')
    await page.getByRole('radio', { name: 'English' }).check()
    await page.getByRole('button', { name: 'Salva la lingua' }).click()
    await page.getByRole('button', { name: 'Save the language' }).waitFor()
    assert.equal(await page.getAttribute('html', 'lang'), 'en')
    await expectAccessible(page)

    const elsewhere = await signedIn(browser, 'Salvatore Russo')
    await elsewhere.page.goto('/me')
    await titled(elsewhere.page, 'Hello, Salvatore')
  })

  it('every page for anyone is open to all, wide and narrow, in both languages', async () => {
    for (const width of [360, 1280]) {
      const visitor = await arrive(browser, 'anyone', width)
      const { page } = visitor
      for (const path of ['/', '/sign-in', '/accessibility', '/privacy', '/dev/parts']) {
        await page.goto(path)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForLoadState('networkidle')
        await expectAccessible(page)
      }
      await page.goto('/not-a-page')
      await titled(page, 'Questa pagina non c’è')
      await expectAccessible(page)
      await page.getByRole('button', { name: 'ENG' }).click()
      await titled(page, 'This page is not here')
      await expectNoComplaints(visitor)
    }
  })

  it('signing out leaves nothing behind on a shared computer', async () => {
    const maria = await signedIn(browser, 'Maria Popescu', 1280)
    const { page } = maria
    await page.goto('/me')
    await titled(page, 'Ciao, Maria')
    await page.getByRole('button', { name: 'Esci' }).click()
    await titled(page, /Accedi|Prenota un appuntamento/)
    await page.goto('/me')
    await titled(page, 'Accedi')
    assert.equal(await page.getByText('Ciao, Maria').count(), 0)
    assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0])
  })
})
