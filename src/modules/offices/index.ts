import type { Module } from '../../platform/module.ts'
import { refusals } from './api.ts'
import { routes } from './routes.ts'

export { closeDesk } from './actions.ts'
export { type Atlas, loadAtlas, officeOf, searchOffices, topicOf, viewOffice, viewTopic } from './atlas.ts'
export { holidayOn } from './holidays.ts'
export { keptAtlas } from './routes.ts'
export { distanceKm, type Opening, openingsOn } from './rules.ts'
export { type DeskRow, listDesks, listDesksChangedSince, type OfficeRow, type TopicRow } from './store.ts'

export const offices: Module = { name: 'offices', refusals, routes }
