/** GET /dev/api/jobs (src/platform/dev.ts). */
export type JobsView = {
  jobs: JobRow[]
  announcements: AnnouncementRow[]
  /** How long the oldest announcement that nobody has taken has waited. */
  oldestWaitsMs: number | null
  fakes: { mail?: { page: string }; sms?: { page: string } }
}

export type JobRow = {
  id: number
  job: string
  key: string | null
  attempts: number
  attemptsMax: number
  runAt: string
  running: boolean
  lastError: string | null
}

export type AnnouncementRow = {
  id: number
  kind: string
  subjectId: number
  announcedAt: string
  fannedAt: string | null
}
