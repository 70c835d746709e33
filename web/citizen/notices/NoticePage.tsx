import { useEffect } from 'react'
import { useParams } from 'wouter'
import type { NoticesView, NoticeView } from '../../../src/modules/notices/api.ts'
import { sayWhen } from '../../../src/platform/say-when.ts'
import { act } from '../../client.ts'
import { useMy } from '../../session.tsx'
import { Act } from '../../ui/Act.tsx'
import { forgetAnswers, Shown, useAnswer } from '../../ui/answer.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemTold } from '../../ui/ProblemTold.tsx'
import { useText } from '../../ui/text.tsx'
import { paths } from '../paths.ts'

/** One notice. Opening it marks it as read, by an act of its own: reading a page never changes anything. */
export default function NoticePage() {
  const { id = '' } = useParams<{ id: string }>()
  const t = useText()
  const my = useMy()
  const answer = useAnswer<NoticesView>(my('/notices'))
  const notice = answer.state === 'there' ? answer.value.notices.find((each) => String(each.id) === id) : undefined
  const unread = notice?.readAt === null ? my(`/notices/${notice.id}/read`) : null
  useEffect(() => {
    // Forgotten, so that the list one goes back to no longer calls it new.
    if (unread) act(unread, {}).then(forgetAnswers, () => {})
  }, [unread])
  return (
    <Page
      title={notice?.title ?? t('notices.one')}
      lead={notice && <p className="quiet">{sayWhen(notice.sentAt, t.language)}</p>}
      back={{ to: paths.notices, name: t('notices.title') }}
    >
      <Shown of={answer}>{() => (notice ? <Body of={notice} /> : <NotHere />)}</Shown>
    </Page>
  )
}

function Body({ of }: { of: NoticeView }) {
  const t = useText()
  return (
    <div className="stack-wide">
      <p className="as-written">{of.body}</p>
      {of.link && (
        <div className="form-acts">
          <Act to={of.link}>{t('notices.open')}</Act>
        </div>
      )}
    </div>
  )
}

function NotHere() {
  return <ProblemTold problem={{ code: 'not-found', status: 404, errors: [], details: {} }} />
}
