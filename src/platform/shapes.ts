/** Shapes on the wire that every module shares. Browser-safe: types only reach the pages. */
import type { Static, TSchema } from 'typebox'
import { Type } from 'typebox'

export const Mode = Type.Union([Type.Literal('in_person'), Type.Literal('phone'), Type.Literal('web')])
export type Mode = Static<typeof Mode>

export const Language = Type.Enum(['it', 'de', 'en', 'fr', 'ar', 'pl', 'es', 'ru'])
export type Language = 'it' | 'de' | 'en' | 'fr' | 'ar' | 'pl' | 'es' | 'ru'

/** RFC 3339 instant in UTC or with an offset; without the leap second, which no clock of ours can say. */
export const Instant = Type.String({ format: 'date-time', pattern: ':[0-5]\\d(\\.|[Zz]|[+-])', maxLength: 35 })
/** Calendar day, YYYY-MM-DD. */
export const Day = Type.String({ format: 'date', maxLength: 10 })
/** Digits with an optional leading plus; pages may send spaces, which the server does not guess at. */
export const Phone = Type.String({ pattern: '^\\+?[0-9]{6,15}$' })
export const Email = Type.String({ format: 'email', maxLength: 254 })
export const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })

/** An object that refuses what it does not know: nothing is dropped in silence. */
export function closed<P extends Record<string, TSchema>>(properties: P) {
  return Type.Object(properties, { additionalProperties: false })
}

export function orNull<S extends TSchema>(schema: S) {
  return Type.Union([schema, Type.Null()])
}

/** Where the tag stands in the address: /api/my/<tag>/… (see docs/decisions). */
export const TagParams = closed({ tag: Type.String({ minLength: 22, maxLength: 22 }) })
export const TagAndId = closed({ tag: Type.String({ minLength: 22, maxLength: 22 }), id: Id })

/** RFC 9457, with a stable code and, for forms, a code for each field. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  errors: Type.Optional(Type.Array(Type.Object({ field: Type.String(), code: Type.String() }))),
})
export type Problem = Static<typeof Problem> & { [more: string]: unknown }
