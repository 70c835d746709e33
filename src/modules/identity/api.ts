import type { Static } from 'typebox'
import { Type } from 'typebox'
import { closed, orNull } from '../../platform/shapes.ts'

/**
 * POST /api/session with {}: who is signed in with this cookie. By POST, so that no cache between the
 * server and the person can ever keep the answer (the leak of 1 April 2020 was a cached page).
 */
export const SessionView = closed({
  signedIn: Type.Boolean(),
  /** Stands in the address of every personal route. */
  tag: orNull(Type.String()),
  kind: orNull(Type.Union([Type.Literal('citizen'), Type.Literal('staff')])),
  givenName: Type.String(),
  familyName: Type.String(),
  language: Type.String(),
  method: orNull(Type.String()),
  role: orNull(Type.String()),
  officeName: orNull(Type.String()),
  /** True where this installation lets one sign in as anyone, for development. */
  development: Type.Boolean(),
})
export type SessionView = Static<typeof SessionView>

/** POST /api/staff-session */
export const StaffSignInForm = closed({
  username: Type.String({ minLength: 2, maxLength: 60 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
})
export type StaffSignInForm = Static<typeof StaffSignInForm>

/** POST /api/staff-password: the first password, with the word of the invitation. */
export const FirstPasswordForm = closed({
  invitation: Type.String({ minLength: 20, maxLength: 100 }),
  password: Type.String({ minLength: 12, maxLength: 200 }),
})

/** GET /dev/api/people?q= (development only): words of a name, a fiscal code or an office. */
export const DevPeopleQuery = closed({ q: Type.Optional(Type.String({ maxLength: 80 })) })

export const DevPeopleView = closed({
  people: Type.Array(
    closed({
      id: Type.Integer(),
      name: Type.String(),
      fiscalCode: Type.String(),
      language: Type.String(),
      note: Type.String(),
    }),
  ),
  staff: Type.Array(
    closed({
      id: Type.Integer(),
      name: Type.String(),
      role: Type.String(),
      office: Type.String(),
      username: Type.String(),
    }),
  ),
})
export type DevPeopleView = Static<typeof DevPeopleView>

/** POST /dev/api/sign-in (development only): exactly one of the two. */
export const DevSignInForm = closed({
  personId: Type.Optional(Type.Integer()),
  staffId: Type.Optional(Type.Integer()),
  method: Type.Optional(
    Type.Union([
      Type.Literal('spid'),
      Type.Literal('cie'),
      Type.Literal('cns'),
      Type.Literal('pin'),
      Type.Literal('development'),
    ]),
  ),
})
export type DevSignInForm = Static<typeof DevSignInForm>

export const refusals = {
  'sign-in-wrong': 401,
  'sign-in-paused': 429,
  'invitation-over': 410,
  'password-weak': 422,
} as const
