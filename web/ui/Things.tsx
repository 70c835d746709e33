import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Icon } from './Icon.tsx'

export type Thing = { id: string | number; to: string; title: string; note?: ReactNode; mark?: ReactNode }

/** A list of things to open; the whole row is the target, and the title alone is its name's beginning. */
export function Things({ of }: { of: Thing[] }) {
  return (
    <ul className="things">
      {of.map((thing) => (
        <li key={thing.id}>
          <Link className="thing" href={thing.to}>
            <span>
              <span className="thing-title">{thing.title}</span> {thing.mark}
              {thing.note && <span className="thing-note">{thing.note}</span>}
            </span>
            <Icon name="it-chevron-right" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
