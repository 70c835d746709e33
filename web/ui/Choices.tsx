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
          <OneChoice key={option.value} {...{ id, name, option }} chosen={value === option.value} onChoose={set} />
        ))}
        {children}
      </div>
    </fieldset>
  )
}

type OneProps = { id: string; name: string; option: Choice; chosen: boolean; onChoose: (value: string) => void }

/** Its name is the title alone and its note a description, so that who listens hears which one first. */
function OneChoice({ id, name, option, chosen, onChoose }: OneProps) {
  const own = `${id}-${option.value}`
  const note = option.why ?? option.note
  return (
    <label className={`choice${option.why ? ' is-closed' : ''}`}>
      <input
        type="radio"
        name={name}
        value={option.value}
        checked={chosen}
        disabled={Boolean(option.why)}
        aria-labelledby={`${own}-title`}
        aria-describedby={note ? `${own}-note` : undefined}
        onChange={() => onChoose(option.value)}
      />
      <span>
        <span id={`${own}-title`} className="choice-title">
          {option.title}
        </span>
        {note && (
          <span id={`${own}-note`} className="choice-note">
            {note}
          </span>
        )}
      </span>
    </label>
  )
}
