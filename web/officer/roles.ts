import type { SessionView } from '../../src/modules/identity/api.ts'

/** Who serves at an office and who books for others: the server refuses the rest, and the menu does not offer it. */
const SERVING = ['receptionist', 'officer', 'manager']
const BOOKING = [...SERVING, 'agent']

type Who = Pick<SessionView, 'role' | 'officeName'> | null

export const maySeeTheDay = (who: Who) => SERVING.includes(who?.role ?? '') && Boolean(who?.officeName)

export const mayBookForOthers = (who: Who) => BOOKING.includes(who?.role ?? '')
