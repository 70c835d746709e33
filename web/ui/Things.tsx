import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Icon } from './Icon.tsx'

export type Thing = {
  id: string | number
  title: string
  note?: ReactNode
  mark?: ReactNode
  /** Where it leads; without it, `onPress` does what is to be done first. */
  to?: string
  onPress?: () => void
}

/** A list of things to open; the whole row is the target, and its title comes first in its name. */
export function Things({ of }: { of: Thing[] }) {
  return (
    <ul className="things">
      {of.map((thing) => (
        <li key={thing.id}>
          {thing.to === undefined ? (
            <button type="button" className="thing" onClick={thing.onPress}>
              <ThingBody thing={thing} />
            </button>
          ) : (
            <Link className="thing" href={thing.to} onClick={thing.onPress}>
              <ThingBody thing={thing} />
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}

function ThingBody({ thing }: { thing: Thing }) {
  return (
    <>
      <span>
        <span className="thing-title">{thing.title}</span> {thing.mark}
        {thing.note && <span className="thing-note">{thing.note}</span>}
      </span>
      <Icon name="it-chevron-right" />
    </>
  )
}
