import type { Static } from 'typebox'
import { Type } from 'typebox'
import { closed, Language, orNull } from '../../platform/shapes.ts'

export const ContactView = closed({
  kind: Type.Union([Type.Literal('mobile'), Type.Literal('landline'), Type.Literal('email'), Type.Literal('pec')]),
  value: Type.String(),
})
export type ContactView = Static<typeof ContactView>

/** GET /api/my/:tag/me */
export const PersonView = closed({
  id: Type.Integer(),
  givenName: Type.String(),
  familyName: Type.String(),
  fiscalCode: Type.String(),
  birthDate: orNull(Type.String()),
  language: Language,
  contacts: Type.Array(ContactView),
})
export type PersonView = Static<typeof PersonView>

/** POST /api/my/:tag/me/language */
export const LanguageForm = closed({ language: Language })
export type LanguageForm = Static<typeof LanguageForm>

/** POST /api/staff/:tag/people/find: the whole fiscal code and a reason, never a part of it. */
export const FindPersonForm = closed({
  fiscalCode: Type.String({ minLength: 11, maxLength: 20 }),
  why: Type.String({ minLength: 3, maxLength: 200 }),
})
export type FindPersonForm = Static<typeof FindPersonForm>

export const refusals = {
  'person-not-found': 404,
  'fiscal-code-wrong': 422,
  'reason-needed': 403,
} as const
