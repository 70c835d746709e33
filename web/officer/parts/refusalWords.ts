import type { TextKey } from '../../text-keys.ts'
import type { Say } from '../../ui/text.tsx'

/**
 * What a refusal means to who works here. The citizen's catalogue speaks to the person the appointment is for ("you
 * already have…"); these speak about them. A code without its own words takes the general ones.
 */
const TITLE: Record<string, TextKey> = {
  'slot-taken': 'officer-refusals.slot-taken',
  'plan-changed': 'officer-refusals.plan-changed',
  'person-busy': 'officer-refusals.person-busy',
  'too-many-open': 'officer-refusals.too-many-open',
  'too-many-of-topic': 'officer-refusals.too-many-of-topic',
  'too-late-to-book': 'officer-refusals.too-late-to-book',
  'too-late-to-change': 'officer-refusals.too-late-to-change',
  'too-far-ahead': 'officer-refusals.too-far-ahead',
  'time-not-offered': 'officer-refusals.time-not-offered',
  'mode-not-offered': 'officer-refusals.mode-not-offered',
  'web-desk-not-enabled': 'officer-refusals.web-desk-not-enabled',
  'appointment-not-open': 'officer-refusals.appointment-not-open',
  'appointment-not-yet': 'officer-refusals.appointment-not-yet',
  'outcome-already-written': 'officer-refusals.outcome-already-written',
  'outcome-needs-words': 'officer-refusals.outcome-needs-words',
  'follow-up-needs-a-time': 'officer-refusals.follow-up-needs-a-time',
  'by-day-is-past': 'officer-refusals.by-day-is-past',
  'reason-empty': 'officer-refusals.reason-empty',
  'person-not-found': 'officer-refusals.person-not-found',
  'fiscal-code-wrong': 'officer-refusals.fiscal-code-wrong',
  'reason-needed': 'officer-refusals.reason-needed',
  'not-found': 'officer-refusals.not-found',
  'not-allowed': 'officer-refusals.not-allowed',
  'sign-in-required': 'officer-refusals.sign-in-required',
  'sign-in-wrong': 'officer-refusals.sign-in-wrong',
  'sign-in-paused': 'officer-refusals.sign-in-paused',
  'too-many-requests': 'officer-refusals.too-many-requests',
  'invitation-over': 'officer-refusals.invitation-over',
  'password-weak': 'officer-refusals.password-weak',
  'no-network': 'officer-refusals.no-network',
  'server-broken': 'officer-refusals.server-broken',
  'page-broken': 'officer-refusals.page-broken',
  'form-wrong': 'officer-refusals.form-wrong',
}

const NEXT: Record<string, TextKey> = {
  'slot-taken': 'officer-refusals.slot-taken.next',
  'plan-changed': 'officer-refusals.plan-changed.next',
  'person-busy': 'officer-refusals.person-busy.next',
  'too-many-open': 'officer-refusals.too-many-open.next',
  'too-many-of-topic': 'officer-refusals.too-many-of-topic.next',
  'appointment-not-open': 'officer-refusals.appointment-not-open.next',
  'person-not-found': 'officer-refusals.person-not-found.next',
  'fiscal-code-wrong': 'officer-refusals.fiscal-code-wrong.next',
  'not-found': 'officer-refusals.not-found.next',
  'not-allowed': 'officer-refusals.not-allowed.next',
  'sign-in-required': 'officer-refusals.sign-in-required.next',
  'sign-in-wrong': 'officer-refusals.sign-in-wrong.next',
  'sign-in-paused': 'officer-refusals.sign-in-paused.next',
  'too-many-requests': 'officer-refusals.too-many-requests.next',
  'invitation-over': 'officer-refusals.invitation-over.next',
  'password-weak': 'officer-refusals.password-weak.next',
  'no-network': 'officer-refusals.no-network.next',
  'server-broken': 'officer-refusals.server-broken.next',
  'page-broken': 'officer-refusals.page-broken.next',
}

/** One sentence: for a button that can't be pressed, for a choice that is closed. */
export function sayWhyNot(t: Say, code: string): string {
  return t(TITLE[code] ?? 'officer-refusals.unknown')
}

export function sayRefusal(t: Say, code: string): { title: string; next: string } {
  const next = NEXT[code] ?? (TITLE[code] ? null : 'officer-refusals.unknown.next')
  return { title: sayWhyNot(t, code), next: next ? t(next) : '' }
}
