import { useEffect, useState } from 'react'
import type { DayRow } from '../../../src/modules/appointments/api.ts'

/** `gone`: it left the day (moved, cancelled) while somebody was looking at it, so it keeps its place for a while. */
export type SteadyRow = DayRow & { gone: boolean }
export type Steady = { rows: SteadyRow[]; waiting: number }

/**
 * The day as it may be drawn now. While the pointer is over the list nothing may slide under it: the rows change their
 * words in place, what has gone keeps its place, what is new waits and is only counted. `open` stays in any case: it is
 * what the officer is working on.
 */
export function arrange(before: SteadyRow[], now: DayRow[], pointed: boolean, open: number | null): Steady {
  const fresh = new Map(now.map((row) => [row.id, row]))
  const known = new Set(before.map((row) => row.id))
  const kept = before
    .filter((row) => fresh.has(row.id) || pointed || row.id === open)
    .map((row) => ({ ...(fresh.get(row.id) ?? row), gone: !fresh.has(row.id) }))
  const arrived = now.filter((row) => !known.has(row.id)).map((row) => ({ ...row, gone: false }))
  if (pointed && before.length > 0) return { rows: kept, waiting: arrived.length }
  const rows = [...kept, ...arrived].sort((a, b) => orderOf(a).localeCompare(orderOf(b)))
  return { rows, waiting: 0 }
}

const orderOf = (row: DayRow) => `${row.startsAt} ${row.deskName} ${String(row.id).padStart(12, '0')}`

export function useSteady(day: string | null, now: DayRow[] | null, pointed: boolean, open: number | null): Steady {
  const [held, setHeld] = useState<{ day: string | null; steady: Steady }>({ day, steady: { rows: [], waiting: 0 } })
  useEffect(() => {
    setHeld((before) => {
      const rows = before.day === day ? before.steady.rows : []
      return { day, steady: now ? arrange(rows, now, pointed, open) : { rows: [], waiting: 0 } }
    })
  }, [day, now, pointed, open])
  return held.day === day ? held.steady : { rows: [], waiting: 0 }
}
