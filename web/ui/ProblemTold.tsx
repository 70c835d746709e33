import type { Problem } from '../client.ts'
import { Act } from './Act.tsx'
import { HelpLines } from './HelpLines.tsx'
import { Told } from './Told.tsx'
import type { Say } from './text.tsx'
import { useText } from './text.tsx'

/** What a refusal's code means, in the person's words; codes without a sentence get the general one. */
export function sayProblem(t: Say, code: string): { title: string; next: string } {
  const known = t.has(`refusals.${code}`) ? code : 'unknown'
  const next = `refusals.${known}.next`
  return { title: t.code(`refusals.${known}`), next: t.has(next) ? t.code(next) : '' }
}

type Props = { problem: Problem; again?: () => void }

/** What went wrong, what to do, and a number to call: no dead end. */
export function ProblemTold({ problem, again }: Props) {
  const t = useText()
  const { title, next } = sayProblem(t, problem.code)
  return (
    <div className="stack">
      <Told kind="bad" title={title} live>
        {next && <p>{next}</p>}
        {again && (
          <Act look="second" small onPress={again}>
            {t('common.again')}
          </Act>
        )}
      </Told>
      <HelpLines />
    </div>
  )
}
