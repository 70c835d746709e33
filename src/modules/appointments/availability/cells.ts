import type { Span } from '../slots.ts'
import { MINUTE_MS } from '../slots.ts'

/** Five minutes a cell; 25 hours at the most, so ten words of 32 bits a day. */
const CELL_MS = 5 * MINUTE_MS
const WORDS_A_DAY = 10
const CELLS_A_DAY = WORDS_A_DAY * 32

/** Taken cells of one desk, day after day in one array: 600 offices × 12 desks × 62 days fit in 18 MB. */
export type Cells = Uint32Array

export function newCells(days: number): Cells {
  return new Uint32Array(days * WORDS_A_DAY)
}

export function markTaken(cells: Cells, dayIndex: number, dayStart: number, span: Span, taken: boolean): void {
  const first = Math.max(0, Math.floor((span.startsAt - dayStart) / CELL_MS))
  const last = Math.min(CELLS_A_DAY, Math.ceil((span.endsAt - dayStart) / CELL_MS))
  for (let cell = first; cell < last; cell++) {
    const word = dayIndex * WORDS_A_DAY + (cell >>> 5)
    const bit = 1 << (cell & 31)
    cells[word] = taken ? (cells[word] ?? 0) | bit : (cells[word] ?? 0) & ~bit
  }
}

export function isFree(cells: Cells, dayIndex: number, dayStart: number, span: Span): boolean {
  const first = Math.max(0, Math.floor((span.startsAt - dayStart) / CELL_MS))
  const last = Math.min(CELLS_A_DAY, Math.ceil((span.endsAt - dayStart) / CELL_MS))
  for (let cell = first; cell < last; cell++) {
    if (((cells[dayIndex * WORDS_A_DAY + (cell >>> 5)] ?? 0) & (1 << (cell & 31))) !== 0) return false
  }
  return true
}
