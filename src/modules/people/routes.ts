import type { App } from '../../platform/http.ts'
import type { Ground } from '../../platform/module.ts'
import { TagParams } from '../../platform/shapes.ts'
import { chooseLanguage, findPerson, viewPerson } from './actions.ts'
import { FindPersonForm, LanguageForm, PersonView } from './api.ts'
import { asCitizen, asStaff } from './asActor.ts'

export function routes(app: App, ground: Ground): void {
  app.get('/api/my/:tag/me', { schema: { params: TagParams, response: { 200: PersonView } } }, (request) =>
    asCitizen(ground, request, (tx, actor) => viewPerson(tx, actor.actingFor)),
  )
  app.post(
    '/api/my/:tag/me/language',
    { schema: { params: TagParams, body: LanguageForm, response: { 200: PersonView } } },
    (request) => asCitizen(ground, request, (tx, actor) => chooseLanguage(tx, actor, request.body.language)),
  )
  app.post(
    '/api/staff/:tag/people/find',
    { schema: { params: TagParams, body: FindPersonForm, response: { 200: PersonView } } },
    (request) =>
      asStaff(ground, request, ['receptionist', 'officer', 'agent', 'manager'], (tx, actor) =>
        findPerson(tx, actor, request.body),
      ),
  )
}
