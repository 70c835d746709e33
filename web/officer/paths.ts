/** Every page of the officers. An address holds days and ids, never a name. */
export const paths = {
  home: '/officer',
  signIn: '/officer/sign-in',
  invitation: '/officer/invitation',
  day: '/officer/day',
  week: '/officer/week',
  book: '/officer/book',
} as const

/** The day's list, with one appointment open beside it. What is left out stays out of the address. */
export function dayPath(day: string | null, open: number | null = null): string {
  const search = new URLSearchParams()
  if (day) search.set('day', day)
  if (open !== null) search.set('open', String(open))
  return search.size > 0 ? `${paths.day}?${search}` : paths.day
}
