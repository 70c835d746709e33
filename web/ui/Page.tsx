import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { Icon } from './Icon.tsx'
import { inLanguage, shortNames } from './institution.ts'
import { useText } from './text.tsx'

type Props = {
  /** The h1, and the beginning of the document's title. */
  title: string
  lead?: ReactNode
  /** The page above, by name; the browser's own back works besides. */
  back?: { to: string; name: string }
  /** What stands above the title, such as the steps of a journey. */
  above?: ReactNode
  /** What stands beside the content where there is room, and after it where there is none. */
  beside?: ReactNode
  /** The width of reading; `wide` for lists and tables. */
  wide?: boolean
  children: ReactNode
}

// The first page opened is announced by the browser itself; only later ones need the focus moved to their title.
let firstAddress: string | null = null

/** Every page: its title in the tab and as h1, the focus on it after a navigation, a way back, and the content. */
export function Page({ title, lead, back, above, beside, wide, children }: Props) {
  const t = useText()
  const [address] = useLocation()
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    document.title = `${title} – ${t('common.product')}, ${inLanguage(shortNames, t.language)}`
  }, [title, t])

  useEffect(() => {
    if (firstAddress === null || firstAddress === address) {
      firstAddress = address
      return
    }
    firstAddress = ''
    heading.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [address])

  return (
    <div className={beside ? 'wide beside' : 'wide'}>
      <div className={wide ? undefined : 'narrow'}>
        {back && (
          <Link className="back" href={back.to}>
            <Icon name="it-arrow-left" />
            {back.name}
          </Link>
        )}
        {above}
        <div className="page-head">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <div className="page-lead">{lead}</div>}
        </div>
        {children}
      </div>
      {beside && <aside className="page-beside">{beside}</aside>}
    </div>
  )
}
