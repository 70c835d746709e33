import type { Mode } from '../../../src/platform/shapes.ts'
import type { TextKey } from '../../text-keys.ts'

/** The three modes, in the order in which people meet them, and their words. */
export const MODES: Mode[] = ['in_person', 'phone', 'web']

export const MODE_NAME: Record<Mode, TextKey> = {
  in_person: 'appointments.mode.in-person',
  phone: 'appointments.mode.phone',
  web: 'appointments.mode.web',
}

/** What happens at the hour: "Vieni in sede", "Ti chiamiamo noi". */
export const MODE_NOTE: Record<Mode, TextKey> = {
  in_person: 'appointments.mode.in-person.note',
  phone: 'appointments.mode.phone.note',
  web: 'appointments.mode.web.note',
}
