import { useRef, useState } from 'react'
import type { Problem } from '../../client.ts'
import { act, newKey, problemOf } from '../../client.ts'
import { useMy } from '../../session.tsx'

export type Doing = {
  busy: string | null
  problem: Problem | null
  /** Acts at `path`; `name` tells which button turns. The same meaning keeps its key until an answer has come. */
  go: <Answer>(name: string, path: string, form: unknown, after: (answer: Answer) => void) => Promise<void>
}

/** An act by one button: one at a time, its refusal kept to be shown in place. */
export function useAct(): Doing {
  const my = useMy()
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const keys = useRef(new Map<string, string>())

  const go: Doing['go'] = async (name, path, form, after) => {
    const address = my(path)
    if (address === null || busy !== null) return
    const meaning = `${path} ${JSON.stringify(form)}`
    const key = keys.current.get(meaning) ?? newKey()
    keys.current.set(meaning, key)
    setBusy(name)
    setProblem(null)
    try {
      const answer = await act<Parameters<typeof after>[0]>(address, form, { key })
      keys.current.delete(meaning)
      after(answer)
    } catch (thrown) {
      setProblem(problemOf(thrown))
    } finally {
      setBusy(null)
    }
  }
  return { busy, problem, go }
}
