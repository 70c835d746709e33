import type { NoticesView } from '../../../src/modules/notices/api.ts'
import { useMy } from '../../session.tsx'
import { Act } from '../../ui/Act.tsx'
import { Shown, useAnswer } from '../../ui/answer.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useText } from '../../ui/text.tsx'
import { paths } from '../paths.ts'
import { NoticeList } from './NoticeList.tsx'

export default function NoticesPage() {
  const t = useText()
  const my = useMy()
  const answer = useAnswer<NoticesView>(my('/notices'))
  return (
    <Page title={t('notices.title')} back={{ to: paths.me, name: t('home.nav.me') }}>
      <Shown of={answer} waiting={<Skeleton boxes={4} />}>
        {({ notices }) =>
          notices.length > 0 ? (
            <NoticeList of={notices} />
          ) : (
            <Nothing title={t('notices.none')}>
              <Act look="second" to={paths.book}>
                {t('home.nav.book')}
              </Act>
            </Nothing>
          )
        }
      </Shown>
    </Page>
  )
}
