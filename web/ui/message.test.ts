import { strict as assert } from 'node:assert'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { compiledTexts } from '../../scripts/build/texts.ts'
import { openTexts } from '../../src/platform/texts.ts'
import type { Part, Values } from './message.ts'
import { sayMessage } from './message.ts'

const FOLDER = join(import.meta.dirname, '../../texts')

/** The values that a message takes, with `count` for each number. */
function valuesOf(message: string | Part[], count: number): Values {
  if (typeof message === 'string') return {}
  return Object.assign(
    {},
    ...message.map((part) => {
      if (typeof part === 'string' || part[0] === '#') return {}
      const [name, kind, branches] = part
      const inner = Object.values(branches ?? {}).map((branch) => valuesOf(branch, count))
      return Object.assign({ [name]: kind && kind !== 'select' ? count : 'x' }, ...inner)
    }),
  )
}

describe('what pages and messages say', () => {
  const texts = openTexts(FOLDER)

  for (const language of ['it', 'en']) {
    it(`is the same in ${language}, word by word, by the small reader and by the whole library`, () => {
      const compiled = compiledTexts(FOLDER, language, (noun) => noun !== 'messages')
      assert.ok(Object.keys(compiled).length > 300)
      for (const [key, message] of Object.entries(compiled)) {
        for (const count of [0, 1, 2, 1234]) {
          const values = valuesOf(message, count)
          assert.equal(sayMessage(message, language, values), texts(language).say(key, values), key)
        }
      }
    })
  }

  it('complains of a value that was not given', () => {
    assert.throws(() => sayMessage(['Ciao ', ['name']], 'it', {}), /misses its value "name"/)
  })
})
