// The pages of the booking as one file on the wire: who opens the first will need the others, perhaps in a tunnel.
export { default as BookCheckPage } from './BookCheckPage.tsx'
export { default as BookContactsPage } from './BookContactsPage.tsx'
export { default as BookFirstPage } from './BookFirstPage.tsx'
export { default as BookModePage } from './BookModePage.tsx'
export { default as BookOfficePage } from './BookOfficePage.tsx'
export { default as BookReasonPage } from './BookReasonPage.tsx'
export { default as BookTimePage } from './BookTimePage.tsx'
export { default as BookTopicPage } from './BookTopicPage.tsx'
