import { strict as assert } from 'node:assert'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import type { AppointmentsView, BookingForm } from '../../src/modules/appointments/api.ts'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import type { Visitor } from './citizen.ts'
import {
  addressOf,
  arrive,
  chooseTime,
  confirm,
  expectConfirmed,
  giveContacts,
  giveReason,
  signedIn,
  takeEveryDesk,
  takeTime,
  titled,
} from './citizen.ts'

const appointmentsOf = async (visitor: Visitor): Promise<AppointmentsView['appointments']> => {
  const answer = await visitor.context.request.get(await addressOf(visitor, '/appointments'))
  return ((await answer.json()) as AppointmentsView).appointments
}

describe('When something goes wrong, nothing is lost', () => {
  let browser: Browser
  before(async () => {
    browser = await openBrowser()
  })
  after(() => browser.close())

  it('Bruno’s time is taken while he reads: he is offered the nearest three and loses no word', async () => {
    const bruno = await signedIn(browser, 'Bruno Esposito', 360)
    const { page } = bruno
    await chooseTime(page, { topic: /Malattia/, town: 'Roma', mode: 'In video' })
    await takeTime(page)
    await giveReason(page, 'Il certificato non risulta')
    await giveContacts(page)
    await titled(page, 'Controlla e conferma')

    let stolen: Partial<BookingForm> = {}
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/appointments')) stolen = request.postDataJSON()
    })
    // The first attempt is stopped on its way, only to learn exactly which time he wants.
    await page.route('**/api/my/*/appointments', (route) => route.abort(), { times: 4 })
    await page.getByRole('button', { name: 'Conferma l’appuntamento' }).click()
    await page.getByText('Non c’è collegamento a internet').waitFor()
    await expectAccessible(page)
    await page.unroute('**/api/my/*/appointments')

    await takeEveryDesk(browser, stolen)
    await page.getByRole('button', { name: 'Conferma l’appuntamento' }).click()
    await page.getByText('è stato appena preso da un’altra persona').waitFor()
    assert.equal(await page.locator('input[name="instead"]').count(), 3)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Prenota questo' }).click()
    await expectConfirmed(page)
    await page.getByText('Il certificato non risulta').waitFor()
  })

  it('Olena closes the browser in the middle and finds her booking again', async () => {
    const olena = await signedIn(browser, 'Olena Shevchuk', 360)
    await chooseTime(olena.page, { topic: /Lavoro domestico/, town: 'Roma', mode: 'Al telefono' })
    await takeTime(olena.page)
    await giveReason(olena.page, 'Contributi della badante')
    await titled(olena.page, 'Dove possiamo trovarti?')
    await olena.page.close()

    const page = await olena.context.newPage()
    await page.goto('/me')
    await page.getByRole('link', { name: 'Finisci la prenotazione che hai iniziato' }).click()
    await giveContacts(page)
    await page.getByText('Contributi della badante').waitFor()
    await confirm(page)
    await expectConfirmed(page)
  })

  it('Anna loses the network after sending: she tries again and has one appointment, not two', async () => {
    const anna = await signedIn(browser, 'Anna Kofler', 360)
    const { page } = anna
    await page.goto('/')
    await page.getByRole('button', { name: 'ITA' }).click()
    await chooseTime(page, { topic: /Maternità/, town: 'Roma', mode: 'Al telefono' })
    await takeTime(page)
    await giveReason(page, 'Congedo obbligatorio')
    await giveContacts(page)
    // The server books, and the answer never comes back.
    await page.route(
      '**/api/my/*/appointments',
      async (route) => {
        await route.fetch()
        await route.abort()
      },
      { times: 4 },
    )
    await page.getByRole('button', { name: 'Conferma l’appuntamento' }).click()
    await page.getByText('Non c’è collegamento a internet').waitFor()
    await page.unroute('**/api/my/*/appointments')
    await page.getByRole('button', { name: 'Conferma l’appuntamento' }).click()
    await expectConfirmed(page)
    const mine = (await appointmentsOf(anna)).filter((each) => each.reason === 'Congedo obbligatorio')
    assert.equal(mine.length, 1)
  })

  it('without a network a page shows what it last knew, says so once, and reads again by itself', async () => {
    const nino = await signedIn(browser, 'Nino Marin', 360)
    const { page, context } = nino
    await page.goto('/me')
    await page.getByRole('link', { name: 'Lingua e contatti' }).click()
    await titled(page, 'Lingua e contatti')
    await page.getByRole('radio').first().waitFor()
    await context.setOffline(true)
    await page.goBack()
    await titled(page, 'Ciao, Nino')
    const told = page.getByText('Non c’è collegamento', { exact: true })
    await told.waitFor()
    assert.equal(await told.count(), 1)
    await expectAccessible(page)
    await context.setOffline(false)
    await told.waitFor({ state: 'detached' })
  })

  it('a stranger who has the address of somebody’s appointment sees the sign-in, and then nothing', async () => {
    const salvatore = await arrive(browser, 'Salvatore Russo', 360)
    const { page } = salvatore
    await page.goto('/appointments/1')
    await titled(page, 'Accedi')
    await page.getByLabel('Cerca un nome').fill('Salvatore')
    await page.getByRole('button', { name: /Salvatore Russo/ }).click()
    await page.getByText('Questa pagina non c’è').waitFor()
    assert.equal(new URL(page.url()).pathname, '/appointments/1')
    await expectAccessible(page)
  })
})
