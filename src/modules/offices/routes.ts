import { Type } from 'typebox'
import type { App } from '../../platform/http.ts'
import type { Ground } from '../../platform/module.ts'
import { inWords } from '../../platform/profile.ts'
import { closed } from '../../platform/shapes.ts'
import { OfficesQuery, OfficesView, OfficeView, ProfileView, TopicsView } from './api.ts'
import type { Atlas } from './atlas.ts'
import { loadAtlas, officeOf, searchOffices, viewOffice, viewTopic } from './atlas.ts'
import { sayWeekdays } from './words.ts'

const LanguageQuery = closed({ language: Type.Optional(Type.String({ pattern: '^[a-z]{2}$' })) })
const ATLAS_MS = 60_000
/** The same for everyone, so a cache may keep it a minute: a click day asks for it a thousand times a second. */
const PUBLIC = 'public, max-age=60'

export function routes(app: App, ground: Ground): void {
  const atlas = keptAtlas(ground)
  app.get(
    '/api/topics',
    { schema: { querystring: LanguageQuery, response: { 200: TopicsView } } },
    async (request, reply) => {
      const { topics } = await atlas()
      reply.header('cache-control', PUBLIC)
      return { topics: topics.map((t) => viewTopic(t, request.query.language ?? 'it')) }
    },
  )
  app.get(
    '/api/offices',
    { schema: { querystring: OfficesQuery, response: { 200: OfficesView } } },
    async (request, reply) => {
      reply.header('cache-control', PUBLIC)
      return { offices: searchOffices(await atlas(), request.query) }
    },
  )
  app.get(
    '/api/offices/:code',
    { schema: { params: closed({ code: Type.String({ maxLength: 20 }) }), response: { 200: OfficeView } } },
    async (request, reply) => {
      const office = officeOf(await atlas(), request.params.code)
      reply.header('cache-control', PUBLIC)
      return viewOffice(office, null)
    },
  )
  app.get(
    '/api/profile',
    { schema: { querystring: LanguageQuery, response: { 200: ProfileView } } },
    async (request, reply) => {
      reply.header('cache-control', PUBLIC)
      return viewProfile(ground, request.query.language ?? 'it')
    },
  )
}

/** The atlas of this process: asked for often, read from the database once a minute. */
export function keptAtlas(ground: Pick<Ground, 'db'>): () => Promise<Atlas> {
  let kept: Promise<Atlas> | null = null
  let until = 0
  return () => {
    if (!kept || Date.now() > until) {
      until = Date.now() + ATLAS_MS
      kept = loadAtlas(ground.db)
      kept.catch(() => {
        kept = null
      })
    }
    return kept
  }
}

function viewProfile(ground: Ground, language: string): ProfileView {
  const { institution } = ground.profile
  return {
    name: inWords(institution.names, language),
    shortName: inWords(institution.shortNames, language),
    notice: inWords(institution.notice, language),
    contactCentre: institution.contactCentre.numbers.map((n) => ({
      number: n.number,
      dial: n.dial,
      from: inWords(n.from, language),
      cost: inWords(n.cost, language),
    })),
    contactHours: institution.contactCentre.hours.map((h) => `${sayWeekdays(h.weekdays, language)}, ${h.from}–${h.to}`),
    languages: institution.contactCentre.languages,
    privacyVersion: institution.privacy.version,
    privacyText: inWords(institution.privacy.texts, language),
  }
}
