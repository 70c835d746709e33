import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import { useText } from './text.tsx'

export type Kind = 'plain' | 'good' | 'attention' | 'bad'

const ICON = {
  plain: 'it-info-circle',
  good: 'it-check-circle',
  attention: 'it-warning-circle',
  bad: 'it-error',
} as const

type Props = {
  kind?: Kind
  title?: string
  /** Read out at once by a screen reader: for what appears after an act, not for what was there from the start. */
  live?: boolean
  children?: ReactNode
}

/** Something the page tells: a fact, a success, a warning, a failure. The sign has a name, so colour never speaks alone. */
export function Told({ kind = 'plain', title, live, children }: Props) {
  const t = useText()
  return (
    <div className={`told told-${kind}`} role={live ? (kind === 'bad' ? 'alert' : 'status') : undefined}>
      <Icon name={ICON[kind]} />
      <div className="told-body">
        {title && (
          <p className="told-title">
            <span className="only-heard">{t(`common.told.${kind}`)} </span>
            <strong>{title}</strong>
          </p>
        )}
        {children}
      </div>
    </div>
  )
}
