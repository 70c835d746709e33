import { useMemo, useState } from 'react'
import type { Mode } from '../../../src/platform/shapes.ts'
import { isToDo, standingOf } from '../words.ts'
import type { SteadyRow } from './steady.ts'

/** What of the day is in the list: by mode, by desk, only what is still to do, and by words. */
export type Wanted = { mode: Mode | null; desk: string; toDo: boolean; words: string }

const EVERYTHING: Wanted = { mode: null, desk: '', toDo: false, words: '' }
// The desk one sits at is the same all day: the machine remembers it, and nothing about a person.
const DESK = 'sportello.officer-desk'

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

export function narrow(rows: SteadyRow[], wanted: Wanted, now: Date): SteadyRow[] {
  const words = plain(wanted.words).split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    if (wanted.mode && row.mode !== wanted.mode) return false
    if (wanted.desk && row.deskName !== wanted.desk) return false
    if (wanted.toDo && !isToDo(standingOf(row, now))) return false
    const all = plain(`${row.personName} ${row.code} ${row.topicName} ${row.reason} ${row.deskName}`)
    return words.every((word) => all.includes(word))
  })
}

function rememberedDesk(): string {
  try {
    return localStorage.getItem(DESK) ?? ''
  } catch {
    return ''
  }
}

export function useWanted(rows: SteadyRow[]): {
  wanted: Wanted
  want: (some: Partial<Wanted>) => void
  desks: string[]
} {
  const [wanted, setWanted] = useState<Wanted>(() => ({ ...EVERYTHING, desk: rememberedDesk() }))
  const desks = useMemo(() => [...new Set(rows.map((row) => row.deskName))].sort(byNumber), [rows])
  const want = (some: Partial<Wanted>) => {
    setWanted((before) => ({ ...before, ...some }))
    if (some.desk === undefined) return
    try {
      localStorage.setItem(DESK, some.desk)
    } catch {}
  }
  // A desk remembered from another office or another day narrows nothing.
  const desk = desks.includes(wanted.desk) ? wanted.desk : ''
  return { wanted: desk === wanted.desk ? wanted : { ...wanted, desk }, want, desks }
}

const byNumber = (a: string, b: string) => a.localeCompare(b, 'it', { numeric: true })
