import type { MouseEvent, ReactNode } from 'react'
import type { Look } from '../../ui/Act.tsx'
import { useText } from '../../ui/text.tsx'

const BUTTON = {
  first: 'btn-primary',
  second: 'btn-outline-primary',
  away: 'btn-outline-danger',
  plain: 'btn-link',
} as const

type Props = {
  look?: Look
  busy?: boolean
  /** Where the reason stands why it can't be pressed; several buttons may share one sentence. */
  whyId?: string | null
  expanded?: boolean
  onPress: () => void
  children: ReactNode
}

/** A button of the desk: as web/ui/Act.tsx, denser, and with its reason told once for the whole row. */
export function DeskAct({ look = 'second', busy, whyId, expanded, onPress, children }: Props) {
  const t = useText()
  const press = (event: MouseEvent) => {
    if (busy || whyId) event.preventDefault()
    else onPress()
  }
  return (
    <button
      type="button"
      className={`btn ${BUTTON[look]} act act-small act-${look}`}
      aria-disabled={busy || whyId ? true : undefined}
      aria-describedby={whyId ?? undefined}
      aria-expanded={expanded}
      onClick={press}
    >
      {busy && <span className="turning" aria-hidden="true" />}
      {children}
      {busy && <span className="only-heard">{t('common.busy')}</span>}
    </button>
  )
}
