import type { Module } from '../../platform/module.ts'
import { refusals } from './api.ts'
import { listeners, openJobs, stillTrue, sweeps } from './jobs.ts'
import { routes } from './routes/index.ts'

export const appointments: Module = { name: 'appointments', refusals, routes, openJobs, listeners, sweeps, stillTrue }
