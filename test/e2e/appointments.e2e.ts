import { strict as assert } from 'node:assert'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import {
  arrive,
  chooseTime,
  confirm,
  expectConfirmed,
  expectNoComplaints,
  giveContacts,
  giveReason,
  goOn,
  signedIn,
  takeTime,
  titled,
} from './citizen.ts'

describe('A citizen books', () => {
  let browser: Browser
  before(async () => {
    browser = await openBrowser()
  })
  after(() => browser.close())

  it('Ada books at the desk on her phone, moves it to a call, and cancels it', async () => {
    const ada = await signedIn(browser, 'Ada Marin', 360)
    const { page } = ada
    await chooseTime(page, { topic: /Estratto conto/, town: 'Roma', mode: 'Allo sportello' })
    const when = await takeTime(page, 1)
    await giveReason(page, 'Mancano due anni di contributi')
    await giveContacts(page)
    await page.getByText(when).waitFor()
    await confirm(page)
    await expectConfirmed(page)
    await page.getByText(when).first().waitFor()
    await page.getByRole('heading', { name: 'Che cosa portare' }).waitFor()

    await page.getByRole('link', { name: 'Cambia giorno o modo' }).click()
    await titled(page, 'Cambia l’appuntamento')
    await page.getByRole('radio', { name: 'Al telefono' }).check()
    await page.locator('input[name="startsAt"]').first().waitFor()
    await expectAccessible(page)
    await page.locator('input[name="startsAt"]').nth(3).check({ force: true })
    await page.getByRole('button', { name: 'Conferma il cambio' }).click()
    await expectConfirmed(page)
    await page.getByText('La parola di riconoscimento').waitFor()

    await page.getByRole('link', { name: 'Annulla l’appuntamento' }).click()
    await titled(page, 'Vuoi annullare l’appuntamento?')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Sì, annulla' }).click()
    await titled(page, 'Appuntamento annullato')
    await expectAccessible(page)
    await expectNoComplaints(ada)
  })

  it('Nino, who has only a landline, books a call on his daughter’s computer and hears the word', async () => {
    const nino = await signedIn(browser, 'Nino Marin', 1280)
    const { page } = nino
    await chooseTime(page, { topic: /Pensione ai superstiti/, town: 'Roma', mode: 'Al telefono' })
    await takeTime(page)
    await giveReason(page, 'È mancata mia sorella')
    await titled(page, 'Dove possiamo trovarti?')
    await page.getByLabel('Avvisa anche un’altra persona').check()
    await page.getByLabel('Nome della persona da avvisare').fill('Giulia Marin')
    await goOn(page)
    await page.getByText('C’è una cosa da correggere').waitFor()
    await expectAccessible(page)
    await page.getByLabel('Il suo telefono').fill('333 111 2222')
    await goOn(page)
    await titled(page, 'Controlla e conferma')
    await page.getByText('Giulia Marin').waitFor()
    await confirm(page)
    await expectConfirmed(page)
    await page.getByText('La parola di riconoscimento').waitFor()
    await expectNoComplaints(nino)
  })

  it('Giulia begins without signing in, picks a day in the calendar, and books a video meeting', async () => {
    const giulia = await arrive(browser, 'Giulia Marin', 360)
    const { page } = giulia
    await chooseTime(page, { topic: /Assegno unico/, town: 'Roma', mode: 'In video' })
    await page.getByRole('button', { name: 'Scegli un altro giorno' }).click()
    const day = page.locator('.day.is-free').nth(2)
    await day.click()
    await page.locator('input[name="startsAt"]').last().check({ force: true })
    await expectAccessible(page)
    await goOn(page)

    await titled(page, 'Accedi')
    await expectAccessible(page)
    await page.getByLabel('Cerca un nome').fill('Giulia')
    await page.getByRole('button', { name: /Giulia Marin/ }).click()

    await giveReason(page, 'È nato il secondo figlio')
    await giveContacts(page)
    await confirm(page)
    await expectConfirmed(page)
    await page.getByText('Ci vediamo in video').first().waitFor()
    await expectNoComplaints(giulia)
  })

  it('Who forgets an answer is told once at the top, with the focus, and beside the field', async () => {
    const maria = await signedIn(browser, 'Maria Popescu', 360)
    const { page } = maria
    await chooseTime(page, { topic: /ISEE/, town: 'Roma', mode: 'Al telefono' })
    await takeTime(page)
    await titled(page, 'Perché vuoi parlarci?')
    await goOn(page)
    const summary = page.getByRole('alert')
    await summary.waitFor()
    assert.equal(await summary.evaluate((element) => element === document.activeElement), true)
    await summary.getByRole('link').click()
    const reason = page.getByLabel('Il motivo, in poche parole')
    assert.equal(await reason.evaluate((element) => element === document.activeElement), true)
    assert.equal(await reason.getAttribute('aria-invalid'), 'true')
    await expectAccessible(page)
  })
})
