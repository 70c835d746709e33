import { useEffect, useState } from 'react'

/**
 * The server's clock, going on between two readings: a workstation's own may be wrong, and in development the product's
 * can be moved.
 */

const TICK_MS = 20_000
let aheadMs = 0

export const officeNow = (): Date => new Date(Date.now() + aheadMs)

/** `now` is the server's, as it came with the last reading. */
export function useOfficeClock(now: string): Date {
  const [, tick] = useState(0)
  useEffect(() => {
    aheadMs = Date.parse(now) - Date.now()
    tick((before) => before + 1)
  }, [now])
  useEffect(() => {
    const timer = setInterval(() => tick((before) => before + 1), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return officeNow()
}
