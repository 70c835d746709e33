import { useCallback, useEffect, useRef, useState } from 'react'
import type { DayRow, StaffAppointmentView } from '../../../src/modules/appointments/api.ts'
import type { Problem } from '../../client.ts'
import { act, newKey, problemOf } from '../../client.ts'
import { useMy } from '../../session.tsx'

export type Opened = {
  view: StaffAppointmentView | null
  problem: Problem | null
  again: () => void
  /** What an act answered: the whole appointment as it is now. */
  set: (view: StaffAppointmentView) => void
}

/** Who goes through the list with J and K reads names, not files: a file is opened when one stays on it. */
const STAY_MS = 250
let lastOpenedAt = 0

/**
 * The context of one appointment. Opening is written to the audit, so it is not read every ten seconds: only when the
 * day's list says that something has changed.
 */
export function useOpened(id: number, polled: DayRow | null): Opened {
  const my = useMy()
  const address = my(`/appointments/${id}/open`)
  const [held, setHeld] = useState<{ view: StaffAppointmentView | null; problem: Problem | null }>({
    view: null,
    problem: null,
  })
  const shown = useRef<StaffAppointmentView | null>(null)

  const set = useCallback((view: StaffAppointmentView) => {
    shown.current = view
    setHeld({ view, problem: null })
  }, [])
  const read = useCallback(
    (signal?: AbortSignal) => {
      if (address === null) return
      act<StaffAppointmentView>(address, {}, { key: newKey(), signal }).then(
        (view) => signal?.aborted || set(view),
        (thrown: unknown) =>
          signal?.aborted || setHeld((before) => ({ view: before.view, problem: problemOf(thrown) })),
      )
    },
    [address, set],
  )

  useEffect(() => {
    const stop = new AbortController()
    const wait = Date.now() - lastOpenedAt < 3 * STAY_MS ? STAY_MS : 0
    lastOpenedAt = Date.now()
    const timer = setTimeout(() => read(stop.signal), wait)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [read])

  const news = polled ? signOf(polled) : null
  useEffect(() => {
    if (news !== null && shown.current && signOf(shown.current.row) !== news) read()
  }, [news, read])

  return { ...held, again: read, set }
}

const signOf = (row: DayRow) =>
  [row.state, row.arrivedAt, row.startedAt, row.endedAt, row.hasOutcome, row.deskName].join(' ')
