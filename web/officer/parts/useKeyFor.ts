import { useRef } from 'react'
import { newKey } from '../../client.ts'

/**
 * The idempotency key of what is being sent: the same while the words are the same, so that a second try after a lost
 * connection is the same act; other words after a refusal are another act.
 */
export function useKeyFor(): (what: unknown) => string {
  const kept = useRef({ meaning: '', key: '' })
  return (what) => {
    const meaning = JSON.stringify(what)
    if (kept.current.meaning !== meaning) kept.current = { meaning, key: newKey() }
    return kept.current.key
  }
}
