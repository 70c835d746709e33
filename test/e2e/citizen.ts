import { strict as assert } from 'node:assert'
import type { Browser, Page } from 'playwright-core'
import type { BookingForm } from '../../src/modules/appointments/api.ts'
import type { DevPeopleView } from '../../src/modules/identity/api.ts'
import type { Person } from '../support/browser.ts'
import { expectAccessible, newPerson } from '../support/browser.ts'

/** What the citizens' tests share: somebody signs in, and the pages of a booking one after the other. */

/** Before a screen, not signed in yet. */
export type Visitor = Person & { name: string }

export async function arrive(browser: Browser, name: string, width = 360): Promise<Visitor> {
  return { ...(await newPerson(browser, { width, height: width > 600 ? 900 : 740 })), name }
}

/** Signed in as a person of the cast, by the development door. */
export async function signedIn(browser: Browser, name: string, width = 360): Promise<Visitor> {
  const visitor = await arrive(browser, name, width)
  const request = visitor.context.request
  const { people } = (await (await request.get('/dev/api/people')).json()) as DevPeopleView
  const person = people.find((each) => each.name === name)
  assert.ok(person, `${name} is not in the cast`)
  const answer = await request.post('/dev/api/sign-in', { data: { personId: person.id } })
  assert.equal(answer.status(), 200)
  return visitor
}

/** The title of the page that one is on, once it is that one. */
export const titled = (page: Page, title: string | RegExp) =>
  page.getByRole('heading', { level: 1, name: title }).waitFor()

export const goOn = (page: Page) => page.getByRole('button', { name: 'Avanti' }).click()

export type Wish = { topic: RegExp; town: string; mode: 'Allo sportello' | 'Al telefono' | 'In video' }

/** Steps 1 and 2, each page looked at by axe: up to the first free time that is offered. */
export async function chooseTime(page: Page, wish: Wish): Promise<void> {
  await page.goto('/')
  await titled(page, 'Prenota un appuntamento con noi')
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link', { name: 'Prenota un appuntamento' }).click()

  await titled(page, 'Di che cosa hai bisogno?')
  await page.getByRole('link', { name: wish.topic }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: wish.topic }).click()

  await titled(page, 'In quale sede?')
  await page.getByLabel('Scrivi il comune o la provincia').fill(wish.town)
  const office = page.locator('.things a').filter({ hasText: wish.town }).first()
  await office.waitFor()
  await expectAccessible(page)
  await office.click()

  await titled(page, 'Come vuoi parlarci?')
  const mode = page.getByRole('radio', { name: wish.mode })
  await mode.waitFor()
  await expectAccessible(page)
  await mode.check()
  await goOn(page)

  await titled(page, 'Quando?')
  await page.locator('input[name="startsAt"]').first().waitFor()
  await expectAccessible(page)
}

/** Takes the time that stands at `index` among the first free ones; says it back. */
export async function takeTime(page: Page, index = 0): Promise<string> {
  const radio = page.locator('input[name="startsAt"]').nth(index)
  await radio.check({ force: true })
  const label = (await radio.getAttribute('aria-label')) ?? ''
  await goOn(page)
  return label.replace(', ', ' alle ').replace(/alle 1:/, "all'1:")
}

export async function giveReason(page: Page, reason: string): Promise<void> {
  await titled(page, 'Perché vuoi parlarci?')
  await page.getByLabel('Il motivo, in poche parole').fill(reason)
  await expectAccessible(page)
  await goOn(page)
}

export async function giveContacts(page: Page, phone?: string): Promise<void> {
  await titled(page, 'Dove possiamo trovarti?')
  const box = page.getByLabel('Numero di telefono')
  await box.waitFor()
  if (phone) await box.fill(phone)
  await expectAccessible(page)
  await goOn(page)
}

export async function confirm(page: Page): Promise<void> {
  await titled(page, 'Controlla e conferma')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Conferma l’appuntamento' }).click()
}

export async function expectConfirmed(page: Page): Promise<void> {
  await titled(page, 'Appuntamento confermato')
  await expectAccessible(page)
  assert.match(new URL(page.url()).pathname, /^\/appointments\/\d+$/)
}

/** Nobody's page may complain, and none may need to be pushed sideways. */
export async function expectNoComplaints({ page, complaints, name }: Visitor): Promise<void> {
  assert.deepEqual(complaints, [], `the browser of ${name} complained`)
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  assert.equal(tooWide, false, `${page.url()} is wider than the screen`)
}

/** The address of what is a visitor's own. */
export async function addressOf({ context }: Visitor, path: string): Promise<string> {
  const session = (await (await context.request.post('/api/session', { data: {} })).json()) as { tag: string }
  return `/api/my/${session.tag}${path}`
}

/** Others book the same time until no desk is left. */
export async function takeEveryDesk(browser: Browser, wanted: Partial<BookingForm>): Promise<void> {
  const rivals = ['Maria Popescu', 'Ahmed Hossain', 'Suryani', 'Fatima El Amrani', 'Jan Kowalski', 'Salvatore Russo']
  for (const name of rivals) {
    const rival = await signedIn(browser, name)
    const address = await addressOf(rival, '/appointments')
    const { office, topic, mode, startsAt } = wanted
    const answer = await rival.context.request.post(address, {
      data: { office, topic, mode, startsAt, reason: 'Prima di lui', phone: '3331112223' },
      headers: { 'Idempotency-Key': crypto.randomUUID() },
    })
    const said = await answer.text()
    await rival.context.close()
    if (said.includes('slot-taken')) return
    assert.ok(answer.ok() || said.includes('too-many'), `${name}: ${answer.status()} ${said}`)
  }
  throw new Error('there are more desks than rivals')
}
