import type { Step } from '../../ui/Steps.tsx'
import type { Say } from '../../ui/text.tsx'
import { paths } from '../paths.ts'
import type { Draft } from './draft.ts'

/**
 * The five steps of Designers Italia's model. A step may take two pages (topic, then office), because a page asks one
 * thing; the person sees five.
 */

const needed: [path: string, given: (draft: Draft) => boolean][] = [
  [paths.book, (draft) => draft.topic !== null],
  [paths.bookOffice, (draft) => draft.office !== null],
  [paths.bookMode, (draft) => draft.mode !== null],
  [paths.bookTime, (draft) => draft.startsAt !== null],
  [paths.bookReason, (draft) => draft.reason.trim() !== ''],
  [paths.bookContacts, (draft) => draft.phone !== ''],
]

/** The page to go to first, when one opens `path` before what it stands on has been said; null when all is there. */
export function pageBefore(path: string, draft: Draft): string | null {
  // The first free place of the whole country is another answer to "which office".
  const asked = path === paths.bookFirst ? paths.bookOffice : path
  for (const [page, given] of needed) {
    if (page === asked) return null
    if (!given(draft)) return page
  }
  return null
}

/** The first page that still lacks its answer: where a draft goes on. */
export const nextPage = (draft: Draft): string => pageBefore(paths.bookCheck, draft) ?? paths.bookCheck

export function stepsOf(draft: Draft, t: Say): Step[] {
  const given = (path: string) => pageBefore(path, draft) === null
  return [
    { name: t('appointments.steps.where'), to: paths.book, done: given(paths.bookMode) },
    { name: t('appointments.steps.when'), to: paths.bookMode, done: given(paths.bookReason) },
    { name: t('appointments.steps.why'), to: paths.bookReason, done: given(paths.bookContacts) },
    { name: t('appointments.steps.who'), to: paths.bookContacts, done: given(paths.bookCheck) },
    { name: t('appointments.steps.check'), to: paths.bookCheck, done: false },
  ]
}
