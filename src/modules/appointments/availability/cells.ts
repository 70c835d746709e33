import type { Span } from '../slots.ts'
import { MINUTE_MS } from '../slots.ts'

/** Five minutes a cell; 25 hours at the most, so ten words of 32 bits a day. */
export const CELL_MS = 5 * MINUTE_MS
export const WORDS_A_DAY = 10

/** Taken cells of one desk, day after day in one array: 600 offices × 12 desks × 62 days fit in 18 MB. */
export type Cells = Uint32Array

export function newCells(days: number): Cells {
  return new Uint32Array(days * WORDS_A_DAY)
}

function eachCell(
  dayIndex: number,
  dayStart: number,
  span: Span,
  touch: (word: number, bit: number) => boolean,
): boolean {
  const first = Math.max(0, Math.floor((span.startsAt - dayStart) / CELL_MS))
  const last = Math.min(WORDS_A_DAY * 32, Math.ceil((span.endsAt - dayStart) / CELL_MS))
  for (let cell = first; cell < last; cell++) {
    if (!touch(dayIndex * WORDS_A_DAY + (cell >>> 5), 1 << (cell & 31))) return false
  }
  return true
}

export function markTaken(cells: Cells, dayIndex: number, dayStart: number, span: Span, taken: boolean): void {
  eachCell(dayIndex, dayStart, span, (word, bit) => {
    cells[word] = taken ? (cells[word] ?? 0) | bit : (cells[word] ?? 0) & ~bit
    return true
  })
}

export function isFree(cells: Cells, dayIndex: number, dayStart: number, span: Span): boolean {
  return eachCell(dayIndex, dayStart, span, (word, bit) => ((cells[word] ?? 0) & bit) === 0)
}
