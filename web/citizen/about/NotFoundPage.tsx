import { Act } from '../../ui/Act.tsx'
import { Page } from '../../ui/Page.tsx'
import { useText } from '../../ui/text.tsx'
import { paths } from '../paths.ts'

export default function NotFoundPage() {
  const t = useText()
  return (
    <Page title={t('refusals.not-found')} lead={<p>{t('refusals.not-found.next')}</p>}>
      <div className="form-acts">
        <Act to={paths.home}>{t('home.go-home')}</Act>
        <Act look="plain" to={paths.book}>
          {t('home.nav.book')}
        </Act>
      </div>
    </Page>
  )
}
