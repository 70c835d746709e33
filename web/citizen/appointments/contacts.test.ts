import { strict as assert } from 'node:assert'
import { describe, it } from 'node:test'
import { isEmail, isPhone, plainPhone } from './contacts.ts'

describe('contacts as people write them', () => {
  it('takes the spaces, dots and brackets out of a number', () => {
    assert.equal(plainPhone('333 123.45-67'), '3331234567')
    assert.equal(plainPhone('0039 (06) 1234'), '+39061234')
  })

  it('knows a number from what is not one', () => {
    assert.ok(isPhone('+39 333 1234567'))
    assert.ok(!isPhone('12345'))
    assert.ok(!isPhone('tre tre tre'))
  })

  it('catches an address that was mistyped', () => {
    assert.ok(isEmail('ada@posta.example'))
    assert.ok(!isEmail('ada@posta'))
    assert.ok(!isEmail('ada posta.example'))
  })
})
