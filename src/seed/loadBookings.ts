import { randomUUID } from 'node:crypto'
import { holidayOn } from '../modules/offices/index.ts'
import { addDays, instantOf, weekdayOf } from '../platform/clock.ts'
import { cast } from './cast.ts'
import type { Value } from './copy.ts'
import { copyRows } from './copy.ts'
import { diceOf } from './dice.ts'
import { inventDay, turnsOf } from './inventDay.ts'
import type { Loaded } from './loadScene.ts'
import type { Desk, Office, Opening, Person } from './shapes.ts'

const ZONE = 'Europe/Rome'
const DAYS_AHEAD = 21
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const COLUMNS = [
  'id',
  'code',
  'office_id',
  'desk_id',
  'topic_id',
  'mode',
  'starts_at',
  'ends_at',
  'person_id',
  'person_name',
  'booked_by',
  'channel',
  'reason',
  'details',
  'phone',
  'email',
  'language',
  'word',
  'room_id',
  'privacy_version',
  'calendar_uid',
  'open_place',
  'topic_place',
  'booked_at',
  'eve_told_at',
  'reminded_at',
]

/** The calendar of a scene: other people's appointments, so that an office looks as it does on a Tuesday. Each person has one. */
export async function loadBookings(loaded: Loaded): Promise<void> {
  const { client, offices, people } = loaded
  const others = people.slice(cast.length)
  const idOf = new Map(people.map((p, i) => [p, i + 1]))
  const take = turnsOf(others)
  const rows: Value[][] = []
  const rooms: Value[][] = []
  let deskId = 0
  for (const [officeIndex, office] of offices.entries()) {
    for (const desk of office.desks) {
      deskId += 1
      for (let ahead = 0; ahead < DAYS_AHEAD; ahead++) {
        if (isClosed(loaded, office, addDays(loaded.today, ahead))) continue
        for (const wanted of bookingsOf(loaded, desk, deskId, addDays(loaded.today, ahead), ahead)) {
          const person = take(wanted.mode)
          if (!person) return insert(client, rows, rooms)
          const personId = idOf.get(person) ?? 0
          const id = rows.length + 1
          if (wanted.mode === 'web') rooms.push([rooms.length + 1, personId, officeIndex + 1])
          rows.push(
            rowOf(loaded, {
              ...wanted,
              id,
              deskId,
              officeId: officeIndex + 1,
              personId,
              person,
              roomId: wanted.mode === 'web' ? rooms.length : null,
            }),
          )
        }
      }
    }
  }
  await insert(client, rows, rooms)
}

async function insert(client: Loaded['client'], rows: Value[][], rooms: Value[][]): Promise<void> {
  await copyRows(client, 'meetings.rooms', ['id', 'person_id', 'office_id'], rooms)
  await copyRows(client, 'appointments.appointments', COLUMNS, rows)
}

/** The patron saint's day of the town, or a holiday: nobody has an appointment then. */
function isClosed({ holidays }: Loaded, office: Office, day: string): boolean {
  return office.patron === day.slice(5) || holidayOn(holidays, day, office.province) !== null
}

type Wanted = { day: string } & ReturnType<typeof inventDay> extends Generator<infer B> ? B & { day: string } : never

function* bookingsOf(loaded: Loaded, desk: Desk, deskId: number, day: string, daysAhead: number): Generator<Wanted> {
  const { profile } = loaded
  const scene = profile.scenes[loaded.scene]
  if (!scene) return
  const holds = (o: Opening) => o.weekday === weekdayOf(day) && o.validFrom <= day && (!o.validTo || o.validTo >= day)
  for (const [i, opening] of desk.openings.filter(holds).entries()) {
    const seed = `${loaded.scene} ${deskId} ${day} ${i}`
    for (const b of inventDay({
      seed,
      scene,
      topics: profile.topics,
      reasons: profile.reasons,
      opening,
      deskTopics: desk.topics,
      daysAhead,
      horizonDays: DAYS_AHEAD,
    })) {
      yield { ...b, day }
    }
  }
}

type Placed = Wanted & {
  id: number
  deskId: number
  officeId: number
  personId: number
  person: Person
  roomId: number | null
}

function rowOf(loaded: Loaded, b: Placed): Value[] {
  const dice = diceOf(`code ${b.id}`)
  const code = Array.from({ length: 8 }, () => ALPHABET[dice.below(32)]).join('')
  const startsAt = instantOf(b.day, b.from, ZONE)
  const bookedAt = new Date(startsAt.getTime() - b.bookedDaysBefore * 86_400_000)
  const phone = b.person.contacts.find((c) => c.kind !== 'email')?.value.replaceAll(' ', '') ?? ''
  const email = b.person.contacts.find((c) => c.kind === 'email')?.value ?? null
  const at = (date: Date) => date.toISOString()
  return [
    b.id,
    code,
    b.officeId,
    b.deskId,
    loaded.topicIds.get(b.topic) ?? 0,
    b.mode,
    at(startsAt),
    at(instantOf(b.day, b.to, ZONE)),
    b.personId,
    [b.person.givenName, b.person.familyName].filter(Boolean).join(' '),
    `person:${b.personId}`,
    b.channel,
    b.reason,
    b.details,
    phone,
    email,
    b.person.language,
    'girasole',
    b.roomId,
    '2026-01',
    randomUUID(),
    1,
    1,
    at(bookedAt),
    // nobody in a scene waits for a message: people of the scene were told before it begins
    at(bookedAt),
    at(bookedAt),
  ]
}
