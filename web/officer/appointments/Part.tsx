import type { ReactNode } from 'react'

/** A titled piece of a person's context. */
export function Part({ title, beside, children }: { title: string; beside?: ReactNode; children: ReactNode }) {
  return (
    <section className="aside-part">
      <div className="aside-head">
        <h3>{title}</h3>
        {beside}
      </div>
      {children}
    </section>
  )
}
