import type { Tx } from '../../platform/db.ts'
import { refuse } from '../../platform/refusal.ts'
import type { OfficesQuery, OfficeView, TopicView } from './api.ts'
import { distanceKm, plainText } from './rules.ts'
import type { OfficeRow, TopicRow } from './store.ts'
import { listOffices, listTopics, listTopicsOfOffices } from './store.ts'

/**
 * Offices and topics as each process keeps them: a few hundred rows that change by migration, seed or the manager's act.
 * Built anew every minute by whoever holds it; the plan of desks is followed more closely (appointments/availability).
 */
export type Atlas = {
  topics: TopicRow[]
  offices: OfficeRow[]
  topicByCode: Map<string, TopicRow>
  topicById: Map<number, TopicRow>
  officeByCode: Map<string, OfficeRow>
  officeById: Map<number, OfficeRow>
  /** which offices have a desk for a topic: topic id → office ids */
  officesOfTopic: Map<number, Set<number>>
}

export async function loadAtlas(tx: Tx): Promise<Atlas> {
  const topics = await listTopics(tx)
  const offices = await listOffices(tx)
  const officesOfTopic = new Map<number, Set<number>>(topics.map((t) => [t.id, new Set()]))
  for (const { officeId, topicId } of await listTopicsOfOffices(tx)) officesOfTopic.get(topicId)?.add(officeId)
  return {
    officesOfTopic,
    topics,
    offices,
    topicByCode: new Map(topics.map((t) => [t.code, t])),
    topicById: new Map(topics.map((t) => [t.id, t])),
    officeByCode: new Map(offices.map((o) => [o.code, o])),
    officeById: new Map(offices.map((o) => [o.id, o])),
  }
}

export function topicOf(atlas: Atlas, code: string): TopicRow {
  return atlas.topicByCode.get(code) ?? refuse('topic-unknown', { errors: [{ field: 'topic', code: 'choice' }] })
}

export function officeOf(atlas: Atlas, code: string): OfficeRow {
  return atlas.officeByCode.get(code) ?? refuse('office-unknown', { errors: [{ field: 'office', code: 'choice' }] })
}

function spoken<T>(words: Record<string, T>, language: string): T {
  return (words[language] ?? words.it) as T
}

export function viewTopic(topic: TopicRow, language: string): TopicView {
  return {
    code: topic.code,
    level: topic.level,
    audience: topic.audience,
    name: spoken(topic.words.names, language),
    nameInItalian: spoken(topic.words.names, 'it'),
    explains: spoken(topic.words.explains, language),
    searchWords: spoken(topic.words.searchWords, language),
    bring: spoken(topic.words.bring, language),
    selfService: spoken(topic.words.selfService, language),
    modes: topic.modes,
    daysAheadMax: topic.daysAheadMax,
  }
}

export function viewOffice(office: OfficeRow, place: { lat: number; lon: number } | null): OfficeView {
  const { id: _id, zone: _zone, patronDay: _patron, webFirstLevel, webSecondLevel, ...rest } = office
  return {
    ...rest,
    webDesk: { firstLevel: webFirstLevel, secondLevel: webSecondLevel },
    distanceKm: place ? Math.round(distanceKm(place, office) * 10) / 10 : null,
  }
}

/** Nearest first where a place is given; a word finds name, town, province or street. */
export function searchOffices(atlas: Atlas, query: OfficesQuery): OfficeView[] {
  const serving = query.topic ? atlas.officesOfTopic.get(topicOf(atlas, query.topic).id) : null
  const place = query.lat !== undefined && query.lon !== undefined ? { lat: query.lat, lon: query.lon } : null
  const words = plainText(query.q ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const found = atlas.offices
    .filter((o) => {
      const text = plainText(`${o.name} ${o.municipality} ${o.province} ${o.region} ${o.address}`)
      return words.every((w) => text.includes(w)) && (!serving || serving.has(o.id))
    })
    .map((o) => viewOffice(o, place))
  if (place) found.sort((a, b) => (a.distanceKm ?? 0) - (b.distanceKm ?? 0))
  return found.slice(0, query.limit ?? 20)
}
