import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute, InputHTMLAttributes, ReactNode } from 'react'
import { FieldError } from './Form.tsx'
import type { FieldOf } from './form.ts'
import { useText } from './text.tsx'

/** Fields of one line, many lines, and a choice in a native list. Spread `form.field('name')` into them. */

type Common = {
  label: string
  hint?: ReactNode
  /** Says "(facoltativo)" after the label: what is asked is needed unless it says otherwise. */
  optional?: boolean
}

export const describedBy = (id: string, hint: ReactNode, error: string | null) =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined

export function Label({ id, label, hint, optional }: Common & { id: string }) {
  const t = useText()
  return (
    <>
      <label className="field-label" htmlFor={id}>
        {label}
        {optional && <span className="quiet"> {t('common.optional')}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </>
  )
}

type TextProps = FieldOf<string> &
  Common & {
    type?: HTMLInputTypeAttribute
    autoComplete?: HTMLInputAutoCompleteAttribute
    inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode']
    maxLength?: number
    short?: boolean
  }

export function TextField(props: TextProps) {
  const { id, name, value, set, error, label, hint, optional, type = 'text', short, ...native } = props
  return (
    <div className={`field${error ? ' has-error' : ''}${short ? ' field-short' : ''}`}>
      <Label id={id} label={label} hint={hint} optional={optional} />
      <FieldError id={id} sentence={error} />
      <input
        {...native}
        className="form-control field-box"
        id={id}
        name={name}
        type={type}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => set(event.target.value)}
      />
    </div>
  )
}

type AreaProps = FieldOf<string> & Common & { maxLength?: number; rows?: number }

export function TextArea({ id, name, value, set, error, label, hint, optional, maxLength, rows = 5 }: AreaProps) {
  const t = useText()
  const left = maxLength === undefined ? null : maxLength - value.length
  return (
    <div className={`field${error ? ' has-error' : ''}`}>
      <Label id={id} label={label} hint={hint} optional={optional} />
      <FieldError id={id} sentence={error} />
      <textarea
        className="form-control field-box"
        id={id}
        name={name}
        rows={rows}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => set(event.target.value)}
      />
      {/* Only near the end: a counter that always runs makes people write less than they need. */}
      {left !== null && left < 100 && (
        <p className="field-count" role="status">
          {left >= 0 ? t('common.left', { count: left }) : t('common.too-many', { count: -left })}
        </p>
      )}
    </div>
  )
}

type SelectProps = FieldOf<string> & Common & { options: { value: string; label: string }[]; short?: boolean }

export function Select({ id, name, value, set, error, label, hint, optional, options, short }: SelectProps) {
  return (
    <div className={`field${error ? ' has-error' : ''}${short ? ' field-short' : ''}`}>
      <Label id={id} label={label} hint={hint} optional={optional} />
      <FieldError id={id} sentence={error} />
      <select
        className="form-select field-box"
        id={id}
        name={name}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => set(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

type CheckProps = FieldOf<boolean> & { label: string; hint?: ReactNode }

export function CheckBox({ id, name, value, set, error, label, hint }: CheckProps) {
  return (
    <div className={`field${error ? ' has-error' : ''}`}>
      <FieldError id={id} sentence={error} />
      <label className="choice">
        <input
          type="checkbox"
          id={id}
          name={name}
          checked={value}
          aria-labelledby={`${id}-label`}
          aria-describedby={describedBy(id, hint, error)}
          onChange={(event) => set(event.target.checked)}
        />
        <span>
          <span id={`${id}-label`} className="choice-title">
            {label}
          </span>
          {hint && (
            <span id={`${id}-hint`} className="choice-note">
              {hint}
            </span>
          )}
        </span>
      </label>
    </div>
  )
}
