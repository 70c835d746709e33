import type { RefObject } from 'react'
import { useShortcuts } from '../parts/shortcuts.ts'
import { CALL, focusRow, goTo, NOTE } from './focus.ts'

type Day = {
  step: (by: 1 | -1) => void
  searchBox: RefObject<HTMLInputElement | null>
  help: () => void
  open: number | null
}

/** Said in the window's event, because the outcome's form opens inside the detail. */
export const OPEN_OUTCOME = 'sportello:outcome'

export function useDayShortcuts({ step, searchBox, help, open }: Day): void {
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    n: () => goTo(NOTE),
    o: () => window.dispatchEvent(new Event(OPEN_OUTCOME)),
    c: () => goTo(CALL),
    '/': () => searchBox.current?.focus(),
    '?': help,
    escape: () => open !== null && focusRow(open),
  })
}
