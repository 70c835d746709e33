import type { MouseEvent, ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useSession } from '../session.tsx'
import { Brand } from '../ui/Brand.tsx'
import { Icon } from '../ui/Icon.tsx'
import { inLanguage, notice } from '../ui/institution.ts'
import { languagesSpoken, useLanguage, useText } from '../ui/text.tsx'
import { forgetNotes } from './appointments/keptNotes.ts'
import { forgetDrafts } from './parts/draft.ts'
import { paths } from './paths.ts'
import { mayBookForOthers, maySeeTheDay } from './roles.ts'

/** One bar instead of the citizen's three: at a desk every line above the list is a person less in sight. */
export function OfficerFrame({ children }: { children: ReactNode }) {
  const t = useText()
  return (
    <div className="frame officer">
      {/* biome-ignore lint/a11y/useValidAnchor: a link to the content, which works without script too */}
      <a className="skip" href="#content" onClick={goToContent}>
        {t('common.skip')}
      </a>
      <header className="desk-head">
        <div className="desk-bar">
          <Brand to={paths.home} />
          <Where />
          <Nav />
          <Account />
        </div>
        {notice && (
          <div className="desk-notice">
            <p>{inLanguage(notice, t.language)}</p>
          </div>
        )}
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

// By script: an address with #content would be one more page in the history.
function goToContent(event: MouseEvent) {
  event.preventDefault()
  document.getElementById('content')?.focus()
}

function Where() {
  const { who } = useSession()
  return <span className="desk-where">{who?.kind === 'staff' ? who.officeName : ''}</span>
}

function Nav() {
  const t = useText()
  const { who } = useSession()
  const [address] = useLocation()
  if (who?.kind !== 'staff') return <span className="desk-nav" />
  const links = [
    maySeeTheDay(who) && { to: paths.day, name: t('officer.nav.day') },
    maySeeTheDay(who) && { to: paths.week, name: t('officer.nav.week') },
    mayBookForOthers(who) && { to: paths.book, name: t('officer.nav.book') },
  ].filter((link) => link !== false)
  return (
    <nav className="desk-nav" aria-label={t('common.nav')}>
      <ul>
        {links.map((link) => (
          <li key={link.to}>
            <Link href={link.to} aria-current={address === link.to ? 'page' : undefined}>
              {link.name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Account() {
  const t = useText()
  const session = useSession()
  const { language, speak } = useLanguage()
  const leave = async () => {
    forgetNotes()
    forgetDrafts()
    await session.signOut()
  }
  return (
    <div className="desk-account">
      <select aria-label={t('common.language')} value={language} onChange={(event) => speak(event.target.value)}>
        {languagesSpoken.map((code) => (
          <option key={code} value={code}>
            {code.toUpperCase()}
          </option>
        ))}
      </select>
      {session.who?.kind === 'staff' && (
        <>
          <span className="desk-who">
            <Icon name="it-user" />
            {`${session.who.givenName} ${session.who.familyName}`.trim()}
          </span>
          <button type="button" className="plain-button" onClick={leave}>
            {t('officer.nav.sign-out')}
          </button>
        </>
      )}
    </div>
  )
}
