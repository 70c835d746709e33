import { createHmac, timingSafeEqual } from 'node:crypto'
import type { CodeSource } from './rules.ts'
import { digitsOf } from './rules.ts'

/** Derived, never stored: who reads the database learns no code. */
export function admissionCode(secret: string, source: CodeSource): string {
  const hash = createHmac('sha256', secret).update(`admission:${source.roomId}:${source.issue}`).digest()
  return digitsOf(hash)
}

/** In constant time. The code admits, it does not identify: the sign-in does. */
export function isAdmissionCode(secret: string, source: CodeSource, typed: string): boolean {
  const wanted = Buffer.from(admissionCode(secret, source))
  const given = Buffer.from(typed.replaceAll(/\s/g, ''))
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
