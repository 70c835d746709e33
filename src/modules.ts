import type { Module } from './platform/module.ts'
import { people } from './modules/people/index.ts'
import { offices } from './modules/offices/index.ts'
import { notices } from './modules/notices/index.ts'
import { identity } from './modules/identity/index.ts'
import { delegations } from './modules/delegations/index.ts'
import { meetings } from './modules/meetings/index.ts'
import { appointments } from './modules/appointments/index.ts'

/** THE ORDER, lowest first: a module imports only what stands above its line (scripts/check-modules.ts). */
export const modules: readonly Module[] = [people, offices, notices, identity, delegations, meetings, appointments]
