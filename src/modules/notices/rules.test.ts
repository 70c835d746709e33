import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DeliveryState } from './rules.ts'
import { afterReceipt, smsAddress } from './rules.ts'

describe('where an SMS would go', () => {
  const cases: [string, string, string | null][] = [
    ['Ada writes her mobile as she says it', '309 555 0001', '+393095550001'],
    ['Ada writes it with the prefix', '+39 309 555 0001', '+393095550001'],
    ['Ada writes it with two zeros', '0039 3095550001', '+393095550001'],
    ['a mobile of nine digits, as the oldest ones are', '330123456', '+39330123456'],
    ['one digit too few', '33012345', null],
    ['one digit too many', '33012345678', null],
    ['Nino has a landline', '0425 555003', null],
    ['Nino has a landline, with the prefix', '+390425555003', null],
    ['a number that costs its caller', '899123456', null],
    ['Ada writes words', 'chiamatemi', null],
    ['Ada writes nothing', '', null],
  ]
  for (const [sentence, phone, answer] of cases)
    it(`${sentence}: ${answer ?? 'nowhere'}`, () => assert.equal(smsAddress(phone), answer))

  it('Chidi keeps his French number: only where the profile allows France', () => {
    assert.equal(smsAddress('+33612345678'), null)
    assert.equal(smsAddress('+33612345678', ['+33']), '+33612345678')
    assert.equal(smsAddress('0033612345678', ['+33']), '+33612345678')
    assert.equal(smsAddress('+44612345678', ['+33']), null)
  })
})

describe('what receipts make of a message', () => {
  type Case = [string, DeliveryState, string[], ['delivered' | 'failed' | 'underway', string][], DeliveryState]
  const cases: Case[] = [
    ['one part arrives', 'sent', ['a'], [['delivered', 'a']], 'delivered'],
    ['the first of two parts arrives', 'sent', ['a', 'b'], [['delivered', 'a']], 'sent'],
    [
      'both parts arrive',
      'sent',
      ['a', 'b'],
      [
        ['delivered', 'a'],
        ['delivered', 'b'],
      ],
      'delivered',
    ],
    [
      'both parts arrive in the other order',
      'sent',
      ['a', 'b'],
      [
        ['delivered', 'b'],
        ['delivered', 'a'],
      ],
      'delivered',
    ],
    [
      'the same part is reported twice',
      'sent',
      ['a', 'b'],
      [
        ['delivered', 'a'],
        ['delivered', 'a'],
      ],
      'sent',
    ],
    [
      'one part fails',
      'sent',
      ['a', 'b'],
      [
        ['delivered', 'a'],
        ['failed', 'b'],
      ],
      'failed',
    ],
    ['it is underway', 'sent', ['a'], [['underway', 'a']], 'sent'],
    [
      '"underway" comes after "delivered"',
      'sent',
      ['a'],
      [
        ['delivered', 'a'],
        ['underway', 'a'],
      ],
      'delivered',
    ],
    [
      '"failed" comes after all had arrived',
      'sent',
      ['a'],
      [
        ['delivered', 'a'],
        ['failed', 'a'],
      ],
      'delivered',
    ],
    [
      'a part thought lost arrives after all',
      'sent',
      ['a'],
      [
        ['failed', 'a'],
        ['delivered', 'a'],
      ],
      'delivered',
    ],
    ['a dropped message stays dropped', 'dropped', ['a'], [['delivered', 'a']], 'dropped'],
  ]
  for (const [sentence, state, parts, receipts, end] of cases)
    it(`${sentence}: ${end}`, () => {
      let message = { state, parts, arrived: [] as string[] }
      for (const [receipt, part] of receipts) message = { ...message, ...afterReceipt(message, part, receipt) }
      assert.equal(message.state, end)
    })
})
