import { Type } from 'typebox'
import { sessionOf, setSessionCookie } from '../../platform/authenticate.ts'
import type { App } from '../../platform/http.ts'
import type { Ground } from '../../platform/module.ts'
import { closed } from '../../platform/shapes.ts'
import { closeSession, setFirstPassword, signInStaff, viewSession } from './actions.ts'
import { FirstPasswordForm, SessionView, StaffSignInForm } from './api.ts'
import { devRoutes } from './dev.ts'

const Empty = closed({})
/** Passwords are guessed one after another: ten tries a minute from one address. */
const FEW = { rateLimit: { max: 10, timeWindow: '1 minute' } }

export async function routes(app: App, ground: Ground): Promise<void> {
  const development = ground.config.environment !== 'production'
  app.post('/api/session', { schema: { body: Empty, response: { 200: SessionView } } }, (request) =>
    viewSession(ground.db, sessionOf(request), development),
  )
  app.post('/api/session/end', { schema: { body: Empty, response: { 200: SessionView } } }, async (request, reply) => {
    const session = sessionOf(request)
    if (session) await closeSession(ground.db, session)
    setSessionCookie(reply, ground.config, null)
    reply.header('clear-site-data', '"cache"')
    return viewSession(ground.db, null, development)
  })
  app.post(
    '/api/staff-session',
    { config: FEW, schema: { body: StaffSignInForm, response: { 200: closed({}) } } },
    async (request, reply) => {
      const word = await ground.db.transaction((tx) => signInStaff(tx, request.body))
      setSessionCookie(reply, ground.config, word)
      return {}
    },
  )
  app.post(
    '/api/staff-password',
    { config: FEW, schema: { body: FirstPasswordForm, response: { 200: closed({ username: Type.String() }) } } },
    (request) => ground.db.transaction((tx) => setFirstPassword(tx, request.body)),
  )
  if (development) devRoutes(app, ground)
}
