import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import smpp from 'smpp'
import { countSegments, encodeSms, gsmKind, referenceFor, SEGMENTS_MAX } from './encoding.ts'

// The library's own decoder was written by others from the same standard: an independent witness.
const { encodings } = smpp as unknown as { encodings: { ASCII: { decode(octets: Buffer): string } } }

function decode({ dataCoding, joined, segments }: ReturnType<typeof encodeSms>): string {
  const bodies = segments.map((segment) => (joined ? segment.subarray(6) : segment))
  // Segment by segment, so that a sign cut in two would show.
  return bodies
    .map((body) => (dataCoding === 0 ? encodings.ASCII.decode(body) : new TextDecoder('utf-16be').decode(body)))
    .join('')
}

const GSM_SIGNS = [
  ...'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCXYZÄÖÑÜ§¿abcxyzäöñüà\f^{}\\[~]|€',
]
const gsmText = (maxLength: number) =>
  fc.array(fc.constantFrom(...GSM_SIGNS), { maxLength }).map((signs) => signs.join(''))

describe('SMS encoding', () => {
  it('keeps the accents of Italian in the cheap alphabet, and finds what leaves it', () => {
    for (const sign of 'àèéìòùÇÄÖÜñ@_\n')
      assert.deepEqual(gsmKind(sign), { encoding: 'GSM-7', units: 1, segments: 1, forcedBy: [] }, sign)
    assert.deepEqual(gsmKind('François'), { encoding: 'UCS-2', units: 8, segments: 1, forcedBy: ['ç'] })
    assert.deepEqual(gsmKind('l’ufficio è “aperto”').forcedBy, ['’', '“', '”'])
    assert.deepEqual(gsmKind('È tardi').forcedBy, ['È'], 'capital È is not in the table, only É')
    assert.equal(gsmKind('موعدك يوم الخميس').encoding, 'UCS-2')
  })

  it('counts two for what stands in the second table', () => {
    for (const sign of '^{}\\[~]|€\f') assert.equal(gsmKind(sign).units, 2, sign)
    assert.deepEqual([...(encodeSms('€', 0).segments[0] ?? [])], [0x1b, 0x65])
    assert.equal(gsmKind('\u001b').encoding, 'UCS-2', 'an escape by itself would swallow the next sign')
  })

  it('takes "e" with a combining grave as "è", so that a name typed on a Mac stays cheap', () => {
    assert.equal(gsmKind('Niccolo\u0300').encoding, 'GSM-7')
    assert.equal(decode(encodeSms('Niccolo\u0300', 1)), 'Niccolò')
  })

  it('changes the number of segments exactly at 160, 153 × n, 70 and 67 × n', () => {
    const rows: [string, number, number][] = [
      ['a', 0, 1],
      ['a', 160, 1],
      ['a', 161, 2],
      ['a', 306, 2],
      ['a', 307, 3],
      ['€', 80, 1],
      ['€', 81, 2],
      ['ع', 70, 1],
      ['ع', 71, 2],
      ['ع', 134, 2],
      ['ع', 135, 3],
      ['🙂', 35, 1],
      ['🙂', 36, 2],
    ]
    for (const [sign, times, segments] of rows)
      assert.equal(countSegments(sign.repeat(times)), segments, `${sign} × ${times}`)
  })

  it('never cuts an escape pair or a surrogate pair at the edge of a segment', () => {
    const euro = encodeSms(`${'a'.repeat(152)}€${'a'.repeat(100)}`, 1)
    assert.equal(euro.segments[0]?.length, 6 + 152, 'the euro moves whole into the second part')
    const smile = encodeSms(`${'ع'.repeat(66)}🙂${'ع'.repeat(30)}`, 1)
    assert.equal(smile.segments[0]?.length, 6 + 66 * 2)
    assert.equal(decode(smile), `${'ع'.repeat(66)}🙂${'ع'.repeat(30)}`)
  })

  it('joins parts by the header of the standard', () => {
    const { segments, joined } = encodeSms('a'.repeat(400), 0x1ab)
    assert.equal(joined, true)
    assert.deepEqual(
      segments.map((segment) => [...segment.subarray(0, 6)]),
      [
        [5, 0, 3, 0xab, 3, 1],
        [5, 0, 3, 0xab, 3, 2],
        [5, 0, 3, 0xab, 3, 3],
      ],
    )
    assert.equal(encodeSms('a', 7).joined, false)
  })

  it('gives the same reference to the same message, sent again', () => {
    assert.equal(referenceFor('notice-1'), referenceFor('notice-1'))
    assert.ok(new Set(Array.from({ length: 100 }, (_, n) => referenceFor(`notice-${n}`))).size > 50)
  })

  it('refuses a text of more parts than phones put together', () => {
    assert.equal(encodeSms('a'.repeat(153 * SEGMENTS_MAX), 0).segments.length, SEGMENTS_MAX)
    assert.throws(() => encodeSms('a'.repeat(153 * SEGMENTS_MAX + 1), 0), RangeError)
  })

  it('gives back every text as it was typed, within the room of each part', () => {
    const anyText = fc.oneof(
      gsmText(700),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 300 }),
    )
    fc.assert(
      fc.property(anyText, fc.nat(255), (text, reference) => {
        fc.pre(countSegments(text) <= SEGMENTS_MAX)
        const encoded = encodeSms(text, reference)
        assert.equal(decode(encoded), text.normalize('NFC').toWellFormed())
        assert.equal(encoded.segments.length, countSegments(text))
        const octetsMax = encoded.dataCoding === 8 ? 140 : encoded.joined ? 159 : 160
        for (const segment of encoded.segments) assert.ok(segment.length <= octetsMax)
      }),
      { numRuns: 300 },
    )
  })
})
