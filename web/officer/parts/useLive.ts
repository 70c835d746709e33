import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '../../client.ts'
import { ask, problemOf } from '../../client.ts'

export type Live<Value> = {
  value: Value | null
  /** Why the last reading failed; the value before it stays. */
  problem: Problem | null
  again: () => void
  /** What an act has just changed, shown at once; a reading that was on its way is thrown away. */
  change: (change: (before: Value) => Value) => void
}

type Held<Value> = { address: string | null; value: Value | null; problem: Problem | null }

/** Reads again and again while the page is in sight, and never lets go of what it has. */
export function useLive<Value>(address: string | null, everyMs: number): Live<Value> {
  const [held, setHeld] = useState<Held<Value>>({ address: null, value: null, problem: null })
  const version = useRef(0)
  const reread = useRef<() => void>(() => {})

  useEffect(() => {
    if (address === null) return
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let reading = false

    const keep = (value: Value | null, problem: Problem | null) =>
      setHeld((before) => ({ address, value: value ?? (before.address === address ? before.value : null), problem }))

    const read = async () => {
      if (reading) return
      reading = true
      clearTimeout(timer)
      const mine = version.current
      try {
        const value = await ask<Value>(address, {}, stop.signal)
        if (!stop.signal.aborted && mine === version.current) keep(value, null)
      } catch (thrown) {
        if (!stop.signal.aborted) keep(null, problemOf(thrown))
      }
      reading = false
      if (stop.signal.aborted) return
      if (mine !== version.current) void read()
      else if (!document.hidden) timer = setTimeout(read, everyMs)
    }
    const wake = () => {
      if (!document.hidden) void read()
    }

    const sleep = () => keep(null, { code: 'no-network', status: 0, errors: [], details: {} })

    reread.current = read
    void read()
    document.addEventListener('visibilitychange', wake)
    window.addEventListener('online', wake)
    window.addEventListener('offline', sleep)
    return () => {
      stop.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', wake)
      window.removeEventListener('online', wake)
      window.removeEventListener('offline', sleep)
    }
  }, [address, everyMs])

  const again = useCallback(() => {
    version.current += 1
    reread.current()
  }, [])
  const change = useCallback((how: (before: Value) => Value) => {
    version.current += 1
    setHeld((before) => (before.value === null ? before : { ...before, value: how(before.value) }))
    reread.current()
  }, [])

  const mine = held.address === address
  return { value: mine ? held.value : null, problem: mine ? held.problem : null, again, change }
}
