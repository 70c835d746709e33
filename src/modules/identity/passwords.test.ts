import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { hashPassword, passwordMatches } from './passwords.ts'

// each look at a password costs a third of a second, on purpose: so few looks, and side by side
describe("Carla's password", () => {
  const password = 'Polenta e baccalà 1948'
  let hash = ''
  before(async () => {
    hash = await hashPassword(password.normalize('NFC'))
  })

  it('opens to her, however her keyboard composes the accent, and to nobody who types almost the same', async () => {
    const typed = [password.normalize('NFD'), 'polenta e baccalà 1948', `${password} `]
    assert.deepEqual(await Promise.all(typed.map((word) => passwordMatches(word, hash))), [true, false, false])
  })

  it('is kept as scrypt with a salt of its own: the same word chosen again is kept otherwise', async () => {
    assert.match(hash, /^scrypt\$[\w-]{22}\$[\w-]{43}$/)
    assert.notEqual(await hashPassword(password), hash)
  })

  it('is matched by nothing when she has not chosen one yet, nor when what is kept is damaged', async () => {
    const kept = [null, 'scrypt$$', 'plain$c2FsdA$a2V5', 'scrypt$c2FsdA$a2V5']
    assert.deepEqual(
      await Promise.all(kept.map((each) => passwordMatches('', each))),
      kept.map(() => false),
    )
  })

  it('costs the same time when there is no such person: names are not found out by the clock', async () => {
    const took = async (kept: string | null) => {
      const began = performance.now()
      await passwordMatches('wrong', kept)
      return performance.now() - began
    }
    const [known, unknown] = [await took(hash), await took(null)]
    assert.ok(unknown > known / 3, `${known.toFixed(0)} ms and ${unknown.toFixed(0)} ms`)
  })
})
