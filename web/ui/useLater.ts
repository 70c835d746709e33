import { useEffect, useState } from 'react'

/** The value once it has rested for a moment, so that a search is not sent for every letter. */
export function useLater<Value>(value: Value, waitMs = 300): Value {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), waitMs)
    return () => clearTimeout(timer)
  }, [value, waitMs])
  return rested
}
