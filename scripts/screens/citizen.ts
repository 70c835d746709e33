import type { Browser, Page, Request } from 'playwright-core'
import type { BookingForm } from '../../src/modules/appointments/api.ts'
import { arrive, goOn, signedIn, takeEveryDesk, titled } from '../../test/e2e/citizen.ts'
import type { Camera } from './camera.ts'
import { shoot } from './camera.ts'

/** The citizen's pages, as one meets them, in the states that each can be in. */
export async function shootCitizen(camera: Camera, browser: Browser, width: number): Promise<void> {
  // Two people and two topics, because each may have only one appointment on a topic, their rivals too.
  const [name, topic] = width < 600 ? ['Ada Marin', 'malattia'] : ['Mario Rossi', 'isee']
  await shootForAnyone(camera, browser, width)
  await shootEmpty(camera, browser, width)
  const { page } = await signedIn(browser, name, width)
  await shootChoosing(camera, page, topic)
  await shootTelling(camera, page)
  await shootTaken(camera, browser, page)
  await shootAfter(camera, page)
  await shootOld(camera, page)
}

async function shootForAnyone(camera: Camera, browser: Browser, width: number): Promise<void> {
  const { page, context } = await arrive(browser, 'anyone', width)
  const pages = [
    ['/', 'home'],
    ['/sign-in', 'sign-in'],
    ['/accessibility', 'accessibility'],
    ['/not-a-page', 'not-found'],
    ['/dev/parts', 'dev-parts'],
  ] as const
  for (const [path, name] of pages) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await shoot(camera, page, name)
  }
  await context.close()
}

async function shootEmpty(camera: Camera, browser: Browser, width: number): Promise<void> {
  const { page, context } = await signedIn(browser, 'Nino Marin', width)
  await page.route('**/api/my/**', async (route) => {
    await new Promise((wake) => setTimeout(wake, 1500))
    await route.continue()
  })
  await page.goto('/me')
  await page.locator('.waiting-line').first().waitFor()
  await shoot(camera, page, 'me-loading')
  await page.getByText('Non hai appuntamenti').waitFor()
  await shoot(camera, page, 'me-empty')
  await page.goto('/appointments/1')
  await page.getByText('Questa pagina non c’è').waitFor()
  await shoot(camera, page, 'appointment-wrong')
  await context.close()
}

async function shootChoosing(camera: Camera, page: Page, topic: string): Promise<void> {
  await page.goto('/appointments/book')
  await page.getByRole('link', { name: /Malattia/ }).waitFor()
  await page.getByLabel('Cerca con parole tue').fill('certificato del medico')
  await shoot(camera, page, 'book-topic')
  await page.getByLabel('Cerca con parole tue').fill(topic)
  await page.locator('.things a').first().click()
  await titled(page, 'In quale sede?')
  await page.getByLabel('Scrivi il comune o la provincia').fill('Roma')
  await page.locator('.things a').first().waitFor()
  await shoot(camera, page, 'book-office')
  await page.locator('.things a').first().click()
  await page.getByRole('radio').first().waitFor()
  await page.getByText('Primo posto').first().waitFor()
  await shoot(camera, page, 'book-mode')
  await page.getByRole('radio', { name: 'In video' }).check()
  await goOn(page)
  await page.locator('input[name="startsAt"]').first().waitFor()
  await page.getByRole('button', { name: 'Scegli un altro giorno' }).click()
  await page.locator('.day.is-free').nth(1).click()
  await page.locator('#field-startsAt-day').waitFor()
  await shoot(camera, page, 'book-time')
  await page.locator('input[name="startsAt"]').first().check({ force: true })
  await goOn(page)
}

async function shootTelling(camera: Camera, page: Page): Promise<void> {
  await titled(page, 'Perché vuoi parlarci?')
  await goOn(page)
  await page.getByRole('alert').waitFor()
  await shoot(camera, page, 'book-reason-wrong')
  await page.getByLabel('Il motivo, in poche parole').fill('Il certificato del medico non risulta')
  await goOn(page)
  await titled(page, 'Dove possiamo trovarti?')
  await page.getByLabel('Avvisa anche un’altra persona').check()
  await page.getByLabel('Nome della persona da avvisare').fill('Giulia Marin')
  await page.getByLabel('Il suo telefono').fill('333 111 2222')
  await shoot(camera, page, 'book-contacts')
  await goOn(page)
  await titled(page, 'Controlla e conferma')
  await shoot(camera, page, 'book-check')
}

/** Really taken: others book every desk of that time while this person reads. */
async function shootTaken(camera: Camera, browser: Browser, page: Page): Promise<void> {
  let wanted: Partial<BookingForm> = {}
  const hear = (request: Request) => {
    if (request.method() === 'POST' && request.url().endsWith('/appointments')) wanted = request.postDataJSON()
  }
  page.on('request', hear)
  await page.route('**/api/my/*/appointments', (route) => route.abort(), { times: 4 })
  await page.getByRole('button', { name: 'Conferma l’appuntamento' }).click()
  await page.getByText('Non c’è collegamento a internet').waitFor()
  await shoot(camera, page, 'book-check-offline')
  await page.unroute('**/api/my/*/appointments')
  page.off('request', hear)
  await takeEveryDesk(browser, wanted)
  await page.getByRole('button', { name: 'Conferma l’appuntamento' }).click()
  await page.getByText('è stato appena preso').waitFor()
  await shoot(camera, page, 'book-check-taken')
  await page.getByRole('button', { name: 'Prenota questo' }).click()
  await titled(page, 'Appuntamento confermato')
  await shoot(camera, page, 'appointment-confirmed')
}

async function shootAfter(camera: Camera, page: Page): Promise<void> {
  const address = page.url()
  await page.goto(`${address}/move`)
  await page.locator('input[name="startsAt"]').first().waitFor()
  await shoot(camera, page, 'appointment-move')
  await page.goto(`${address}/cancel`)
  await page.getByRole('button', { name: 'Sì, annulla' }).waitFor()
  await shoot(camera, page, 'appointment-cancel')
  await openNotices(page)
  await shoot(camera, page, 'notices')
  await page.locator('.things a').first().click()
  await page.getByRole('link', { name: 'Apri' }).waitFor()
  await shoot(camera, page, 'notice')
  await page.goto('/me/settings')
  await page.getByRole('radio').first().waitFor()
  await shoot(camera, page, 'settings')
}

/** A notice comes by a job, a moment after the booking. */
async function openNotices(page: Page): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    await page.goto('/notices')
    await page.waitForLoadState('networkidle')
    if ((await page.locator('.things a').count()) > 0) return
  }
  throw new Error('no notice came')
}

async function shootOld(camera: Camera, page: Page): Promise<void> {
  await page.goto('/me')
  await page.locator('.when-card').first().waitFor()
  await page.waitForLoadState('networkidle')
  await shoot(camera, page, 'me-full')
  await page.getByRole('link', { name: 'Lingua e contatti' }).click()
  await page.getByRole('radio').first().waitFor()
  await page.context().setOffline(true)
  await page.goBack()
  await page.getByText('Non c’è collegamento', { exact: true }).waitFor()
  await shoot(camera, page, 'me-offline')
  await page.context().close()
}
