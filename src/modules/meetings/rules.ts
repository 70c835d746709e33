/** What an admission code is made of: the room and the issue. A new issue cancels the old one. */
export type CodeSource = { roomId: number; issue: number }

export const CODE_DIGITS = 6

/**
 * Six decimal digits out of a keyed hash, by the truncation of RFC 4226 §5.3 (four bytes at an offset that the
 * last nibble names, sign bit dropped).
 */
export function digitsOf(hash: Uint8Array): string {
  const offset = (hash.at(-1) ?? 0) & 0x0f
  const view = new DataView(hash.buffer, hash.byteOffset, hash.byteLength)
  const number = view.getUint32(offset) & 0x7fffffff
  return String(number % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0')
}
