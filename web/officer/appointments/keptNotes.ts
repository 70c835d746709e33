import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { act, problemOf } from '../../client.ts'
import { keepDraft, keptDraft } from '../parts/draft.ts'
import { officeNow } from '../parts/officeClock.ts'

/**
 * Notes saved as typed. They live outside the page, so that going to the next person never drops a word: what is not yet
 * on the server is in this tab's storage and is sent again until it arrives. One sending at a time a note, and always the
 * newest words, so that an old sending can never land on top of a newer one.
 */

export const NOTE_LETTERS_MAX = 4000
const REST_MS = 700
const AGAIN_MS = 4000
const JUST_SAVED_MS = 5000

export type NoteState = 'as-saved' | 'typed' | 'sending' | 'not-sent' | 'too-long' | 'refused'
export type KeptNote = { body: string; state: NoteState; savedAt: Date | null; code: string | null }

type Note = KeptNote & { address: string; sent: string; timer: ReturnType<typeof setTimeout> | undefined }

const notes = new Map<number, Note>()
const listeners = new Set<() => void>()

function put(id: number, some: Partial<Note>): void {
  const before = notes.get(id)
  if (!before) return
  notes.set(id, { ...before, ...some })
  for (const listener of listeners) listener()
}

const draftOf = (id: number) => `note-${id}`

/** What the server holds, unless there are words here that it does not have yet. */
function begin(id: number, address: string, saved: string): void {
  const known = notes.get(id)
  if (known && known.state !== 'as-saved') {
    put(id, { address })
    if (known.state === 'not-sent' || known.state === 'refused') send(id)
    return
  }
  // An answer that was on its way while a note was saved may hold the words before it.
  if (known?.savedAt && officeNow().getTime() - known.savedAt.getTime() < JUST_SAVED_MS) return
  const typed = known ? null : keptDraft<string>(draftOf(id))
  const isTyped = typed !== null && typed !== saved
  notes.set(id, {
    body: isTyped ? typed : saved,
    sent: saved,
    address,
    state: isTyped ? 'typed' : 'as-saved',
    savedAt: known?.savedAt ?? null,
    code: null,
    timer: undefined,
  })
  if (isTyped) send(id)
  for (const listener of listeners) listener()
}

function write(id: number, body: string): void {
  const note = notes.get(id)
  if (!note) return
  clearTimeout(note.timer)
  keepDraft(draftOf(id), body)
  const tooLong = body.length > NOTE_LETTERS_MAX
  const state = tooLong ? 'too-long' : note.state === 'sending' ? 'sending' : 'typed'
  put(id, { body, state, timer: tooLong ? undefined : setTimeout(() => send(id), REST_MS) })
}

async function send(id: number): Promise<void> {
  const note = notes.get(id)
  if (!note || note.state === 'sending' || note.state === 'too-long') return
  clearTimeout(note.timer)
  if (note.body === note.sent) return settle(id, note.body)
  put(id, { state: 'sending', code: null })
  try {
    await act(note.address, { body: note.body })
    settle(id, note.body)
  } catch (thrown) {
    const { code } = problemOf(thrown)
    // Without an answer it goes again by itself; a refusal waits for the officer (a new sign-in, a new opening).
    const lost = code === 'no-network' || code === 'server-broken'
    const timer = lost ? setTimeout(() => send(id), AGAIN_MS) : undefined
    put(id, { state: lost ? 'not-sent' : 'refused', code, timer })
  }
}

function settle(id: number, sent: string): void {
  const note = notes.get(id)
  if (!note) return
  if (note.body !== sent) {
    put(id, { sent, state: 'typed' })
    void send(id)
    return
  }
  keepDraft(draftOf(id), null)
  put(id, { sent, state: 'as-saved', savedAt: officeNow(), code: null })
}

/** Sends at once what rests: when the box is left, when the page goes out of sight. */
export function sendNotes(): void {
  for (const [id, note] of notes) if (note.state === 'typed' || note.state === 'not-sent') void send(id)
}

export function forgetNotes(): void {
  for (const note of notes.values()) clearTimeout(note.timer)
  notes.clear()
}

export const hasUnsentNotes = (): boolean => [...notes.values()].some((note) => note.state !== 'as-saved')

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The note of one appointment; `saved` is what the server last gave. */
export function useKeptNote(
  id: number,
  address: string | null,
  saved: string,
): [KeptNote | null, (body: string) => void] {
  useEffect(() => {
    if (address) begin(id, address, saved)
  }, [id, address, saved])
  const note = useSyncExternalStore(subscribe, () => notes.get(id) ?? null)
  return [note, useCallback((body: string) => write(id, body), [id])]
}

/** Closing the tab with words that the server does not have asks first. */
export function useLeavingGuard(): void {
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (!hasUnsentNotes()) return
      sendNotes()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', onLeave)
    window.addEventListener('online', sendNotes)
    document.addEventListener('visibilitychange', sendNotes)
    return () => {
      window.removeEventListener('beforeunload', onLeave)
      window.removeEventListener('online', sendNotes)
      document.removeEventListener('visibilitychange', sendNotes)
    }
  }, [])
}
