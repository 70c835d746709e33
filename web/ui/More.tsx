import type { ReactNode } from 'react'

type Props = { title: string; open?: boolean; children: ReactNode }

/** What most people don't need to read, one press away. */
export function More({ title, open, children }: Props) {
  return (
    <details className="more" open={open}>
      <summary>{title}</summary>
      <div className="stack">{children}</div>
    </details>
  )
}
