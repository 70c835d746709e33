import { strict as assert } from 'node:assert'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { expectAccessible, newPerson, openBrowser } from '../support/browser.ts'
import { atTheDesk, booked, expectNoComplaints, goBackToToday, goToWorkday, openBySearch } from './officer.ts'

// nobody else of these tests books for Lin: two bookings of one person at one time are refused
const LIN = 'LNIWEI85B20Z210E'
const ANNA = 'KFLNNA62E48A952U'
const MARIA = 'PPSMRA71T41Z129E'

/** The message leaves behind the booking, so the officer asks again until it has arrived. */
async function expectDelivered(page: Page): Promise<void> {
  const arrived = page.locator('.around').getByText('Arrivato')
  for (let tries = 0; tries < 40 && (await arrived.count()) === 0; tries++) {
    await page.getByRole('button', { name: 'Aggiorna' }).click()
    await page.waitForTimeout(500)
  }
  assert.notEqual(await arrived.count(), 0, 'no message has arrived after twenty seconds')
}

describe('An officer books, moves and looks ahead', () => {
  let browser: Browser
  let day: string
  before(async () => {
    browser = await openBrowser()
    day = await goToWorkday(browser)
  })
  after(async () => {
    await goBackToToday(browser)
    await browser.close()
  })

  for (const width of [1280, 360]) {
    it(`Carla comes in by the development door; a wrong password is told (${width} px)`, async () => {
      const person = await newPerson(browser, { width })
      const { page } = person
      await page.goto('/officer/week')
      await page.getByRole('heading', { level: 1, name: 'Accesso degli operatori' }).waitFor()
      await page.getByRole('button', { name: 'Accedi' }).click()
      await page.getByText('Ci sono 2 cose da correggere').waitFor()
      await expectAccessible(page)
      await page.getByLabel('Nome utente').fill('carla.bianchi')
      await page.getByLabel('Password').fill('not the password')
      await page.getByRole('button', { name: 'Accedi' }).click()
      await page.getByText('Nome utente o password non giusti').waitFor()
      await expectAccessible(page)
      await page.getByRole('button', { name: /Carla Bianchi/ }).click()
      await page.getByRole('heading', { level: 1, name: 'La settimana degli sportelli' }).waitFor()
      await page.getByRole('button', { name: 'Esci' }).click()
      await page.getByRole('heading', { level: 1, name: 'Accesso degli operatori' }).waitFor()
    })
  }

  it('an invitation that is over says so and does not stay in the address', async () => {
    const { page } = await newPerson(browser)
    await page.goto(`/officer/invitation#${'word'.repeat(8)}`)
    await page.getByLabel('Nuova password').fill('corta')
    assert.equal(new URL(page.url()).hash, '')
    await page.getByRole('button', { name: 'Salva la password' }).click()
    await page.getByText('C’è una cosa da correggere').waitFor()
    await page.getByLabel('Nuova password').fill('quattro cavalli verdi')
    await page.getByRole('button', { name: 'Salva la password' }).click()
    await page.getByText('Questo invito non vale più').waitFor()
    await expectAccessible(page)
  })

  for (const width of [1280, 360]) {
    it(`Carla books for who stands at the desk, and sees that the SMS has arrived (${width} px)`, async () => {
      const carla = await atTheDesk(browser, 'Carla Bianchi', width)
      const { page } = carla
      await page.goto('/officer/book')
      await page.getByLabel('Codice fiscale').fill(width === 360 ? ANNA : LIN.toLowerCase())
      await expectAccessible(page)
      await page.keyboard.press('Enter')
      await page.getByRole('combobox', { name: 'Argomento' }).fill(width === 360 ? 'isee' : 'naspi')
      await page.keyboard.press('Enter')
      await page.getByRole('radio', { name: 'Allo sportello' }).check()
      await page.locator('.time input').first().waitFor()
      await page.getByRole('button', { name: 'Prenota', exact: true }).click()
      await page.getByText('Ci sono 2 cose da correggere').waitFor()
      await expectAccessible(page)
      await page.locator('.time input').first().check({ force: true })
      await page.getByLabel('Motivo').fill('La domanda è ferma da un mese.')
      await page.getByRole('button', { name: 'Prenota', exact: true }).click()
      await page.getByText('Appuntamento prenotato').waitFor()
      await expectAccessible(page)
      await page.getByRole('link', { name: 'Vedi nella giornata' }).click()
      await page.locator('.need-reason', { hasText: 'ferma da un mese' }).waitFor()
      await expectDelivered(page)
      await page
        .locator('.aside')
        .getByText(/allo sportello/)
        .waitFor()
      await expectAccessible(page)
      await expectNoComplaints(carla)
    })
  }

  it('Maria’s call moves to another time, and then is cancelled: the list says so and drops it afterwards', async () => {
    const carla = await atTheDesk(browser, 'Carla Bianchi')
    const reason = 'Il contratto finisce a dicembre.'
    const maria = await booked(carla, { fiscalCode: MARIA, mode: 'phone', day, reason, phone: '+393095550009' })
    const { page } = carla
    await page.goto('/officer')
    await openBySearch(page, maria.code, 'Maria Popescu')
    await page.getByRole('button', { name: 'Sposta' }).click()
    await page.locator('.time input').nth(2).check({ force: true })
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Sposta e avvisa la persona' }).click()
    await page.getByText('Spostato: il nuovo appuntamento').waitFor()
    await page.locator('.around').getByRole('link').first().click()
    await page.getByRole('button', { name: 'Annulla', exact: true }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Annulla l’appuntamento' }).click()
    await page.getByText('Annullato. La persona riceve un avviso').waitFor()
    await page.locator('.day-row.is-open.is-gone').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await page.locator('.day-row.is-gone').waitFor({ state: 'detached' })
    await expectNoComplaints(carla)
  })

  for (const width of [1280, 360]) {
    it(`the week shows what is taken and free, and the empty day the next best thing (${width} px)`, async () => {
      const carla = await atTheDesk(browser, 'Sara Zanella', width)
      const { page } = carla
      await page.goto('/officer/week')
      await page.locator('.week-cell').first().click()
      await page.getByRole('heading', { name: 'Liberi' }).waitFor()
      await expectAccessible(page)
      await page.goto('/officer/day?day=2020-01-01')
      await page.getByText('In questo giorno non c’è nessun appuntamento.').waitFor()
      await expectAccessible(page)
      await page.goto('/officer/day')
      await page.locator('.day-row').first().waitFor()
      await expectAccessible(page)
      await page.locator('.day-row a').nth(2).click()
      await page.locator('.need-reason').waitFor()
      await expectAccessible(page)
      if (width === 360) {
        assert.equal(await page.locator('.day-list').isVisible(), false)
        await page.getByRole('link', { name: 'Torna alla lista' }).click()
        await page.locator('.day-row').first().waitFor()
      }
      await expectNoComplaints(carla)
    })
  }

  it('Franco of the contact centre books and has no day of an office', async () => {
    const franco = await atTheDesk(browser, 'Franco Serra')
    const { page } = franco
    await page.goto('/officer')
    await page.getByRole('heading', { level: 1, name: 'Prenota per una persona' }).waitFor()
    assert.equal(await page.getByRole('link', { name: 'Giornata' }).count(), 0)
    await page.goto('/officer/day')
    await page.getByRole('heading', { level: 1, name: 'Qui non c’è niente per il tuo ruolo' }).waitFor()
    await expectAccessible(page)
    await expectNoComplaints(franco)
  })
})
