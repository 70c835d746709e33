import type { NoticesView } from '../../../src/modules/notices/api.ts'
import { Act } from '../../ui/Act.tsx'
import { useText } from '../../ui/text.tsx'
import { NoticeList } from '../notices/NoticeList.tsx'
import { paths } from '../paths.ts'

const SHOWN_MOST = 4

/** What is new: the notices not read yet, newest first. */
export function News({ of }: { of: NoticesView }) {
  const t = useText()
  const unread = of.notices.filter((notice) => notice.readAt === null).slice(0, SHOWN_MOST)
  return (
    <section className="stack">
      <h2>{t('people.news.title')}</h2>
      {unread.length > 0 ? <NoticeList of={unread} /> : <p>{t('people.news.none')}</p>}
      {of.notices.length > 0 && (
        <div>
          <Act look="plain" to={paths.notices}>
            {t('people.news.all', { count: of.notices.length })}
          </Act>
        </div>
      )}
    </section>
  )
}
