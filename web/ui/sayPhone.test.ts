import { strict as assert } from 'node:assert'
import { describe, it } from 'node:test'
import { sayPhone } from './sayPhone.ts'

describe('a telephone number as people read it', () => {
  it('groups Italian numbers and drops their country', () => {
    assert.equal(sayPhone('+393331234567'), '333 123 4567')
    assert.equal(sayPhone('3331234567'), '333 123 4567')
    assert.equal(sayPhone('+390655550001'), '06 5555 0001')
    assert.equal(sayPhone('+39095551234'), '095551234')
  })

  it('leaves other countries as they were written', () => {
    assert.equal(sayPhone('+442079460958'), '+442079460958')
  })
})
