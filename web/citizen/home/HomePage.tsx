import { useSession } from '../../session.tsx'
import { Act } from '../../ui/Act.tsx'
import { Page } from '../../ui/Page.tsx'
import { useText } from '../../ui/text.tsx'
import { paths } from '../paths.ts'

/** The door: what one can do here, and the one thing most come for. The same for everybody. */
export default function HomePage() {
  const t = useText()
  const session = useSession()
  const ways = ['in-person', 'phone', 'web'] as const
  return (
    <Page title={t('home.title')} lead={<p>{t('home.lead')}</p>}>
      <div className="form-acts">
        <Act to={paths.book}>{t('home.nav.book')}</Act>
        {session.state === 'in' ? (
          <Act look="second" to={paths.me}>
            {t('home.nav.me')}
          </Act>
        ) : (
          <Act look="second" to={paths.signIn}>
            {t('home.nav.sign-in')}
          </Act>
        )}
      </div>
      <section className="stack home-ways">
        <h2>{t('home.ways.title')}</h2>
        <dl className="ways">
          {ways.map((way) => (
            <div key={way}>
              <dt>{t(`home.ways.${way}`)}</dt>
              <dd>{t(`home.ways.${way}.note`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </Page>
  )
}
