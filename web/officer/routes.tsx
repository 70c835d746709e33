import type { ComponentType } from 'react'
import BookPage from './appointments/BookPage.tsx'
import DayPage from './appointments/DayPage.tsx'
import WeekPage from './appointments/WeekPage.tsx'
import HomePage from './identity/HomePage.tsx'
import InvitationPage from './identity/InvitationPage.tsx'
import SignInPage from './identity/SignInPage.tsx'
import { paths } from './paths.ts'

/** Path → page. All in one script: who works here all day has it in the cache, and no press waits for a download. */
export const routes: [path: string, page: ComponentType][] = [
  [paths.home, HomePage],
  [paths.signIn, SignInPage],
  [paths.invitation, InvitationPage],
  [paths.day, DayPage],
  [paths.week, WeekPage],
  [paths.book, BookPage],
]
