import type { ComponentType } from 'react'
import { lazy } from 'react'
import HomePage from './home/HomePage.tsx'
import { paths } from './paths.ts'

/**
 * Path → page, the first that fits. The home page comes with the first script; the others in two files, the booking's
 * and one's own, so that the first visit stays light. `forSignedIn` sends everybody else to the door first.
 */
type CitizenRoute = { path: string; page: ComponentType; forSignedIn?: true }

const fetchBooking = () => import('./appointments/booking.ts')
const fetchMine = () => import('./people/mine.ts')

const booking = (name: keyof Awaited<ReturnType<typeof fetchBooking>>) =>
  lazy(async () => ({ default: (await fetchBooking())[name] }))
const mine = (name: keyof Awaited<ReturnType<typeof fetchMine>>) =>
  lazy(async () => ({ default: (await fetchMine())[name] }))

export const routes: CitizenRoute[] = [
  { path: paths.home, page: HomePage },
  { path: paths.signIn, page: lazy(() => import('./identity/SignInPage.tsx')) },

  { path: paths.book, page: booking('BookTopicPage') },
  { path: paths.bookOffice, page: booking('BookOfficePage') },
  { path: paths.bookFirst, page: booking('BookFirstPage') },
  { path: paths.bookMode, page: booking('BookModePage') },
  { path: paths.bookTime, page: booking('BookTimePage') },
  { path: paths.bookReason, page: booking('BookReasonPage'), forSignedIn: true },
  { path: paths.bookContacts, page: booking('BookContactsPage'), forSignedIn: true },
  { path: paths.bookCheck, page: booking('BookCheckPage'), forSignedIn: true },

  { path: paths.appointment, page: mine('AppointmentPage'), forSignedIn: true },
  { path: paths.appointmentMove, page: mine('MovePage'), forSignedIn: true },
  { path: paths.appointmentCancel, page: mine('CancelPage'), forSignedIn: true },
  { path: paths.me, page: mine('MePage'), forSignedIn: true },
  { path: paths.settings, page: mine('SettingsPage'), forSignedIn: true },
  { path: paths.notices, page: mine('NoticesPage'), forSignedIn: true },
  { path: paths.notice, page: mine('NoticePage'), forSignedIn: true },

  { path: paths.accessibility, page: lazy(() => import('./about/AccessibilityPage.tsx')) },
  { path: paths.privacy, page: lazy(() => import('./about/PrivacyPage.tsx')) },
]
