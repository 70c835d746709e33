import type { ReactNode } from 'react'

type Props = { title: string; children: ReactNode }

/** An empty place. `children` is the next best thing: an act, a link, a number. Never only "nothing here". */
export function Nothing({ title, children }: Props) {
  return (
    <div className="nothing stack-tight">
      <p>{title}</p>
      <div>{children}</div>
    </div>
  )
}
