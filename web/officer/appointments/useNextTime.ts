import { useState } from 'react'
import type { OfficeView, TopicView } from '../../../src/modules/offices/api.ts'
import type { Mode } from '../../../src/platform/shapes.ts'
import { modeIsOpen } from './ModeSelect.tsx'
import { topicNamed, useOwnOffice, useTopics } from './places.ts'

export type NextTime = {
  topic: TopicView | null
  own: OfficeView | null | undefined
  office: OfficeView | null
  setOffice: (office: OfficeView) => void
  mode: Mode
  setMode: (mode: Mode) => void
  ready: boolean
}

/** What a follow-up and a move have in common: the same topic, an office and a mode that begin as they were. */
export function useNextTime(topicName: string, modeBefore: Mode, elsewhere: boolean): NextTime {
  const topics = useTopics()
  const own = useOwnOffice()
  const [chosen, setOffice] = useState<OfficeView | null>(null)
  const [mode, setMode] = useState<Mode>(modeBefore)
  const topic = topics.state === 'there' ? topicNamed(topics.value.topics, topicName) : null
  const office = chosen ?? (elsewhere ? null : (own ?? null))
  const offered =
    topic && office ? topic.modes.map((each) => each.mode).filter((each) => modeIsOpen(topic, office, each)) : []
  const possible = offered.includes(mode) ? mode : (offered[0] ?? mode)
  return { topic, own, office, setOffice, mode: possible, setMode, ready: topics.state === 'there' }
}
