import { strict as assert } from 'node:assert'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import type { AppointmentView, DayView } from '../../src/modules/appointments/api.ts'
import type { DevPeopleView, SessionView } from '../../src/modules/identity/api.ts'
import { expectAccessible, newPerson, openBrowser } from '../support/browser.ts'
import {
  atTheDesk,
  booked,
  expectNoComplaints,
  focusedId,
  goBackToToday,
  goToWorkday,
  openBySearch,
} from './officer.ts'

const ADA = 'MRNDAA48C52H620M'
const BRUNO = 'SPSBRN51L21F839Z'
const CHIDI = 'KFRCHD94R03Z335V'

describe('An officer serves', () => {
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

  it('Ada at the desk: arrived, begun, a note saved as typed, an outcome that Ada reads', async () => {
    const carla = await atTheDesk(browser, 'Carla Bianchi')
    const reason = 'Vorrei capire la lettera sulla pensione.'
    const ada = await booked(carla, { fiscalCode: ADA, mode: 'in_person', day, reason, phone: '+393095550001' })
    const { page } = carla
    await page.goto('/officer')
    await openBySearch(page, ada.code, 'Ada Marin')
    await page.getByText(reason).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Segna l’arrivo' }).click()
    await page
      .locator('.need')
      .getByText(/In attesa dalle/)
      .waitFor()
    await page
      .locator('.day-row.is-open')
      .getByText(/In attesa dalle/)
      .waitFor()
    await page.getByRole('button', { name: 'Inizia' }).click()
    await page.locator('.need').getByText('In corso').waitFor()
    await page.getByText('Sposta, Annulla: L’appuntamento è già iniziato o chiuso').waitFor()

    await page.getByLabel('Nota').fill('Ha portato la lettera.')
    await page.getByText(/^Salvata alle/).waitFor()
    await page.reload()
    await page.getByText(reason).waitFor()
    assert.equal(await page.getByLabel('Nota').inputValue(), 'Ha portato la lettera.')

    await page.getByRole('button', { name: 'Scrivi l’esito' }).click()
    await page.getByRole('button', { name: 'Salva l’esito' }).click()
    await page.getByText('C’è una cosa da correggere').waitFor()
    await expectAccessible(page)
    await page.getByLabel('Che cosa vi siete detti').fill('La lettera chiede il modello RED.')
    await page.getByLabel('Che cosa deve fare').fill('Mandare il RED dal sito.')
    await page.getByRole('button', { name: 'Salva l’esito' }).click()
    await page.locator('.outcome-told').getByText('Tutto fatto').waitFor()
    await page.locator('.need').getByText('Concluso').waitFor()
    await expectAccessible(page)
    await expectNoComplaints(carla)
    assert.equal((await readOutcome(browser, 'Ada Marin', ada.id))?.toDo, 'Mandare il RED dal sito.')
  })

  it('Bruno on the phone: the word first, no answer, then an answer, and a follow-up in the same act', async () => {
    const carla = await atTheDesk(browser, 'Carla Bianchi')
    const reason = 'Quando posso andare in pensione?'
    const bruno = await booked(carla, { fiscalCode: BRUNO, mode: 'phone', day, reason, phone: '+390815550004' })
    const { page } = carla
    await page.goto('/officer')
    await openBySearch(page, bruno.code, 'Bruno Esposito')
    await page.locator('.call-word').getByText(bruno.word).waitFor()
    await page.keyboard.press('c')
    assert.equal(await focusedId(page), 'call-number')
    await page.getByRole('button', { name: 'Non risponde' }).click()
    await page.locator('.call-list').getByText('Non risponde').waitFor()
    await page.getByRole('button', { name: 'Ha risposto' }).click()
    await page.locator('.call-list').getByText('Ha risposto').waitFor()
    await page.locator('.need').getByText('In corso').waitFor()
    await expectAccessible(page)

    await page.keyboard.press('o')
    await page.getByLabel('Serve un altro appuntamento').check()
    await page.getByLabel('Che cosa vi siete detti').fill('Servono i contributi del 1974.')
    await page.getByRole('button', { name: 'Salva l’esito' }).click()
    await page.getByRole('link', { name: 'Scegli un giorno e un’ora' }).waitFor()
    const days = page.getByLabel('Giorno', { exact: true })
    const later = await days.locator('option').nth(1).getAttribute('value')
    await days.selectOption(later)
    await page.locator('.time input').first().check({ force: true })
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Salva l’esito' }).click()
    await page.locator('.outcome-told').getByText('Serve un altro appuntamento').waitFor()
    await page.locator('.around').getByText('Prenotato', { exact: true }).first().waitFor()
    await expectNoComplaints(carla)
  })

  it('with the keyboard alone: who did not come is missed, a note for the next person, back to the list', async () => {
    const carla = await atTheDesk(browser, 'Carla Bianchi')
    const { page } = carla
    await page.goto('/officer')
    await page.locator('.day-row').first().waitFor()
    await page.keyboard.press('j')
    await page.locator('.need-reason').waitFor()
    const first = await focusedId(page)
    assert.match(first, /^row-\d+$/)
    await page.keyboard.press('o')
    await page.getByRole('radio', { name: 'Tutto fatto' }).waitFor()
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.locator('.need').getByText('Assente').waitFor()
    assert.equal(await focusedId(page), 'outcome-written')

    await page.keyboard.press('j')
    const second = await focusedId(page)
    assert.notEqual(second, first)
    await page.locator('#acts').waitFor()
    await page.keyboard.press('n')
    await page.keyboard.type('Arriva con il figlio, jk o?')
    await page.getByText(/^Salvata alle/).waitFor()
    await page.keyboard.press('Escape')
    assert.equal(await focusedId(page), second)
    await page.keyboard.press('ArrowUp')
    assert.equal(await focusedId(page), first)
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Tasti rapidi' }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    assert.equal(await focusedId(page), first)
    await expectNoComplaints(carla)
  })

  it('no word is lost with the connection, and the list says how old it is', async () => {
    const carla = await atTheDesk(browser, 'Carla Bianchi')
    const { page, context } = carla
    const words = `Scritto senza rete, ${Date.now()}.`
    await page.goto('/officer')
    await page.locator('.day-row a').nth(5).click()
    await page.getByLabel('Nota').waitFor()
    await context.setOffline(true)
    await page.getByText(/^Senza rete: dati delle/).waitFor()
    await page.getByLabel('Nota').fill(words)
    await page.getByText(/la nota resta qui e riparte da sola/).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await context.setOffline(false)
    await page.getByText(/^Aggiornato alle/).waitFor()
    await page.keyboard.press('k')
    await page.getByText(/^Salvata alle/).waitFor()
    await page.reload()
    await page.getByLabel('Nota').waitFor()
    assert.equal(await page.getByLabel('Nota').inputValue(), words)
    await expectNoComplaints(carla)
  })

  it('the list keeps still under the pointer while the day goes on', async () => {
    const carla = await atTheDesk(browser, 'Carla Bianchi')
    const { page, request, at } = carla
    await page.goto('/officer')
    const rows = page.locator('.day-row')
    await rows.nth(3).hover()
    const before = await rows.count()
    const { appointments } = (await (await request.get(at('/appointments'))).json()) as DayView
    const someone = appointments.find((row) => row.mode === 'in_person' && row.state === 'booked' && !row.arrivedAt)
    assert.ok(someone)
    const place = await page.locator(`#row-${someone.id}`).boundingBox()
    await request.post(at(`/appointments/${someone.id}/arrive`), { data: {} })
    await booked(carla, { fiscalCode: CHIDI, mode: 'phone', day, reason: 'Una domanda', phone: '+393095550007' })
    await page
      .locator(`#row-${someone.id}`)
      .getByText(/In attesa dalle/)
      .waitFor({ timeout: 20_000 })
    await page.getByRole('button', { name: /nuov/ }).waitFor()
    assert.equal(await rows.count(), before)
    assert.deepEqual(await page.locator(`#row-${someone.id}`).boundingBox(), place)
    await page.getByRole('button', { name: /nuov/ }).click()
    await page.locator('.day-row', { hasText: 'Chidi Okafor' }).first().waitFor()
    await expectNoComplaints(carla)
  })
})

/** What the person reads in their own area. */
async function readOutcome(browser: Browser, name: string, id: number): Promise<AppointmentView['outcome']> {
  const { context } = await newPerson(browser)
  const { request } = context
  const { people } = (await (await request.get('/dev/api/people')).json()) as DevPeopleView
  await request.post('/dev/api/sign-in', { data: { personId: people.find((each) => each.name === name)?.id } })
  const { tag } = (await (await request.post('/api/session', { data: {} })).json()) as SessionView
  const appointment = (await (await request.get(`/api/my/${tag}/appointments/${id}`)).json()) as AppointmentView
  await context.close()
  return appointment.outcome
}
