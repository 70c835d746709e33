import type { ReactNode } from 'react'
import { Act } from '../../ui/Act.tsx'
import { ErrorSummary } from '../../ui/Form.tsx'
import type { FormState } from '../../ui/form.ts'
import { RefusalTold } from './RefusalTold.tsx'

type Props<V extends Record<string, unknown>> = {
  of: FormState<V>
  act: string
  beside?: ReactNode
  /** What helps after a refusal, such as the nearest free times. */
  afterRefusal?: ReactNode
  children: ReactNode
}

/** The form of web/ui with the officers' words for a refusal; wrong fields are told as everywhere. */
export function DeskForm<V extends Record<string, unknown>>({ of, act, beside, afterRefusal, children }: Props<V>) {
  // A problem with single fields is told beside them, and goes away as each is changed.
  const refused = of.problem !== null && of.problem.errors.length === 0 && of.errors.length === 0
  return (
    <form className="form desk-form" noValidate onSubmit={of.submit}>
      {refused && of.problem ? (
        <RefusalTold problem={of.problem} focused>
          {afterRefusal}
        </RefusalTold>
      ) : (
        of.errors.length > 0 && <ErrorSummary of={of} />
      )}
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
