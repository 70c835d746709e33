import type { ComponentType } from 'react'
import { lazy } from 'react'
import IndexPage from './IndexPage.tsx'
import { paths } from './paths.ts'

export type DevRoute = { path: string; page: ComponentType }

export const routes: DevRoute[] = [
  { path: paths.home, page: IndexPage },
  { path: paths.people, page: lazy(() => import('./PeoplePage.tsx')) },
  { path: paths.notices, page: lazy(() => import('./NoticesPage.tsx')) },
  { path: paths.clock, page: lazy(() => import('./ClockPage.tsx')) },
  { path: paths.jobs, page: lazy(() => import('./JobsPage.tsx')) },
  { path: paths.parts, page: lazy(() => import('./PartsPage.tsx')) },
]
