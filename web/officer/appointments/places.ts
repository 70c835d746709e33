import type { Static } from 'typebox'
import type { OfficesView, OfficeView, TopicsView, TopicView } from '../../../src/modules/offices/api.ts'
import { useSession } from '../../session.tsx'
import type { Answer } from '../../ui/answer.tsx'
import { useAnswer } from '../../ui/answer.tsx'
import { useText } from '../../ui/text.tsx'

type Topics = Static<typeof TopicsView>

/** The topics in the officer's language; the same public answer that citizens choose from. */
export function useTopics(): Answer<Topics> {
  const t = useText()
  return useAnswer<Topics>(`/api/topics?language=${t.language}`)
}

/** Staff views name the topic in Italian, as it is written on the appointment. */
export const topicNamed = (topics: TopicView[], name: string): TopicView | null =>
  topics.find((topic) => topic.nameInItalian === name || topic.name === name) ?? null

/** The office one works at, whose code the public routes ask for; null for who serves the whole country, undefined until known. */
export function useOwnOffice(): OfficeView | null | undefined {
  const { who } = useSession()
  const name = who?.officeName ?? null
  const offices = useAnswer<OfficesView>(name ? `/api/offices?q=${encodeURIComponent(name)}&limit=50` : null)
  if (name === null || offices.state === 'wrong') return null
  return offices.state === 'there' ? (offices.value.offices.find((office) => office.name === name) ?? null) : undefined
}
