import type { RefObject } from 'react'
import { useShortcuts } from '../parts/shortcuts.ts'
import { focusRow } from './focus.ts'

/** The part of the open person's file that a key leads to. */
export type FilePart = 'note' | 'outcome' | 'call'

type Day = {
  step: (by: 1 | -1) => void
  searchBox: RefObject<HTMLInputElement | null>
  help: () => void
  open: number | null
  /** Kept until the file is there: who presses J and O at once means the outcome of the next person. */
  onAsk: (part: FilePart) => void
}

export function useDayShortcuts({ step, searchBox, help, open, onAsk }: Day): void {
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    n: () => onAsk('note'),
    o: () => onAsk('outcome'),
    c: () => onAsk('call'),
    '/': () => searchBox.current?.focus(),
    '?': help,
    escape: () => open !== null && focusRow(open),
  })
}
