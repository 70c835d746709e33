import type { ReactNode } from 'react'

type Props = { title?: string; children: ReactNode }

/** A box, for the one thing that must stand apart; elsewhere space and lines do. */
export function Card({ title, children }: Props) {
  return (
    <section className="card-of stack">
      {title && <h2>{title}</h2>}
      {children}
    </section>
  )
}
