import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { admissionCode, isAdmissionCode } from './codes.ts'

const secret = 'a-secret-of-this-test-alone-0000'

describe('the admission code', () => {
  it('of Ada for her room is six digits, the same each time it is asked', () => {
    const code = admissionCode(secret, { roomId: 7, issue: 1 })
    assert.match(code, /^\d{6}$/)
    assert.equal(admissionCode(secret, { roomId: 7, issue: 1 }), code)
  })

  it('of Ada opens her room, also typed with a space, and no other room', () => {
    const code = admissionCode(secret, { roomId: 7, issue: 1 })
    assert.ok(isAdmissionCode(secret, { roomId: 7, issue: 1 }, `${code.slice(0, 3)} ${code.slice(3)}`))
    assert.equal(isAdmissionCode(secret, { roomId: 8, issue: 1 }, code), false)
  })

  it('of yesterday no longer opens after a new one was sent', () => {
    const old = admissionCode(secret, { roomId: 7, issue: 1 })
    assert.equal(isAdmissionCode(secret, { roomId: 7, issue: 2 }, old), false)
  })

  it('cannot be made without the secret', () => {
    const code = admissionCode(secret, { roomId: 7, issue: 1 })
    assert.notEqual(admissionCode('another-secret-of-this-test-0000', { roomId: 7, issue: 1 }), code)
  })

  it('is spread evenly: of 20,000 rooms no first digit is met half as often or twice as often as it should be', () => {
    const counts = new Array<number>(10).fill(0)
    for (let roomId = 1; roomId <= 20_000; roomId++)
      counts[Number(admissionCode(secret, { roomId, issue: 1 })[0])]! += 1
    for (const count of counts) assert.ok(count > 1_000 && count < 4_000, String(counts))
  })
})
