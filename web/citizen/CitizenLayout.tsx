import type { ReactNode } from 'react'
import { useSession } from '../session.tsx'
import { Layout } from '../ui/Layout.tsx'
import { useText } from '../ui/text.tsx'
import { forgetDraft } from './appointments/draft.ts'
import { Foot } from './Foot.tsx'
import { paths } from './paths.ts'

/** The citizen's frame: until the session is known the header shows what is the same for all, and nothing jumps. */
export function CitizenLayout({ children }: { children: ReactNode }) {
  const t = useText()
  const session = useSession()
  const signedIn = session.state === 'in' && session.who?.kind === 'citizen'
  const signOut = () => {
    forgetDraft()
    return session.signOut()
  }
  const links = [
    { to: paths.book, name: t('home.nav.book'), extra: true },
    signedIn ? { to: paths.me, name: t('home.nav.me') } : { to: paths.signIn, name: t('home.nav.sign-in') },
  ]
  return (
    <Layout
      home={paths.home}
      links={links}
      account={
        signedIn && (
          <button type="button" onClick={signOut}>
            {t('home.nav.sign-out')}
          </button>
        )
      }
      foot={<Foot />}
    >
      {children}
    </Layout>
  )
}
