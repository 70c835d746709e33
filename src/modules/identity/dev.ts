import { setSessionCookie } from '../../platform/authenticate.ts'
import { openDb } from '../../platform/db.ts'
import type { App } from '../../platform/http.ts'
import type { Ground } from '../../platform/module.ts'
import { refuse } from '../../platform/refusal.ts'
import { closed } from '../../platform/shapes.ts'
import { openSession } from './actions.ts'
import { DevPeopleQuery, DevPeopleView, DevSignInForm } from './api.ts'
import { listDevPeople, listDevStaff } from './store.ts'

const PEOPLE_MOST = 60
const STAFF_MOST = 200

/** Each word must be somewhere in the name, the code or the office: "marin ada" finds Ada Marin. */
function patternsOf(typed: string): string[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
}

/** Sign in as anyone: mounted outside production alone, where there is no route to find. */
export function devRoutes(app: App, ground: Ground): void {
  // the app's role cannot list people, and should not learn to for a development page
  const owner = openDb(ground.config.databaseUrl, 'sportello_seed', 1)
  app.addHook('onClose', () => owner.close())
  app.get(
    '/dev/api/people',
    { schema: { hide: true, querystring: DevPeopleQuery, response: { 200: DevPeopleView } } },
    async (request) => {
      const patterns = patternsOf(request.query.q ?? '')
      return {
        people: await listDevPeople(owner, patterns, PEOPLE_MOST),
        staff: await listDevStaff(owner, patterns, STAFF_MOST),
      }
    },
  )
  app.post(
    '/dev/api/sign-in',
    { schema: { hide: true, body: DevSignInForm, response: { 200: closed({}) } } },
    async (request, reply) => {
      const { personId, staffId, method } = request.body
      if ((personId === undefined) === (staffId === undefined)) refuse('sign-in-wrong')
      const signIn =
        personId !== undefined
          ? { personId, method: method ?? 'spid', level: 2 }
          : { staffId: staffId ?? 0, method: 'development', level: 2 }
      const word = await ground.db.transaction((tx) => openSession(tx, signIn))
      setSessionCookie(reply, ground.config, word)
      return {}
    },
  )
}
