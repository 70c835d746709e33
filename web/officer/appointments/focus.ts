/** Where the keys lead: to a row of the list, to the head of the detail, to one of its parts. */

const seen = (element: HTMLElement | null): element is HTMLElement => element !== null && element.offsetParent !== null

const focusOn = (id: string): boolean => {
  const element = document.getElementById(id)
  if (!seen(element)) return false
  // A form is entered at its first answer, so that the next key already chooses.
  const within = element.querySelector<HTMLElement>('form input:checked') ?? element
  within.focus({ preventScroll: true })
  element.scrollIntoView({ block: 'nearest' })
  return true
}

/** False where the list is not in sight: on a phone the detail stands in its place. */
export const focusRow = (id: number): boolean => focusOn(`row-${id}`)

export const DETAIL = 'detail-title'
export const NOTE = 'field-note'
export const ACTS = 'acts'
export const OUTCOME = 'outcome'
export const WRITTEN = 'outcome-written'
export const CALL = 'call-number'

export const goTo = (id: string): boolean => focusOn(id)

/** What an act has just put on the page is there after the next drawing. */
export const goToSoon = (id: string): void => void requestAnimationFrame(() => focusOn(id))

/** The detail waits for its answer, so its head is tried for a little while. */
export function goToDetail(tries = 20): void {
  if (focusOn(DETAIL) || tries === 0) return
  setTimeout(() => goToDetail(tries - 1), 100)
}
