import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { Act } from './Act.tsx'
import type { FormState } from './form.ts'
import { Icon } from './Icon.tsx'
import { sayProblem } from './ProblemTold.tsx'
import { useText } from './text.tsx'

type Props<V extends Record<string, unknown>> = {
  of: FormState<V>
  /** The words on the one button that sends. */
  act: string
  /** Other ways out, beside it. */
  beside?: ReactNode
  children: ReactNode
}

/** A form with its summary of what is wrong at the top, its fields, and one act. */
export function Form<V extends Record<string, unknown>>({ of, act, beside, children }: Props<V>) {
  return (
    <form className="form" noValidate onSubmit={of.submit}>
      <ErrorSummary of={of} />
      {children}
      <div className="form-acts">
        <Act type="submit" busy={of.busy}>
          {act}
        </Act>
        {beside}
      </div>
    </form>
  )
}

type SummaryProps = { of: Pick<FormState<Record<string, unknown>>, 'errors' | 'problem' | 'failures'> }

/** What is wrong, once, at the top, with the focus: each sentence leads to its field. */
export function ErrorSummary({ of }: SummaryProps) {
  const t = useText()
  const box = useRef<HTMLDivElement>(null)
  const told = of.errors.length > 0 || of.problem !== null

  useEffect(() => {
    if (of.failures === 0 || !box.current) return
    box.current.focus()
    box.current.scrollIntoView({ block: 'start' })
  }, [of.failures])

  if (!told) return null
  const problem = of.problem && of.errors.length === 0 ? sayProblem(t, of.problem.code) : null
  return (
    <div ref={box} className="errors" role="alert" tabIndex={-1}>
      <h2>{problem ? problem.title : t('common.errors.title', { count: of.errors.length })}</h2>
      {problem?.next && <p>{problem.next}</p>}
      {of.errors.length > 0 && (
        <ul>
          {of.errors.map(({ id, sentence }) => (
            <li key={id}>
              <a href={`#${id}`} onClick={(event) => goToField(event, id)}>
                {sentence}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

// By script, because the address must not change: a step of a form is a page, and its wrong field is not.
function goToField(event: { preventDefault: () => void }, id: string) {
  event.preventDefault()
  const field = document.getElementById(id)
  const target = field?.matches('input, select, textarea') ? field : field?.querySelector<HTMLElement>('input, button')
  target?.focus()
  field?.scrollIntoView({ block: 'center' })
}

/** The sentence beside a wrong field. */
export function FieldError({ id, sentence }: { id: string; sentence: string | null }) {
  const t = useText()
  if (!sentence) return null
  return (
    <p id={`${id}-error`} className="field-error">
      <Icon name="it-error" />
      <span>
        <span className="only-heard">{t('common.errors.one')} </span>
        {sentence}
      </span>
    </p>
  )
}
