/** Pages for ourselves. */
export const paths = {
  home: '/dev',
  people: '/dev/people',
  notices: '/dev/notices',
  parts: '/dev/parts',
  clock: '/dev/clock',
  jobs: '/dev/jobs',
} as const
