import { useEffect } from 'react'
import { useSession } from '../../session.tsx'
import { Act } from '../../ui/Act.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Page } from '../../ui/Page.tsx'
import { useText } from '../../ui/text.tsx'
import { paths } from '../paths.ts'

/** The door: the one thing most come for, the three ways to talk, and the way in for who has an appointment. */
export default function HomePage() {
  const t = useText()
  const signedIn = useSession().state === 'in'
  useEffect(fetchBookingWhenIdle, [])
  return (
    <Page title={t('home.title')} lead={<p>{t('home.lead')}</p>} wide>
      <div className="home">
        <div className="form-acts">
          <Act to={paths.book}>{t('home.nav.book')}</Act>
        </div>
        <section className="stack">
          <h2>{t('home.ways.title')}</h2>
          <dl className="ways">
            <Way sign="it-user" name={t('home.ways.in-person')} note={t('home.ways.in-person.note')} />
            <Way sign="it-telephone" name={t('home.ways.phone')} note={t('home.ways.phone.note')} />
            <Way sign="it-video" name={t('home.ways.web')} note={t('home.ways.web.note')} />
          </dl>
        </section>
        <section className="stack narrow">
          <h2>{t('home.have.title')}</h2>
          <p>{t('home.have.what')}</p>
          <div className="form-acts">
            <Act look="second" to={signedIn ? paths.me : paths.signIn}>
              {signedIn ? t('home.nav.me') : t('home.nav.sign-in')}
            </Act>
          </div>
        </section>
      </div>
    </Page>
  )
}

function Way({ sign, name, note }: { sign: `it-${string}`; name: string; note: string }) {
  return (
    <div className="way">
      <dt>
        <span className="way-sign">
          <Icon name={sign} />
        </span>
        {name}
      </dt>
      <dd>{note}</dd>
    </div>
  )
}

/** The pages of the booking come while the person reads this one, unless the phone is asked to save data. */
function fetchBookingWhenIdle() {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  if (connection?.saveData) return
  const timer = setTimeout(() => import('../appointments/booking.ts'), 2000)
  return () => clearTimeout(timer)
}
