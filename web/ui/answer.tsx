import type { ReactNode } from 'react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '../client.ts'
import { ask, problemOf } from '../client.ts'
import { useOld } from './OldTold.tsx'
import { ProblemTold } from './ProblemTold.tsx'
import { Skeleton } from './Skeleton.tsx'

/**
 * Something read from the server, in the states that every page must draw: loading, there, there but old (the network
 * is gone), wrong. "Empty" is the page's own affair: it knows what the next best thing is.
 */

export type Answer<Value> =
  | { state: 'loading'; again: () => void }
  | { state: 'there'; value: Value; old: boolean; again: () => void }
  | { state: 'wrong'; problem: Problem; again: () => void }

// Pages gone back to show at once what they showed, and refresh behind. Memory only: nothing personal is stored.
const remembered = new Map<string, unknown>()

/** After signing out, or when an act has changed what was read. */
export const forgetAnswers = () => remembered.clear()

/** Reads `address`; null waits (for the session, for a choice not yet made). */
export function useAnswer<Value>(address: string | null): Answer<Value> {
  const [held, setHeld] = useState<{ address: string | null; value?: Value; problem?: Problem }>({ address: null })
  const [turn, setTurn] = useState(0)
  const latest = useRef(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks for another reading of the same address
  useEffect(() => {
    if (address === null) return
    const mine = ++latest.current
    const stop = new AbortController()
    ask<Value>(address, {}, stop.signal).then(
      (value) => {
        remembered.set(address, value)
        if (mine === latest.current) setHeld({ address, value })
      },
      (thrown: unknown) => {
        if (mine === latest.current && !stop.signal.aborted) setHeld({ address, problem: problemOf(thrown) })
      },
    )
    return () => stop.abort()
  }, [address, turn])

  const again = useCallback(() => setTurn((before) => before + 1), [])
  const known = address === null ? undefined : (remembered.get(address) as Value | undefined)
  const mine = held.address === address ? held : null

  if (mine?.problem && !(mine.problem.code === 'no-network' && known !== undefined)) {
    return { state: 'wrong', problem: mine.problem, again }
  }
  const value = mine?.value ?? known
  if (address === null || value === undefined) return { state: 'loading', again }
  return { state: 'there', value, old: mine?.problem !== undefined, again }
}

type Props<Value> = {
  of: Answer<Value>
  /** What holds the place, so that nothing jumps; a few lines when not given. */
  waiting?: ReactNode
  children: (value: Value) => ReactNode
}

/** Draws an answer: a skeleton, the thing (the page says once when it is old), or what went wrong and how to go on. */
export function Shown<Value>({ of, waiting, children }: Props<Value>) {
  useOld(of.state === 'there' && of.old, of.again)
  if (of.state === 'loading') return waiting ?? <Skeleton />
  if (of.state === 'wrong') return <ProblemTold problem={of.problem} again={of.again} />
  return children(of.value)
}
