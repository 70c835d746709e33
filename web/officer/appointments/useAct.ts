import { useRef, useState } from 'react'
import type { Problem } from '../../client.ts'
import { act, newKey, problemOf } from '../../client.ts'
import { useMy } from '../../session.tsx'

export type Doing = {
  busy: string | null
  problem: Problem | null
  /** Acts at `path`; `name` tells which button turns. */
  go: <Answer>(name: string, path: string, form: unknown, after: (answer: Answer) => void) => Promise<void>
}

/**
 * An act by one button: one at a time, its refusal kept to be shown in place. Pressed again after a lost connection it
 * is the same act; pressed again after an answer it is another (two calls without an answer are two calls).
 */
export function useAct(): Doing {
  const my = useMy()
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const pending = useRef({ name: '', key: '' })

  const go: Doing['go'] = async <Answer>(
    name: string,
    path: string,
    form: unknown,
    after: (answer: Answer) => void,
  ): Promise<void> => {
    const address = my(path)
    if (address === null || busy !== null) return
    if (pending.current.name !== name) pending.current = { name, key: newKey() }
    setBusy(name)
    setProblem(null)
    try {
      const answer = await act<Answer>(address, form, { key: pending.current.key })
      pending.current = { name: '', key: '' }
      after(answer)
    } catch (thrown) {
      setProblem(problemOf(thrown))
    } finally {
      setBusy(null)
    }
  }
  return { busy, problem, go }
}
