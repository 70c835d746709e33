import { openGround } from '../../src/ground.ts'
import type { BookingForm } from '../../src/modules/appointments/api.ts'
import { followAvailability } from '../../src/modules/appointments/availability/follow.ts'
import { freeOnDay } from '../../src/modules/appointments/availability/index.ts'
import { addDays } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openDb } from '../../src/platform/db.ts'
import type { Ground } from '../../src/platform/module.ts'
import type { Mode } from '../../src/platform/shapes.ts'
import { diceOf } from '../../src/seed/dice.ts'

const TURNS_MAX = 20_000
const MODES: readonly Mode[] = ['in_person', 'phone', 'web']

/** What every process of the product stands on, for reading in this one. */
export function groundOf(databaseUrl: string): Ground {
  const config = readConfig({
    SPORTELLO_ENV: 'test',
    DATABASE_URL: databaseUrl,
    SMTP_URL: 'smtp://127.0.0.1:9',
    SMPP_URL: 'smpp://nobody:nothing@127.0.0.1:9',
  })
  return openGround(config, openDb(databaseUrl, 'sportello_app', 4), 'bench')
}

/**
 * Forms for free times all over the country, one third in each mode, in an order without order. Each office and day is
 * asked for one topic in one mode, so that no two wishes are for the same desk at one time; on one day alone, two may be.
 */
export async function listWishes(ground: Ground, count: number, onDay: string | null = null): Promise<BookingForm[]> {
  const availability = await followAvailability(ground)
  const index = availability.index()
  const { offices, topics } = availability.atlas()
  const dice = diceOf('wishes')
  const forms: BookingForm[] = []
  for (let turn = 0; forms.length < count && turn < TURNS_MAX; turn++) {
    const office = offices[(turn * 7) % offices.length]
    const topic = dice.pick(topics)
    const day = onDay ?? addDays(index.firstDay, 2 + Math.floor(turn / offices.length))
    const mode = MODES[turn % MODES.length] as Mode
    if (!office) continue
    const free = freeOnDay(index, { topic, mode, notBefore: 0 }, office.id, day)
    for (const slot of onDay ? free : free.slice(0, 12)) {
      forms.push({
        office: office.code,
        topic: topic.code,
        mode,
        startsAt: new Date(slot.startsAt).toISOString(),
        reason: 'Non capisco la lettera che ho ricevuto',
        details: 'La lettera è del mese scorso e parla di un conguaglio.',
        phone: '+393005550123',
        email: 'prova@example.org',
      })
    }
  }
  await availability.stop()
  return shuffled(forms.slice(0, count), dice.below)
}

function shuffled<T>(list: T[], below: (n: number) => number): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = below(i + 1)
    const kept = list[i] as T
    list[i] = list[j] as T
    list[j] = kept
  }
  return list
}
