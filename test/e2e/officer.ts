import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import type { APIRequestContext, Browser, Page } from 'playwright-core'
import type { AppointmentView, DayView, TimesView, WeekView } from '../../src/modules/appointments/api.ts'
import type { DevPeopleView, SessionView } from '../../src/modules/identity/api.ts'
import type { TopicView } from '../../src/modules/offices/api.ts'
import type { PersonView } from '../../src/modules/people/api.ts'
import type { Mode } from '../../src/platform/shapes.ts'
import type { Person } from '../support/browser.ts'
import { newPerson } from '../support/browser.ts'

/** What the officers' tests share: a working day with people in it, and Carla Bianchi at her desk. */

/** Carla's office in the scenes (src/seed/cast.ts). */
export const OFFICE = 'RO-01'
const BUSY_DAY_MIN = 8

export type Colleague = Person & { name: string; request: APIRequestContext; at: (path: string) => string }

async function read<Body>(request: APIRequestContext, path: string): Promise<Body> {
  const answer = await request.get(path)
  assert.equal(answer.status(), 200, `${path}: ${await answer.text()}`)
  return (await answer.json()) as Body
}

/** Signs in by the development door; the cookie goes into the context that the pages use too. */
async function signIn(request: APIRequestContext, name: string): Promise<(path: string) => string> {
  const { staff } = await read<DevPeopleView>(request, '/dev/api/people')
  const member = staff.find((each) => each.name === name)
  assert.ok(member, `${name} is not among the staff`)
  assert.equal((await request.post('/dev/api/sign-in', { data: { staffId: member.id } })).status(), 200)
  const { tag } = (await (await request.post('/api/session', { data: {} })).json()) as SessionView
  return (path) => `/api/staff/${tag}${path}`
}

export async function atTheDesk(browser: Browser, name: string, width = 1280): Promise<Colleague> {
  const person = await newPerson(browser, { width, height: width > 600 ? 800 : 740 })
  const { request } = person.context
  return { ...person, name, request, at: await signIn(request, name) }
}

/** The product's clock at 8:35 of the next day on which the office is open and people are expected. */
export async function goToWorkday(browser: Browser): Promise<string> {
  const carla = await atTheDesk(browser, 'Carla Bianchi')
  const { desks } = await read<WeekView>(carla.request, carla.at('/week'))
  const open = (desks[0]?.days ?? [])
    .map(({ day }) => ({ day, desks: desks.filter((desk) => isOpen(desk, day)).length }))
    .filter((each, index) => index > 0 && each.desks >= 3)
  for (const { day } of open) {
    const view = await read<DayView>(carla.request, carla.at(`/appointments?day=${day}`))
    if (view.appointments.length < BUSY_DAY_MIN) continue
    const now = Temporal.PlainDateTime.from(`${day}T08:35`).toZonedDateTime('Europe/Rome').toInstant().toString()
    assert.equal((await carla.request.post('/dev/api/clock', { data: { now } })).status(), 200)
    await carla.context.close()
    return day
  }
  throw new Error('no day of the coming week has people enough')
}

const isOpen = (desk: WeekView['desks'][number], day: string) =>
  desk.days.some((each) => each.day === day && each.openMinutes > 0)

export async function goBackToToday(browser: Browser): Promise<void> {
  const { context } = await newPerson(browser)
  await context.request.post('/dev/api/clock', { data: { reset: true } })
  await context.close()
}

type Wish = { fiscalCode: string; mode: Mode; day: string; reason: string; phone: string }

/** An appointment on that day for a person of the cast, on the first topic and time that the rules let through. */
export async function booked(carla: Colleague, wish: Wish): Promise<AppointmentView> {
  const { request, at } = carla
  const why = 'prova del banco'
  const found = await request.post(at('/people/find'), { data: { fiscalCode: wish.fiscalCode, why } })
  const person = (await found.json()) as PersonView
  const { topics } = await read<{ topics: TopicView[] }>(request, '/api/topics?language=it')
  for (const topic of topics.filter((each) => each.modes.some((offered) => offered.mode === wish.mode))) {
    const query = new URLSearchParams({ topic: topic.code, office: OFFICE, mode: wish.mode, day: wish.day })
    const { times } = await read<TimesView>(request, `/api/availability/times?${query}`)
    for (const { startsAt } of times.slice(0, 2)) {
      const { mode, reason, phone } = wish
      const booking = { office: OFFICE, topic: topic.code, mode, startsAt, reason, phone }
      const answer = await request.post(at('/appointments'), {
        headers: { 'Idempotency-Key': randomUUID() },
        data: { personId: person.id, why, channel: 'office', booking },
      })
      if (answer.status() === 201) return (await answer.json()) as AppointmentView
    }
  }
  throw new Error(`nothing could be booked for ${wish.fiscalCode} on ${wish.day}`)
}

/** By the keyboard, as an officer does: search, first of the list, in. */
export async function openBySearch(page: Page, code: string, name: string): Promise<void> {
  await page.locator('.day-row').first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type(code)
  await page.locator('.day-row:only-child', { hasText: name }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 2, name }).waitFor()
}

export const focusedId = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '')

/** Refusals that a test provokes are said by the browser too; anything else is a fault of the page. */
export async function expectNoComplaints({ page, complaints, name }: Colleague): Promise<void> {
  const others = complaints.filter((each) => !each.startsWith('Failed to load resource'))
  assert.deepEqual(others, [], `the browser of ${name} complained`)
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  assert.equal(tooWide, false, `${page.url()} is wider than the screen`)
}
