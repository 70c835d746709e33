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

const FRAMES_MAX = 120

/** What a key has just asked for may take some frames to be drawn, and a file a moment to come. */
export function goToSoon(id: string, frames = FRAMES_MAX): void {
  requestAnimationFrame(() => {
    if (!focusOn(id) && frames > 0) goToSoon(id, frames - 1)
  })
}

export const goToDetail = (): void => goToSoon(DETAIL)
