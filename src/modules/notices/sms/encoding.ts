import { createHash } from 'node:crypto'

// 3GPP TS 23.038 §6.2.1: place in the string = code. The sign at 0x1B is the escape to the second table.
const GSM_ALPHABET =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const ESCAPE = 0x1b
// §6.2.1.1: each of these costs two, the escape and the sign.
const GSM_EXTENSION: Readonly<Record<string, number>> = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
}
const GSM_CODES: ReadonlyMap<string, readonly number[]> = new Map([
  ...[...GSM_ALPHABET].flatMap((sign, code): [string, number[]][] => (code === ESCAPE ? [] : [[sign, [code]]])),
  ...Object.entries(GSM_EXTENSION).map(([sign, code]): [string, number[]] => [sign, [ESCAPE, code]]),
])

// 140 octets an SMS: 160 septets or 70 UCS-2 units; the six octets that join parts leave 153 or 67.
const ROOM = { 'GSM-7': { alone: 160, joined: 153 }, 'UCS-2': { alone: 70, joined: 67 } } as const

/** Beyond ten parts networks and phones begin to lose or refuse messages. */
export const SEGMENTS_MAX = 10

export type SmsEncoding = keyof typeof ROOM

export type EncodedSms = {
  encoding: SmsEncoding
  /** SMPP 3.4 §5.2.19: 0 for the centre's default alphabet (GSM 03.38), 8 for UCS-2. */
  dataCoding: 0 | 8
  /** True when each segment begins with the header that joins it to the others. */
  joined: boolean
  /** The octets of `short_message`, header included; GSM-7 as one septet an octet, as SMPP wants it. */
  segments: Buffer[]
}

// Two ways to write "è" look the same but only the composed one is in GSM-7; half a surrogate pair is no sign at all.
function cleaned(text: string): string {
  return text.normalize('NFC').toWellFormed()
}

/** Signs of a text with what each costs, never half of a surrogate pair or of an escape pair. */
function signsOf(text: string): { encoding: SmsEncoding; signs: Buffer[]; unitBytes: 1 | 2 } {
  const signs = [...text]
  if (signs.every((sign) => GSM_CODES.has(sign))) {
    return { encoding: 'GSM-7', signs: signs.map((sign) => Buffer.from(GSM_CODES.get(sign) ?? [])), unitBytes: 1 }
  }
  return { encoding: 'UCS-2', signs: signs.map((sign) => Buffer.from(sign, 'utf16le').swap16()), unitBytes: 2 }
}

function split(signs: Buffer[], bytesMax: number): Buffer[] {
  const pieces: Buffer[][] = [[]]
  let bytes = 0
  for (const sign of signs) {
    if (bytes + sign.length > bytesMax) {
      pieces.push([])
      bytes = 0
    }
    pieces.at(-1)?.push(sign)
    bytes += sign.length
  }
  return pieces.map((piece) => Buffer.concat(piece))
}

function segmentsOf(text: string): { encoding: SmsEncoding; units: number; pieces: Buffer[] } {
  const { encoding, signs, unitBytes } = signsOf(cleaned(text))
  const units = signs.reduce((sum, sign) => sum + sign.length, 0) / unitBytes
  const room = units <= ROOM[encoding].alone ? ROOM[encoding].alone : ROOM[encoding].joined
  return { encoding, units, pieces: split(signs, room * unitBytes) }
}

/** What a text costs as an SMS, for the check of the catalogues: an ’ or a ç more than doubles a message's price. */
export function gsmKind(text: string): { encoding: SmsEncoding; units: number; segments: number; forcedBy: string[] } {
  const { encoding, units, pieces } = segmentsOf(text)
  const forcedBy = [...new Set([...cleaned(text)].filter((sign) => !GSM_CODES.has(sign)))]
  return { encoding, units, segments: pieces.length, forcedBy }
}

export function countSegments(text: string): number {
  return segmentsOf(text).pieces.length
}

/**
 * One octet that joins the parts of one message on the phone. Made from the message's own id, so that parts sent
 * again after a failure complete the message that the phone has begun, rather than starting another.
 */
export function referenceFor(id: string): number {
  return createHash('sha256').update(id).digest()[0] ?? 0
}

/**
 * The octets to send: one segment when the text fits, else segments joined by a user data header (3GPP TS 23.040
 * §9.2.3.24.1, element 0x00: an 8-bit reference, how many, which). Throws a RangeError above SEGMENTS_MAX.
 */
export function encodeSms(text: string, reference: number): EncodedSms {
  const { encoding, pieces } = segmentsOf(text)
  if (pieces.length > SEGMENTS_MAX)
    throw new RangeError(`an SMS of ${pieces.length} parts; the most is ${SEGMENTS_MAX}`)
  const joined = pieces.length > 1
  const header = (index: number) => Buffer.from([5, 0, 3, reference & 0xff, pieces.length, index + 1])
  return {
    encoding,
    dataCoding: encoding === 'GSM-7' ? 0 : 8,
    joined,
    segments: joined ? pieces.map((piece, index) => Buffer.concat([header(index), piece])) : pieces,
  }
}
