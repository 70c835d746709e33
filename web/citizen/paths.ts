/** Every page of the citizen, in one place. Nothing personal stands in an address: it may be shared and bookmarked. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  me: '/me',
  settings: '/me/settings',
  book: '/appointments/book',
  bookOffice: '/appointments/book/office',
  bookFirst: '/appointments/book/first',
  bookMode: '/appointments/book/mode',
  bookTime: '/appointments/book/time',
  bookReason: '/appointments/book/reason',
  bookContacts: '/appointments/book/contacts',
  bookCheck: '/appointments/book/check',
  appointment: '/appointments/:id',
  appointmentMove: '/appointments/:id/move',
  appointmentCancel: '/appointments/:id/cancel',
  notices: '/notices',
  notice: '/notices/:id',
  accessibility: '/accessibility',
  privacy: '/privacy',
} as const

/** An address with its id filled in: pathTo(paths.appointment, 12). */
export const pathTo = (path: string, id: number | string): string => path.replace(':id', String(id))
