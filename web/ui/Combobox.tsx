import type { KeyboardEvent, ReactNode } from 'react'
import { useId, useState } from 'react'
import { FieldError } from './Form.tsx'
import { describedBy, Label } from './fields.tsx'
import type { FieldOf } from './form.ts'
import { useText } from './text.tsx'

export type Option = { value: string; label: string; words?: string }

type Props = FieldOf<string> & { label: string; hint?: ReactNode; optional?: boolean; options: Option[]; most?: number }

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Options whose label or other words hold everything that was typed, without minding accents. */
export function matching(options: Option[], typed: string, most: number): Option[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  return options
    .filter((option) => {
      const all = plain(`${option.label} ${option.words ?? ''}`)
      return words.every((word) => all.includes(word))
    })
    .slice(0, most)
}

/** One of many, by typing (ARIA 1.2 combobox with a list). `value` is the chosen option's, or '' while none is. */
export function Combobox({ id, name, value, set, error, label, hint, optional, options, most = 8 }: Props) {
  const t = useText()
  const listId = useId()
  const chosen = options.find((option) => option.value === value)
  const [typed, setTyped] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const shown = typed === null ? [] : matching(options, typed, most)
  const active = shown[Math.min(at, shown.length - 1)]

  const take = (option: Option | undefined) => {
    if (option) set(option.value)
    setTyped(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by) {
      event.preventDefault()
      if (typed === null) return setTyped(chosen?.label ?? '')
      if (shown.length > 0) setAt((at + by + shown.length) % shown.length)
    }
    if (event.key === 'Enter' && typed !== null) {
      event.preventDefault()
      take(active)
    }
    if (event.key === 'Escape') setTyped(null)
  }
  return (
    <div className={`field combo${error ? ' has-error' : ''}`}>
      <Label id={id} label={label} hint={hint} optional={optional} />
      <FieldError id={id} sentence={error} />
      <input
        className="form-control field-box"
        id={id}
        name={name}
        role="combobox"
        autoComplete="off"
        value={typed ?? chosen?.label ?? ''}
        aria-expanded={shown.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active ? `${listId}-${active.value}` : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
          if (value) set('')
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setTyped(null)}
      />
      <OptionList id={listId} {...{ label, shown, active }} onTake={take} />
      <p className="only-heard" role="status">
        {typed === null ? '' : t('common.found', { count: shown.length })}
      </p>
    </div>
  )
}

type ListProps = {
  id: string
  label: string
  shown: Option[]
  active: Option | undefined
  onTake: (option: Option) => void
}

function OptionList({ id, label, shown, active, onTake }: ListProps) {
  return (
    <div id={id} className="combo-list" role="listbox" aria-label={label} hidden={shown.length === 0}>
      {shown.map((option) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works from the box, as the pattern has it
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box (aria-activedescendant)
        <div
          key={option.value}
          id={`${id}-${option.value}`}
          role="option"
          aria-selected={option === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(option)}
        >
          {option.label}
        </div>
      ))}
    </div>
  )
}
