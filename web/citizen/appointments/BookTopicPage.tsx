import { useState } from 'react'
import type { TopicView } from '../../../src/modules/offices/api.ts'
import { Act } from '../../ui/Act.tsx'
import { Shown, useAnswer } from '../../ui/answer.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Things } from '../../ui/Things.tsx'
import { useText } from '../../ui/text.tsx'
import { paths } from '../paths.ts'
import { BookFrame } from './BookFrame.tsx'
import { changeDraft } from './draft.ts'
import { searchTopics } from './searchTopics.ts'

/** Who does not find the right words is heard all the same. */
const WHEN_IN_DOUBT = 'general-information'

/** Step 1a: what it is about. Search by one's own words, or read the list. */
export default function BookTopicPage() {
  const t = useText()
  const topics = useAnswer<{ topics: TopicView[] }>(`/api/topics?language=${t.language}`)
  return (
    <BookFrame step={0} title={t('appointments.topic.title')} back={paths.home}>
      <Shown of={topics} waiting={<Skeleton boxes={5} />}>
        {(answer) => <TopicList topics={answer.topics.filter((topic) => topic.audience.includes('citizen'))} />}
      </Shown>
    </BookFrame>
  )
}

function TopicList({ topics }: { topics: TopicView[] }) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const found = searchTopics(topics, typed)
  const doubt = topics.find((topic) => topic.code === WHEN_IN_DOUBT)
  const asThing = (topic: TopicView) => ({
    id: topic.code,
    to: paths.bookOffice,
    onPress: () => changeDraft({ topic }),
    title: topic.name,
    note: topic.explains,
  })
  return (
    <div className="stack">
      <SearchBox
        label={t('appointments.topic.search')}
        hint={t('appointments.topic.search.hint')}
        value={typed}
        onChange={setTyped}
        found={typed ? found.length : null}
      />
      {found.length > 0 ? (
        <Things of={found.map(asThing)} />
      ) : (
        doubt && (
          <div className="stack">
            <p>{t('appointments.topic.none')}</p>
            <Things of={[asThing(doubt)]} />
            <Act look="plain" onPress={() => setTyped('')}>
              {t('appointments.topic.all')}
            </Act>
          </div>
        )
      )}
    </div>
  )
}
