import type { MouseEvent, ReactNode } from 'react'
import { useId } from 'react'
import { Link } from 'wouter'
import { useText } from './text.tsx'

export type Look = 'first' | 'second' | 'away' | 'plain'

const BUTTON = {
  first: 'btn-primary',
  second: 'btn-outline-primary',
  away: 'btn-outline-danger',
  plain: 'btn-link',
} as const

type Props = {
  /** first: the one act of the page · second: another way · away: gives something up · plain: looks like a link */
  look?: Look
  small?: boolean
  busy?: boolean
  /** Why it can't be done now. The button stays reachable and says it, instead of being silently grey. */
  why?: string | null
  /** Goes somewhere instead of doing something. */
  to?: string
  /** With `to`: a file or another site, so the browser follows it and not the page. */
  outside?: boolean
  type?: 'button' | 'submit'
  onPress?: () => void
  children: ReactNode
}

/** Every button, and every link that is the next act. */
export function Act({ look = 'first', small, busy, why, to, outside, type = 'button', onPress, children }: Props) {
  const t = useText()
  const whyId = useId()
  const className = `btn ${BUTTON[look]} act act-${look}${small ? ' act-small' : ''}`

  if (to && !why) {
    return outside ? (
      <a className={className} href={to}>
        {children}
      </a>
    ) : (
      <Link className={className} href={to}>
        {children}
      </Link>
    )
  }

  const press = (event: MouseEvent) => {
    if (!busy && !why) return onPress?.()
    event.preventDefault()
  }
  return (
    <>
      <button
        type={why ? 'button' : type}
        className={className}
        aria-disabled={busy || why ? true : undefined}
        aria-describedby={why ? whyId : undefined}
        onClick={press}
      >
        {busy && <span className="turning" aria-hidden="true" />}
        {children}
        {busy && <span className="only-heard">{t('common.busy')}</span>}
      </button>
      {why && (
        <span id={whyId} className="act-why">
          {why}
        </span>
      )}
    </>
  )
}
