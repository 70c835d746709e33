// What one sees after signing in, as one file on the wire.
export { default as AppointmentPage } from '../appointments/AppointmentPage.tsx'
export { default as CancelPage } from '../appointments/CancelPage.tsx'
export { default as MovePage } from '../appointments/MovePage.tsx'
export { default as NoticePage } from '../notices/NoticePage.tsx'
export { default as NoticesPage } from '../notices/NoticesPage.tsx'
export { default as MePage } from './MePage.tsx'
export { default as SettingsPage } from './SettingsPage.tsx'
