import type { Tx } from '../../platform/db.ts'
import { oneOrNull, sql } from '../../platform/db.ts'
import type { Mode } from '../../platform/shapes.ts'
import type { Opening } from './rules.ts'

export type TopicWords = {
  names: Record<string, string>
  explains: Record<string, string>
  searchWords: Record<string, string[]>
  bring: Record<string, string[]>
  selfService: Record<string, string>
}
export type TopicRow = {
  id: number
  code: string
  level: 1 | 2
  audience: string[]
  words: TopicWords
  daysAheadMax: number
  modes: { mode: Mode; minutes: number }[]
}
export type OfficeRow = {
  id: number
  code: string
  kind: string
  name: string
  municipality: string
  province: string
  region: string
  address: string
  lat: number
  lon: number
  zone: string
  phone: string
  phoneHours: { weekday: number; from: string; to: string }[]
  email: string
  accessibility: string
  patronDay: string | null
  webFirstLevel: boolean
  webSecondLevel: boolean
}
export type DeskRow = {
  id: number
  officeId: number
  name: string
  planVersion: number
  topicIds: number[]
  openings: Opening[]
  closedDays: string[]
}

export async function listTopics(tx: Tx): Promise<TopicRow[]> {
  return tx.query(sql`
    select t.id, t.code, t.level, t.audience, t.words, t.days_ahead_max as "daysAheadMax",
           (select json_agg(json_build_object('mode', m.mode, 'minutes', m.minutes) order by m.mode) from offices.topic_modes m where m.topic_id = t.id) as modes
    from offices.topics t order by t.sort, t.id`)
}

export async function listOffices(tx: Tx): Promise<OfficeRow[]> {
  return tx.query(sql`
    select id, code, kind, name, municipality, province, region, address, lat, lon, zone, phone, phone_hours as "phoneHours", email,
           accessibility, patron_day as "patronDay", web_first_level as "webFirstLevel", web_second_level as "webSecondLevel"
    from offices.offices order by name, id`)
}

/** The plan of some desks, or of all: hours, topics, closed days from `fromDay` on. */
export async function listDesks(tx: Tx, deskIds: number[] | null, fromDay: string): Promise<DeskRow[]> {
  return tx.query(sql`
    select d.id, d.office_id as "officeId", d.name, d.plan_version as "planVersion",
      coalesce((select array_agg(topic_id) from offices.desk_topics t where t.desk_id = d.id), '{}') as "topicIds",
      coalesce((select json_agg(json_build_object('weekday', weekday, 'opens', to_char(opens, 'HH24:MI'), 'closes', to_char(closes, 'HH24:MI'),
                  'modes', modes, 'validFrom', valid_from, 'validTo', valid_to) order by weekday, opens)
                from offices.openings o where o.desk_id = d.id), '[]') as openings,
      coalesce((select array_agg(distinct c.on_day::text) from offices.closures c
                where c.on_day >= ${fromDay}::date and (c.desk_id = d.id or (c.desk_id is null and (c.office_id = d.office_id or c.office_id is null)))), '{}') as "closedDays"
    from offices.desks d
    where ${deskIds}::integer[] is null or d.id = any (${deskIds}::integer[])
    order by d.id`)
}

export async function listDesksChangedSince(tx: Tx, xid: string): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(sql`select id from offices.desks where changed_xid >= ${xid}::xid8`)
  return rows.map((r) => r.id)
}

/** Locks the desk, raises its version and closes it on that day; bookings in flight wait or are waited for. */
export async function insertDeskClosure(tx: Tx, deskId: number, onDay: string, reason: string): Promise<void> {
  await tx.query(sql`select offices.change_plan(${deskId})`)
  await tx.query(sql`insert into offices.closures (desk_id, on_day, reason) values (${deskId}, ${onDay}, ${reason})`)
}

export async function findDeskOffice(tx: Tx, deskId: number): Promise<number | null> {
  return (
    (
      await oneOrNull<{ officeId: number }>(
        tx,
        sql`select office_id as "officeId" from offices.desks where id = ${deskId}`,
      )
    )?.officeId ?? null
  )
}

export async function listTopicsOfOffices(tx: Tx): Promise<{ officeId: number; topicId: number }[]> {
  return tx.query(sql`
    select distinct d.office_id as "officeId", t.topic_id as "topicId" from offices.desk_topics t join offices.desks d on d.id = t.desk_id`)
}
