import { useSyncExternalStore } from 'react'
import type { AttachmentView } from '../../../src/modules/appointments/api.ts'
import type { OfficeView, TopicView } from '../../../src/modules/offices/api.ts'
import type { Mode } from '../../../src/platform/shapes.ts'
import { newKey } from '../../client.ts'

/**
 * A booking that is being made. It survives a closed browser, so that an old person who is called to the door finds it
 * again; it is forgotten when booked, when signing out, and after seven days. Nothing of it stands in an address.
 */
export type Draft = {
  topic: TopicView | null
  office: OfficeView | null
  mode: Mode | null
  startsAt: string | null
  reason: string
  details: string
  attachments: AttachmentView[]
  phone: string
  email: string
  alsoTell: boolean
  relativeName: string
  relativePhone: string
  relativeEmail: string
  /** Whose words these are, once known: they are never shown to another who signs in on the same device. */
  personId: number | null
  /** What makes two sendings of this booking one booking. */
  key: string
  changedAt: number
}

const KEPT = 'sportello.booking'
const KEPT_MS = 7 * 86_400_000

const emptyDraft = (): Draft => ({
  topic: null,
  office: null,
  mode: null,
  startsAt: null,
  ...nobodysWords(),
  key: newKey(),
  changedAt: Date.now(),
})

const nobodysWords = () => ({
  reason: '',
  details: '',
  attachments: [],
  phone: '',
  email: '',
  alsoTell: false,
  relativeName: '',
  relativePhone: '',
  relativeEmail: '',
  personId: null,
})

let draft: Draft | null = null
const listeners = new Set<() => void>()

function current(): Draft {
  draft ??= readKept() ?? emptyDraft()
  return draft
}

/** Changes some of the draft. Another topic, office or mode takes back what depended on it. */
export function changeDraft(some: Partial<Draft>): void {
  draft = { ...current(), ...withoutWhatDepended(some), ...some, changedAt: Date.now() }
  keep(draft)
  for (const listener of listeners) listener()
}

export function forgetDraft(): void {
  draft = emptyDraft()
  keep(null)
  for (const listener of listeners) listener()
}

/** The draft belongs to this person from now on; what another had written is dropped. */
export function claimDraft(personId: number): void {
  const { personId: owner } = current()
  if (owner === personId) return
  changeDraft(owner === null ? { personId } : { ...nobodysWords(), personId, key: newKey() })
}

export function useDraft(): Draft {
  return useSyncExternalStore(subscribe, current)
}

function withoutWhatDepended(some: Partial<Draft>): Partial<Draft> {
  if (some.topic && some.topic.code !== current().topic?.code) return { office: null, mode: null, startsAt: null }
  if (some.office && some.office.code !== current().office?.code) return { mode: null, startsAt: null }
  return some.mode && some.mode !== current().mode ? { startsAt: null } : {}
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function readKept(): Draft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Draft | null
    // What an older version of this page kept may lack a field.
    return kept && Date.now() - kept.changedAt < KEPT_MS ? { ...emptyDraft(), ...kept } : null
  } catch {
    return null
  }
}

function keep(kept: Draft | null) {
  try {
    if (kept) localStorage.setItem(KEPT, JSON.stringify(kept))
    else localStorage.removeItem(KEPT)
  } catch {}
}
