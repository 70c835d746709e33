import type { ComponentType } from 'react'
import { lazy } from 'react'
import HomePage from './home/HomePage.tsx'
import { paths } from './paths.ts'

/**
 * Path → page, the first that fits. The home page comes with the first script and every other one by itself when it is
 * wanted, so that the first visit stays light. `for signed in` sends everybody else to the door first.
 */
export type CitizenRoute = { path: string; page: ComponentType; forSignedIn?: true }

export const routes: CitizenRoute[] = [
  { path: paths.home, page: HomePage },
  { path: paths.signIn, page: lazy(() => import('./identity/SignInPage.tsx')) },

  { path: paths.book, page: lazy(() => import('./appointments/BookTopicPage.tsx')) },
  { path: paths.bookOffice, page: lazy(() => import('./appointments/BookOfficePage.tsx')) },
  { path: paths.bookFirst, page: lazy(() => import('./appointments/BookFirstPage.tsx')) },
  { path: paths.bookMode, page: lazy(() => import('./appointments/BookModePage.tsx')) },
  { path: paths.bookTime, page: lazy(() => import('./appointments/BookTimePage.tsx')) },
  { path: paths.bookReason, page: lazy(() => import('./appointments/BookReasonPage.tsx')), forSignedIn: true },
  { path: paths.bookContacts, page: lazy(() => import('./appointments/BookContactsPage.tsx')), forSignedIn: true },
  { path: paths.bookCheck, page: lazy(() => import('./appointments/BookCheckPage.tsx')), forSignedIn: true },
  { path: paths.appointment, page: lazy(() => import('./appointments/AppointmentPage.tsx')), forSignedIn: true },
  { path: paths.appointmentMove, page: lazy(() => import('./appointments/MovePage.tsx')), forSignedIn: true },
  { path: paths.appointmentCancel, page: lazy(() => import('./appointments/CancelPage.tsx')), forSignedIn: true },

  { path: paths.me, page: lazy(() => import('./people/MePage.tsx')), forSignedIn: true },
  { path: paths.settings, page: lazy(() => import('./people/SettingsPage.tsx')), forSignedIn: true },
  { path: paths.notices, page: lazy(() => import('./notices/NoticesPage.tsx')), forSignedIn: true },
  { path: paths.notice, page: lazy(() => import('./notices/NoticePage.tsx')), forSignedIn: true },

  { path: paths.accessibility, page: lazy(() => import('./about/AccessibilityPage.tsx')) },
  { path: paths.privacy, page: lazy(() => import('./about/PrivacyPage.tsx')) },
]
