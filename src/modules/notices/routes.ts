import type { App } from '../../platform/http.ts'
import { nowOf } from '../../platform/jobs.ts'
import type { Ground } from '../../platform/module.ts'
import { refuse } from '../../platform/refusal.ts'
import { closed, TagAndId, TagParams } from '../../platform/shapes.ts'
import { asCitizen } from '../people/index.ts'
import { readNotice, takeInReceipt, viewNotices } from './actions.ts'
import { NoticesView, NoticeView } from './api.ts'
import { devRoutes } from './dev.ts'
import { verifyCallback } from './sms/gateway.ts'

export function routes(app: App, ground: Ground): void {
  // a room of its own: the signature is over the octets as they came, so this route's bodies are not parsed
  app.register(async (room) => callbackRoute(room as App, ground))
  app.get('/api/my/:tag/notices', { schema: { params: TagParams, response: { 200: NoticesView } } }, (request) =>
    asCitizen(ground, request, (tx, actor) => viewNotices(tx, actor.actingFor)),
  )
  app.post(
    '/api/my/:tag/notices/:id/read',
    { schema: { params: TagAndId, body: closed({}), response: { 200: NoticeView } } },
    (request) =>
      asCitizen(ground, request, (tx, actor, now) => readNotice(tx, actor.actingFor, request.params.id, now)),
  )
  if (ground.config.environment !== 'production') devRoutes(app, ground)
}

/** The SMS gateway reports how a message ended. Anything that it has not signed within five minutes is refused. */
function callbackRoute(app: App, ground: Ground): void {
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post('/api/notices/sms-receipts', { schema: { hide: true } }, async (request, reply) => {
    // the provider signs in the world's time, which /dev/clock does not move
    const verdict = verifyCallback(request.headers, request.body as Buffer, ground.config.smsCallbackSecret, new Date())
    const now = await nowOf(ground.db)
    if (!verdict.valid) refuse('callback-wrong')
    await ground.db.transaction((tx) => takeInReceipt(tx, verdict.receipt, now))
    return reply.code(204).send()
  })
}
