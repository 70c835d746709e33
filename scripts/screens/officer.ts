import type { Browser } from 'playwright-core'
import { cast } from '../../src/seed/cast.ts'
import { signedIn } from '../../test/e2e/citizen.ts'
import type { Colleague } from '../../test/e2e/officer.ts'
import { atTheDesk, booked } from '../../test/e2e/officer.ts'
import type { Camera } from './camera.ts'
import { shoot } from './camera.ts'

/** A day at the office in Rome, and the page that a citizen finds after it. */
export async function shootOfficer(camera: Camera, browser: Browser, width: number, day: string): Promise<void> {
  const carla = await atTheDesk(browser, 'Carla Bianchi', width)
  const { page } = carla
  await page.goto(`/officer/day?day=${day}`)
  await page.locator('.day-row').first().waitFor()
  await shoot(camera, page, 'officer-day')
  await page.locator('.day-row').nth(3).click()
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await page.waitForLoadState('networkidle')
  await shoot(camera, page, 'officer-open')
  await page.goto('/officer/week')
  await page.waitForLoadState('networkidle')
  await shoot(camera, page, 'officer-week')
  await page.goto('/officer/book')
  await page.waitForLoadState('networkidle')
  await shoot(camera, page, 'officer-book')
  await shootOutcome(camera, browser, carla, width, day)
  await carla.context.close()
}

/** What Carla wrote is what the person reads. */
async function shootOutcome(camera: Camera, browser: Browser, carla: Colleague, width: number, day: string) {
  const giulia = cast.find((each) => each.key === (width < 600 ? 'giulia' : 'maria'))
  if (!giulia) throw new Error('Giulia and Maria are not in the cast')
  const { fiscalCode } = giulia
  const wish = { fiscalCode, mode: 'phone', day, reason: 'Il pagamento non arriva', phone: '+393095550002' } as const
  const { id, startsAt } = await booked(carla, wish)
  // An outcome can be written from the hour of the appointment on. By then Carla's sign-in may be over, so she signs in again.
  await carla.request.post('/dev/api/clock', { data: { now: startsAt } })
  const later = await atTheDesk(browser, carla.name, width)
  const post = (path: string, data: unknown) =>
    later.request.post(later.at(`/appointments/${id}/${path}`), {
      data,
      headers: { 'Idempotency-Key': crypto.randomUUID() },
    })
  await post('start', {})
  const outcome = await post('outcome', {
    kind: 'served',
    said: 'Il pagamento è partito il 10 del mese. La banca lo ha rimandato indietro: il conto era chiuso.',
    toDo: 'Manda il nuovo IBAN, con la firma della banca. Puoi farlo da qui o allo sportello.',
    byDay: dayAfter(day, 20),
  })
  if (!outcome.ok()) throw new Error(`the outcome was refused: ${await outcome.text()}`)
  await later.context.close()
  const { page, context } = await signedIn(browser, `${giulia.givenName} ${giulia.familyName}`, width)
  await page.goto(`/appointments/${id}`)
  await page.getByRole('heading', { name: 'Che cosa devi fare' }).waitFor()
  await shoot(camera, page, 'appointment-outcome')
  await context.close()
}

const dayAfter = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()
