import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

type Props = { kind?: 'plain' | 'good' | 'attention' | 'bad' | 'new'; children: ReactNode }

const ICON = { good: 'it-check', attention: 'it-warning-circle', bad: 'it-close' } as const

/** A state in one word. Shape and word say it; colour only repeats. */
export function Badge({ kind = 'plain', children }: Props) {
  return (
    <span className={`badge-of badge-${kind}`}>
      {kind in ICON && <Icon name={ICON[kind as keyof typeof ICON]} />}
      {children}
    </span>
  )
}
