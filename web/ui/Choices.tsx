import type { ReactNode } from 'react'
import { FieldError } from './Form.tsx'
import { describedBy } from './fields.tsx'
import type { FieldOf } from './form.ts'

export type Choice = {
  value: string
  title: string
  note?: ReactNode
  /** Why it can't be chosen, in words; it stays in sight so that one knows it exists. */
  why?: string | null
}

type Props = FieldOf<string> & {
  legend: string
  hint?: ReactNode
  /** The question is the title of the page already: the legend is then only heard. */
  legendHeard?: boolean
  bare?: boolean
  options: Choice[]
  children?: ReactNode
}

/** One of a few: native radios, each a large target with its title and its note. */
export function Choices({ id, name, value, set, error, legend, hint, legendHeard, bare, options, children }: Props) {
  return (
    <fieldset className={`field${error ? ' has-error' : ''}`} id={id} aria-describedby={describedBy(id, hint, error)}>
      <legend className={legendHeard ? 'only-heard' : 'field-label'}>{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <FieldError id={id} sentence={error} />
      <div className={`choices${bare ? ' is-bare' : ''}`}>
        {options.map((option) => (
          <label key={option.value} className={`choice${option.why ? ' is-closed' : ''}`}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              disabled={Boolean(option.why)}
              onChange={() => set(option.value)}
            />
            <span>
              <span className="choice-title">{option.title}</span>
              {option.note && <span className="choice-note">{option.note}</span>}
              {option.why && <span className="choice-note">{option.why}</span>}
            </span>
          </label>
        ))}
        {children}
      </div>
    </fieldset>
  )
}
