import type { RefObject } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import { useText } from '../../ui/text.tsx'
import { MODE_ICON, MODE_NAME, MODES } from '../words.ts'
import { focusRow } from './focus.ts'
import type { Wanted } from './narrow.ts'
import type { SteadyRow } from './steady.ts'

type Props = {
  rows: SteadyRow[]
  found: number
  open: number | null
  wanted: Wanted
  want: (some: Partial<Wanted>) => void
  desks: string[]
  searchBox: RefObject<HTMLInputElement | null>
}

export function Filters({ rows, found, open, wanted, want, desks, searchBox }: Props) {
  const t = useText()
  const here = rows.filter((row) => !row.gone)
  return (
    <div className="filters">
      <Search {...{ rows, found, open, wanted, want, searchBox }} />
      <div className="filter-modes" role="group" aria-label={t('officer-day.filter.mode')}>
        <button type="button" aria-pressed={wanted.mode === null} onClick={() => want({ mode: null })}>
          {t('officer-day.filter.all')} <span className="numbers">{here.length}</span>
        </button>
        {MODES.map((mode) => (
          <button
            key={mode}
            type="button"
            aria-pressed={wanted.mode === mode}
            onClick={() => want({ mode: wanted.mode === mode ? null : mode })}
          >
            <Icon name={MODE_ICON[mode]} />
            {t(MODE_NAME[mode])} <span className="numbers">{here.filter((row) => row.mode === mode).length}</span>
          </button>
        ))}
      </div>
      <div className="filter-more">
        <select
          aria-label={t('officer-day.filter.desk')}
          value={wanted.desk}
          onChange={(event) => want({ desk: event.target.value })}
        >
          <option value="">{t('officer-day.filter.desks')}</option>
          {desks.map((desk) => (
            <option key={desk} value={desk}>
              {desk}
            </option>
          ))}
        </select>
        <label className="check-line">
          <input type="checkbox" checked={wanted.toDo} onChange={(event) => want({ toDo: event.target.checked })} />
          {t('officer-day.filter.to-do')}
        </label>
      </div>
    </div>
  )
}

function Search({ rows, found, open, wanted, want, searchBox }: Omit<Props, 'desks'>) {
  const t = useText()
  return (
    <div className="filter-search" role="search" aria-label={t('officer-day.keys.search')}>
      <Icon name="it-search" />
      <input
        ref={searchBox}
        type="search"
        autoComplete="off"
        placeholder={t('officer-day.search')}
        aria-label={t('officer-day.search')}
        aria-keyshortcuts="/"
        value={wanted.words}
        onChange={(event) => want({ words: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') want({ words: '' })
          if (event.key !== 'Escape' && event.key !== 'Enter') return
          event.preventDefault()
          if (open === null || !focusRow(open)) document.querySelector<HTMLElement>('.day-row a')?.focus()
        }}
      />
      <kbd aria-hidden>/</kbd>
      <span className="only-heard" role="status">
        {wanted.words && rows.length > 0 ? t('common.found', { count: found }) : ''}
      </span>
    </div>
  )
}
