import type { MouseEvent, ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { ActingFor } from './ActingFor.tsx'
import { Brand } from './Brand.tsx'
import { inLanguage, names, notice } from './institution.ts'
import { languageNames } from './languages.ts'
import { OldTold } from './OldTold.tsx'
import { languagesSpoken, useLanguage, useText } from './text.tsx'

/** `extra`: left out where there is no room, because the page offers it too. */
export type HeadLink = { to: string; name: string; count?: number; extra?: boolean }

type Props = {
  home: string
  links?: HeadLink[]
  /** What stands at the end of the links: sign in, or the name and the way out. */
  account?: ReactNode
  actingFor?: { me: string; other: string; onStop: () => void } | null
  foot?: ReactNode
  children: ReactNode
}

/** The frame of every page. Its header is also in the static shell, so it must not wait for any answer. */
export function Layout({ home, links = [], account, actingFor, foot, children }: Props) {
  const t = useText()
  const [address] = useLocation()
  return (
    <div className="frame">
      {/* biome-ignore lint/a11y/useValidAnchor: a link to the content, which works without script too */}
      <a className="skip" href="#content" onClick={goToContent}>
        {t('common.skip')}
      </a>
      <header>
        <div className="head-slim">
          <div className="wide">
            <span className="head-institution">{inLanguage(names, t.language)}</span>
            <LanguageSwitch />
          </div>
        </div>
        <div className="head-main">
          <div className="wide">
            <Brand to={home} />
            <nav aria-label={t('common.nav')}>
              <ul className="head-links">
                {links.map((link) => (
                  <li key={link.to} className={link.extra ? 'is-extra' : undefined}>
                    <Link href={link.to} aria-current={address === link.to ? 'page' : undefined}>
                      {link.name}
                      {link.count ? <span className="badge-of badge-new">{link.count}</span> : null}
                    </Link>
                  </li>
                ))}
                {account && <li>{account}</li>}
              </ul>
            </nav>
          </div>
        </div>
        {actingFor && <ActingFor {...actingFor} />}
      </header>
      <main id="content" tabIndex={-1}>
        <OldTold />
        {children}
      </main>
      {foot && (
        <footer className="foot">
          <div className="wide">
            {foot}
            {notice && <p className="foot-notice">{inLanguage(notice, t.language)}</p>}
          </div>
        </footer>
      )}
    </div>
  )
}

// By script: an address with #content would be one more page in the history.
function goToContent(event: MouseEvent) {
  event.preventDefault()
  document.getElementById('content')?.focus()
}

const italianFirst = [...languagesSpoken].sort((a, b) => Number(b === 'it') - Number(a === 'it'))

function LanguageSwitch() {
  const t = useText()
  const { language, speak } = useLanguage()
  return (
    <div className="languages" role="group" aria-label={t('common.language')}>
      {italianFirst.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          title={languageNames[code]?.own}
          aria-pressed={code === language}
          onClick={() => speak(code)}
        >
          {languageNames[code]?.short ?? code}
        </button>
      ))}
    </div>
  )
}
