import type { Module } from '../../platform/module.ts'
import { refusals } from './api.ts'
import { routes } from './routes.ts'

export { openPersonFile, viewPerson } from './actions.ts'
export type { ContactView, PersonView } from './api.ts'
export { asCitizen, asStaff } from './asActor.ts'
export { type Actor, type Citizen, fullName, type Staff, type StaffRole } from './rules.ts'
export { getPerson, listContacts } from './store.ts'

export const people: Module = { name: 'people', refusals, routes }
export {
  birthPlaceCodeOf,
  fiscalCodeOf,
  isFiscalCode,
  omocodeVariant,
  provisionalCheckDigit,
  type Sex,
} from './fiscalCode.ts'
