import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decimalOfHex, readReceipt, receiptState } from './receipts.ts'

const TEXT =
  'id:0A1B sub:001 dlvrd:001 submit date:2612100759 done date:2612100800 stat:DELIVRD err:000 text:Promemoria'

describe('SMS receipts', () => {
  it('reads the text, the TLVs, or both, and lets the TLVs win', () => {
    assert.deepEqual(readReceipt({ text: TEXT }), {
      providerId: '0A1B',
      state: 'delivered',
      stat: 'DELIVRD',
      error: null,
    })
    assert.deepEqual(readReceipt({ text: '', receiptedMessageId: '77', messageState: 5 }), {
      providerId: '77',
      state: 'failed',
      stat: 'UNDELIV',
      error: null,
    })
    assert.deepEqual(readReceipt({ text: TEXT, receiptedMessageId: '77', messageState: 3 }), {
      providerId: '77',
      state: 'failed',
      stat: 'EXPIRED',
      error: null,
    })
    assert.deepEqual(readReceipt({ text: TEXT, receiptedMessageId: '77' }), {
      providerId: '77',
      state: 'delivered',
      stat: 'DELIVRD',
      error: null,
    })
    assert.equal(readReceipt({ text: TEXT.replace('DELIVRD err:000', 'UNDELIV err:01B') })?.error, '01B')
    assert.equal(
      readReceipt({ text: '', receiptedMessageId: '7', messageState: 5, networkError: Buffer.from([3, 0, 27]) })?.error,
      '27',
    )
  })

  it('is not taken in by a TLV without its end, nor by what a person writes', () => {
    assert.equal(
      readReceipt({ text: '', receiptedMessageId: "F00000001\u0004'", messageState: 2 })?.providerId,
      'F00000001',
    )
    assert.equal(readReceipt({ text: 'Grazie, a domani' }), null)
    assert.equal(readReceipt({ text: 'id: stat:' }), null)
  })

  it('promises nothing for words that it does not know', () => {
    const rows = {
      DELIVRD: 'delivered',
      EXPIRED: 'failed',
      DELETED: 'failed',
      UNDELIV: 'failed',
      REJECTD: 'failed',
      ACCEPTD: 'underway',
      ENROUTE: 'underway',
      UNKNOWN: 'underway',
      BUFFERED: 'underway',
      '': 'underway',
      delivered: 'delivered',
    }
    for (const [stat, state] of Object.entries(rows)) assert.equal(receiptState(stat), state, stat)
  })

  it('brings numbers in hexadecimal and decimal to one form', () => {
    assert.equal(decimalOfHex('0A1B'), '2587')
    assert.equal(decimalOfHex('not-hex'), 'not-hex')
  })
})
