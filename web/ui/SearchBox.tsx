import { useId } from 'react'
import { Icon } from './Icon.tsx'
import { useText } from './text.tsx'

type Props = {
  label: string
  hint?: string
  value: string
  onChange: (typed: string) => void
  /** How many were found, read out when it changes; null says nothing. */
  found: number | null
}

/** A box that narrows a list while one types. The list below is ordinary: no pop-up to get lost in. */
export function SearchBox({ label, hint, value, onChange, found }: Props) {
  const t = useText()
  const id = useId()
  return (
    <div className="field search-box" role="search">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <div className="search-line">
        <Icon name="it-search" />
        <input
          className="form-control field-box"
          id={id}
          type="search"
          autoComplete="off"
          enterKeyHint="search"
          value={value}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      <p className="only-heard" role="status">
        {found === null ? '' : t('common.found', { count: found })}
      </p>
    </div>
  )
}
