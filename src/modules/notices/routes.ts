import type { App } from '../../platform/http.ts'
import type { Ground } from '../../platform/module.ts'
import { closed, TagAndId, TagParams } from '../../platform/shapes.ts'
import { asCitizen } from '../people/index.ts'
import { readNotice, viewNotices } from './actions.ts'
import { NoticesView, NoticeView } from './api.ts'

export function routes(app: App, ground: Ground): void {
  app.get('/api/my/:tag/notices', { schema: { params: TagParams, response: { 200: NoticesView } } }, (request) =>
    asCitizen(ground, request, (tx, actor) => viewNotices(tx, actor.actingFor)),
  )
  app.post(
    '/api/my/:tag/notices/:id/read',
    { schema: { params: TagAndId, body: closed({}), response: { 200: NoticeView } } },
    (request) =>
      asCitizen(ground, request, (tx, actor, now) => readNotice(tx, actor.actingFor, request.params.id, now)),
  )
}
