import { join } from 'node:path'
import pg from 'pg'
import { addDays, dayOf } from '../platform/clock.ts'
import type { Holiday } from '../platform/profile.ts'
import { openProfile } from '../platform/profile.ts'
import { cast, staff } from './cast.ts'
import { copyRows } from './copy.ts'
import { inventOffices } from './inventOffices.ts'
import { inventPeople } from './inventPeople.ts'
import { loadBookings } from './loadBookings.ts'
import { readProfile } from './readProfile.ts'
import type { Office, Person, ProfileData, Topic } from './shapes.ts'

const ROOT = join(import.meta.dirname, '../..')

export type Loaded = {
  client: pg.Client
  profile: ProfileData
  scene: string
  offices: readonly Office[]
  topicIds: ReadonlyMap<string, number>
  /** everybody, in the order of their ids, which begin with 1 */
  people: readonly Person[]
  today: string
  holidays: readonly Holiday[]
}

export async function loadScene(
  url: string,
  scene: string,
  options: { people?: number; profile?: string; today?: string },
): Promise<void> {
  const client = new pg.Client({ connectionString: url, options: '-c role=sportello_seed -c timezone=UTC' })
  await client.connect()
  try {
    await client.query('begin')
    const profile = readProfile(join(ROOT, 'profiles', options.profile ?? 'inps'))
    const found = profile.scenes[scene]
    if (!found) throw new Error(`There is no scene «${scene}»: ${Object.keys(profile.scenes).join(', ')}.`)
    const today = options.today ?? dayOf(new Date(), 'Europe/Rome')
    const offices = inventOffices({ profile, scene, validFrom: addDays(today, -60), changedFrom: addDays(today, -30) })
    const topicIds = await loadTopics(client, profile.topics)
    await loadOffices(client, offices, topicIds)
    const people = [
      ...cast,
      ...inventPeople({
        seed: 1,
        count: options.people ?? found.people,
        places: profile.places,
        onDay: today,
        taken: cast.map((c) => c.fiscalCode),
      }),
    ]
    await loadPeople(client, people)
    await loadStaff(client, offices)
    const { holidays } = openProfile(join(ROOT, 'profiles'), options.profile ?? 'inps')
    await loadBookings({ client, profile, scene, offices, topicIds, people, today, holidays })
    for (const table of [
      'offices.topics',
      'offices.offices',
      'offices.desks',
      'people.persons',
      'meetings.rooms',
      'appointments.appointments',
    ]) {
      await client.query(
        `select setval(pg_get_serial_sequence('${table}', 'id'), greatest(1, coalesce((select max(id) from ${table}), 0)), true)`,
      )
    }
    await client.query('commit')
  } finally {
    await client.end()
  }
  await analyze(url)
}

/**
 * The planner would otherwise think that the tables are empty until autovacuum comes round. Those that are empty are left
 * alone: told so, it reads them from end to end, and each connection keeps such plans while the first thousands book.
 */
async function analyze(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ filled: string | null }>(`
    select string_agg(oid::regclass::text, ', ') as filled from pg_class
    where relkind = 'r' and relowner = 'sportello_owner'::regrole and pg_relation_size(oid) > 0`)
  if (rows[0]?.filled) await client.query(`analyze ${rows[0].filled}`)
  await client.end()
}

type FullTopic = Topic & {
  audience: string[]
  explains: object
  searchWords: object
  bring: object
  selfService: object
  daysAheadMax: number
}

async function loadTopics(client: pg.Client, topics: readonly Topic[]): Promise<Map<string, number>> {
  const full = topics as readonly FullTopic[]
  await copyRows(
    client,
    'offices.topics',
    ['id', 'code', 'level', 'audience', 'words', 'days_ahead_max', 'sort'],
    full.map(({ code, level, audience, names, explains, searchWords, bring, selfService, daysAheadMax }, i) => [
      i + 1,
      code,
      level,
      audience,
      { names, explains, searchWords, bring, selfService },
      daysAheadMax,
      i,
    ]),
  )
  const ids = new Map(topics.map((t, i) => [t.code, i + 1]))
  await copyRows(
    client,
    'offices.topic_modes',
    ['topic_id', 'mode', 'minutes'],
    topics.flatMap((t) => t.modes.map((mode) => [ids.get(t.code) ?? 0, mode, t.minutes[mode] ?? 10])),
  )
  return ids
}

/** Desks are numbered through, office after office; loadBookings counts the same way. */
async function loadOffices(
  client: pg.Client,
  offices: readonly Office[],
  topicIds: ReadonlyMap<string, number>,
): Promise<void> {
  await copyRows(
    client,
    'offices.offices',
    [
      'id',
      'code',
      'kind',
      'name',
      'municipality',
      'province',
      'region',
      'address',
      'lat',
      'lon',
      'phone',
      'phone_hours',
      'email',
      'accessibility',
      'patron_day',
      'web_first_level',
      'web_second_level',
    ],
    offices.map((o, i) => [
      i + 1,
      o.code,
      o.kind.replaceAll('-', '_'),
      o.names.it,
      o.municipality,
      o.province,
      o.region,
      o.address,
      o.lat,
      o.lon,
      o.phone,
      JSON.stringify(o.phoneHours),
      o.email,
      o.accessibility,
      o.patron,
      o.webDesk.firstLevel,
      o.webDesk.secondLevel,
    ]),
  )
  const desks = offices.flatMap((o, i) => o.desks.map((desk) => ({ ...desk, officeId: i + 1 })))
  await copyRows(
    client,
    'offices.desks',
    ['id', 'office_id', 'name'],
    desks.map((d, i) => [i + 1, d.officeId, d.name]),
  )
  await copyRows(
    client,
    'offices.desk_topics',
    ['desk_id', 'topic_id'],
    desks.flatMap((d, i) => d.topics.map((code) => [i + 1, topicIds.get(code) ?? 0])),
  )
  await copyRows(
    client,
    'offices.openings',
    ['desk_id', 'weekday', 'opens', 'closes', 'modes', 'valid_from', 'valid_to'],
    desks.flatMap((d, i) =>
      d.openings.map((o) => [i + 1, o.weekday, o.from, o.to, o.modes, o.validFrom, o.validTo ?? null]),
    ),
  )
}

async function loadPeople(client: pg.Client, people: readonly Person[]): Promise<void> {
  const registeredAt = new Date().toISOString()
  await copyRows(
    client,
    'people.persons',
    [
      'id',
      'fiscal_code',
      'given_name',
      'family_name',
      'birth_date',
      'sex',
      'birth_place',
      'language',
      'residence_place',
      'residence_address',
      'residence_postcode',
      'registered_at',
    ],
    people.map((p, i) => [
      i + 1,
      p.fiscalCode,
      p.givenName,
      p.familyName,
      p.birthDate,
      p.sex,
      p.birthPlaceCode,
      p.language,
      p.residence.belfiore,
      p.residence.address,
      p.residence.postcode,
      // said here, because the default asks the product's clock, row by row
      registeredAt,
    ]),
  )
  await copyRows(
    client,
    'people.contacts',
    ['person_id', 'kind', 'value'],
    people.flatMap((p, i) =>
      p.contacts.map((c) => [i + 1, c.kind, c.kind === 'email' ? c.value : c.value.replaceAll(' ', '')]),
    ),
  )
}

async function loadStaff(client: pg.Client, offices: readonly Office[]): Promise<void> {
  const officeId = (code: string | null) => {
    const at = offices.findIndex((o) => o.code === code)
    return at < 0 ? null : at + 1
  }
  const present = staff.filter((s) => s.officeCode === null || officeId(s.officeCode) !== null)
  await copyRows(
    client,
    'identity.staff',
    ['username', 'given_name', 'family_name', 'role', 'office_id'],
    present.map((s) => [s.username, s.givenName, s.familyName, s.role, officeId(s.officeCode)]),
  )
}
