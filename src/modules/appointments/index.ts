import type { Module } from '../../platform/module.ts'
import { refusals } from './api.ts'
import { jobs, listeners, stillTrue, sweeps } from './jobs.ts'
import { routes } from './routes/index.ts'

export const appointments: Module = { name: 'appointments', refusals, routes, jobs, listeners, sweeps, stillTrue }
