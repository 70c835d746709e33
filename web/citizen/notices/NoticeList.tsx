import type { NoticeView } from '../../../src/modules/notices/api.ts'
import { sayWhen } from '../../../src/platform/say-when.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Things } from '../../ui/Things.tsx'
import { useText } from '../../ui/text.tsx'
import { paths, pathTo } from '../paths.ts'

export function NoticeList({ of }: { of: NoticeView[] }) {
  const t = useText()
  return (
    <Things
      of={of.map((notice) => ({
        id: notice.id,
        to: pathTo(paths.notice, notice.id),
        title: notice.title,
        mark: notice.readAt === null && <Badge kind="new">{t('notices.unread')}</Badge>,
        note: sayWhen(notice.sentAt, t.language),
      }))}
    />
  )
}
