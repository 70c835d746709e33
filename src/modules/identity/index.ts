import type { Module } from '../../platform/module.ts'
import { refusals } from './api.ts'
import { routes } from './routes.ts'
import { forgetOldSessions } from './store.ts'

export { inviteFirstAdministrator, inviteStaff, openSession } from './actions.ts'
export { sessionQuery } from './store.ts'

export const identity: Module = {
  name: 'identity',
  refusals,
  routes,
  sweeps: [{ name: 'identity.forget-sessions', everySeconds: 3600, sweep: (ground) => forgetOldSessions(ground.db) }],
}
