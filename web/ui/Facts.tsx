import type { ReactNode } from 'react'

export type Fact = { name: string; value: ReactNode; change?: ReactNode }

/** Names and values, such as a summary before confirming. A fact without a value is left out. */
export function Facts({ of }: { of: (Fact | null | false | undefined)[] }) {
  return (
    <dl className="facts">
      {of.map((fact) =>
        fact && fact.value !== '' && fact.value !== null && fact.value !== undefined ? (
          <div key={fact.name}>
            <dt>{fact.name}</dt>
            <dd>{fact.value}</dd>
            {fact.change && <dd className="facts-change not-printed">{fact.change}</dd>}
          </div>
        ) : null,
      )}
    </dl>
  )
}
