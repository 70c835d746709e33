import { setSessionCookie } from '../../platform/authenticate.ts'
import { openDb } from '../../platform/db.ts'
import type { App } from '../../platform/http.ts'
import type { Ground } from '../../platform/module.ts'
import { refuse } from '../../platform/refusal.ts'
import { closed } from '../../platform/shapes.ts'
import { openSession } from './actions.ts'
import { DevPeopleView, DevSignInForm } from './api.ts'
import { listDevPeople, listDevStaff } from './store.ts'

const PEOPLE_MOST = 60

/** Sign in as anyone: mounted outside production alone, where there is no route to find. */
export function devRoutes(app: App, ground: Ground): void {
  // the app's role cannot list people, and should not learn to for a development page
  const owner = openDb(ground.config.databaseUrl, 'sportello_seed', 1)
  app.addHook('onClose', () => owner.close())
  app.get('/dev/api/people', { schema: { hide: true, response: { 200: DevPeopleView } } }, async () => ({
    people: await listDevPeople(owner, PEOPLE_MOST),
    staff: await listDevStaff(owner),
  }))
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
