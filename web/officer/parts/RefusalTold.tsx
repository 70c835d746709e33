import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import type { Problem } from '../../client.ts'
import { Act } from '../../ui/Act.tsx'
import { Told } from '../../ui/Told.tsx'
import { useText } from '../../ui/text.tsx'
import { sayRefusal } from './refusalWords.ts'

type Props = {
  problem: Problem
  again?: () => void
  /** After an act of the officer: the refusal takes the focus, so that the next key is about it. */
  focused?: boolean
  children?: ReactNode
}

/** What was refused and what to do, where it was tried. */
export function RefusalTold({ problem, again, focused, children }: Props) {
  const t = useText()
  const box = useRef<HTMLDivElement>(null)
  const { title, next } = sayRefusal(t, problem.code)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is a new object, even with the same code
  useEffect(() => {
    if (!focused) return
    box.current?.focus()
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [problem, focused])

  return (
    <div ref={box} tabIndex={-1}>
      <Told kind="bad" title={title} live>
        {next && <p>{next}</p>}
        {children}
        {again && (
          <Act look="second" small onPress={again}>
            {t('common.again')}
          </Act>
        )}
      </Told>
    </div>
  )
}
