import type { Static } from 'typebox'
import { Type } from 'typebox'
import { closed, Mode } from '../../../platform/shapes.ts'
import { DevLetterView } from '../../notices/api.ts'

/** GET /dev/api/notices (development only): every letter of a sample appointment. */
export const DevLettersQuery = closed({
  language: Type.String({ pattern: '^[a-z]{2}$' }),
  mode: Mode,
  topic: Type.Optional(Type.String({ maxLength: 60 })),
})
export type DevLettersQuery = Static<typeof DevLettersQuery>

/** GET /dev/api/notices/letter (development only): the HTML of one e-mail, to be shown in a frame. */
export const DevFrameQuery = closed({
  ...DevLettersQuery.properties,
  event: Type.String(),
  variant: Type.String(),
  recipient: Type.String(),
})

export const DevLettersView = closed({
  languages: Type.Array(Type.String()),
  /** Those that offer the mode asked for, and the one that was taken. */
  topics: Type.Array(closed({ code: Type.String(), name: Type.String() })),
  topic: Type.String(),
  letters: Type.Array(DevLetterView),
})
export type DevLettersView = Static<typeof DevLettersView>
