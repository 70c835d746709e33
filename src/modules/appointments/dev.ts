import { addDays, dayOf, instantOf } from '../../platform/clock.ts'
import type { App } from '../../platform/http.ts'
import { nowOf } from '../../platform/jobs.ts'
import type { Ground } from '../../platform/module.ts'
import { refuse } from '../../platform/refusal.ts'
import { previewLetter } from '../notices/index.ts'
import type { Atlas, OfficeRow, TopicRow } from '../offices/index.ts'
import { loadAtlas, viewTopic } from '../offices/index.ts'
import type { OutcomeView } from './api.ts'
import { DevFrameQuery, DevLettersQuery, DevLettersView } from './api.ts'
import type { Event } from './letters.ts'
import { letterOf, outcomeValues } from './letters.ts'
import type { AppointmentRow } from './store/appointments.ts'

/** A letter shown in a frame of a page: its own styles and nothing else, no script, no picture, no way out. */
const FRAME_SECURITY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
const SAMPLE_DAYS_AHEAD = 18

/** Every message of this module as people would get it, for a sample appointment; mounted outside production alone. */
export function devRoutes(app: App, ground: Ground): void {
  const letters = async (query: DevLettersQuery) => {
    const atlas = await loadAtlas(ground.db)
    return lettersFor(ground, atlas, query, await nowOf(ground.db))
  }
  app.get(
    '/dev/api/notices',
    { schema: { hide: true, querystring: DevLettersQuery, response: { 200: DevLettersView } } },
    (request) => letters(request.query),
  )
  app.get('/dev/api/notices/letter', { schema: { hide: true, querystring: DevFrameQuery } }, async (request, reply) => {
    const { event, variant, recipient, ...query } = request.query
    const found = (await letters(query)).letters.find((letter) => letter.event === event && letter.variant === variant)
    const mail = found?.deliveries.find((each) => each.channel === 'email' && each.recipient === recipient)
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', FRAME_SECURITY)
      .send(mail?.html ?? refuse('not-found'))
  })
}

/** What each event says; after an appointment it depends on the outcome. */
const SAYINGS: { event: Event; variant: string; outcome?: OutcomeView }[] = [
  { event: 'booked', variant: '' },
  { event: 'moved', variant: '' },
  { event: 'cancelled', variant: '' },
  { event: 'day-before', variant: '' },
  { event: 'reminder', variant: '' },
  { event: 'outcome', variant: 'served', outcome: outcomeOf('served') },
  { event: 'outcome', variant: 'missed', outcome: outcomeOf('missed') },
]

function outcomeOf(kind: 'served' | 'missed'): OutcomeView {
  const served = kind === 'served'
  return {
    kind,
    said: served ? 'Mancano tre anni di contributi versati in Francia. Li chiediamo noi alla cassa francese.' : '',
    toDo: served ? 'Porta o manda le buste paga di quegli anni.' : '',
    byDay: served ? '2027-01-29' : null,
    followUpId: null,
    writtenAt: '2026-12-10T09:30:00Z',
  }
}

function lettersFor(ground: Ground, atlas: Atlas, query: DevLettersQuery, now: Date): DevLettersView {
  const offering = atlas.topics.filter((topic) => topic.modes.some(({ mode }) => mode === query.mode))
  const topic = offering.find(({ code }) => code === query.topic) ?? offering[0]
  const topics = offering.map((each) => ({ code: each.code, name: viewTopic(each, 'it').name }))
  const languages = ground.texts.languages
  const office = topic && atlas.offices.find(({ id }) => atlas.officesOfTopic.get(topic.id)?.has(id))
  if (!topic || !office) return { languages, topics, topic: '', letters: [] }
  const { version } = ground.profile.institution.privacy
  const row = { ...sampleRow(query, topic, office, now), privacyVersion: version }
  const letters = SAYINGS.map(({ event, variant, outcome }) => {
    const letter = letterOf(ground, atlas, row, event, now)
    const values = outcome ? outcomeValues(letter.values, outcome) : letter.values
    return previewLetter(ground, { ...letter, values }, { event, variant })
  })
  return { languages, topics, topic: topic.code, letters }
}

/** An appointment that was never made, of the cast's Ada, who asks that her daughter be told. */
function sampleRow({ language, mode }: DevLettersQuery, topic: TopicRow, office: OfficeRow, now: Date): AppointmentRow {
  const startsAt = instantOf(addDays(dayOf(now, office.zone), SAMPLE_DAYS_AHEAD), '09:00', office.zone)
  const minutes = topic.modes.find((each) => each.mode === mode)?.minutes ?? 30
  return {
    id: 1,
    code: '7K2M9QX4',
    officeId: office.id,
    deskId: 0,
    topicId: topic.id,
    mode,
    startsAt,
    endsAt: new Date(startsAt.getTime() + minutes * 60_000),
    personId: 0,
    personName: 'Ada Marin',
    bookedBy: 'person:1',
    channel: 'web',
    state: 'booked',
    reason: 'Contributi versati in Francia',
    details: '',
    phone: '+393095550001',
    email: 'ada.marin@example.org',
    language,
    relativeName: 'Giulia Marin',
    relativePhone: '+393095550002',
    relativeEmail: 'giulia.marin@example.org',
    word: 'melograno',
    roomId: mode === 'web' ? 1 : null,
    privacyVersion: '',
    calendarUid: '00000000-0000-4000-8000-000000000001',
    sequence: 0,
    movedFrom: null,
    movedTo: null,
    bookedAt: now,
    arrivedAt: null,
    startedAt: null,
    endedAt: null,
    cancelledAt: null,
    cancelledBy: null,
    remindedAt: null,
    hasOutcome: false,
    hasAttachments: false,
  }
}
