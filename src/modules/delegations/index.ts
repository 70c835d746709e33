import type { Door } from '../../platform/authenticate.ts'
import type { Module } from '../../platform/module.ts'
import { sessionQuery } from '../identity/index.ts'
import { beginQuery } from './store.ts'

/** How every personal transaction begins. */
export const door: Door = { begin: beginQuery, isSession: sessionQuery }

export const delegations: Module = { name: 'delegations' }
