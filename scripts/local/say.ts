import { whoToSignInAs } from '../../src/seed.ts'
import type { Launched } from './launch.ts'

export function sayWhereAndWho({ url, fakes, logs }: Launched): void {
  const places: [string, string][] = [
    ['Citizens', `${url}/`],
    ['Officers', `${url}/officer`],
    ['E-mails that were sent', fakes.mail.page],
    ['SMS that were sent', fakes.sms.page],
    ...['people', 'notices', 'parts', 'clock', 'jobs'].map((page, place): [string, string] => [
      place === 0 ? 'Development pages' : '',
      `${url}/dev/${page}`,
    ]),
    ['Logs', logs],
  ]
  console.log('')
  for (const [what, where] of places) console.log(`  ${what.padEnd(24)}${where}`)
  console.log(`\n  Sign in as anyone at ${url}/dev/people, for instance as`)
  for (const { who, what } of whoToSignInAs()) console.log(`  ${who.padEnd(24)}${what}`)
  console.log('')
}
