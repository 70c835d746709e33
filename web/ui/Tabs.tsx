import type { KeyboardEvent, ReactNode } from 'react'
import { useId, useState } from 'react'

export type Tab = { id: string; name: string; body: ReactNode }

/** Tabs by the book: arrows move, only the chosen one is in the tab order. For desktop work; a phone's page gets none. */
export function Tabs({ of, name }: { of: Tab[]; name: string }) {
  const base = useId()
  const [chosen, choose] = useState(of[0]?.id)
  const now = of.find((tab) => tab.id === chosen) ?? of[0]

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by || !now) return
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? -by : by
    const next = of[(of.indexOf(now) + forward + of.length) % of.length]
    if (!next) return
    choose(next.id)
    document.getElementById(`${base}-${next.id}`)?.focus()
  }

  return (
    <div>
      <div className="tabs" role="tablist" aria-label={name} onKeyDown={onKeyDown}>
        {of.map((tab) => (
          <button
            key={tab.id}
            id={`${base}-${tab.id}`}
            type="button"
            role="tab"
            aria-selected={tab === now}
            aria-controls={`${base}-body`}
            tabIndex={tab === now ? 0 : -1}
            onClick={() => choose(tab.id)}
          >
            {tab.name}
          </button>
        ))}
      </div>
      {now && (
        <div id={`${base}-body`} role="tabpanel" aria-labelledby={`${base}-${now.id}`}>
          {now.body}
        </div>
      )}
    </div>
  )
}
