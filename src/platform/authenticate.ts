import { createHash, randomBytes } from 'node:crypto'
import type { Config } from './config.ts'
import type { Db, Query, Tx } from './db.ts'
import { oneOrNull } from './db.ts'
import type { Reply, Request } from './http.ts'
import { refuse } from './refusal.ts'

/** What the database derived for this transaction (delegations.begin). */
export type Begun = {
  kind: 'nobody' | 'citizen' | 'staff'
  personId: number | null
  actingFor: number | null
  staffId: number | null
  role: string | null
  officeId: number | null
  level: number | null
  method: string | null
  language: string
  now: Date
}

/** How a transaction begins and who a cookie belongs to: given by the modules that know, because platform knows none. */
export type Door = {
  begin: (session: Buffer | null, tag: string | null) => Query
  isSession: (session: Buffer) => Query
}

const COOKIE = 'sportello'

export function newSecretWord(): string {
  return randomBytes(32).toString('base64url')
}

export function newTag(): string {
  return randomBytes(16).toString('base64url')
}

/** Only the hash of the cookie's word is ever kept or compared. */
export function sessionHash(word: string): Buffer {
  return createHash('sha256').update(word).digest()
}

export function sessionOf(request: Request): Buffer | null {
  const word = request.cookies[COOKIE]
  return word && word.length === 43 ? sessionHash(word) : null
}

export function setSessionCookie(reply: Reply, config: Config, word: string | null): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: config.publicUrl.startsWith('https:') }
  if (word === null) reply.clearCookie(COOKIE, options)
  else reply.setCookie(COOKIE, word, options)
}

/**
 * One transaction in which the database itself has said who acts, for whom and when. A wrong tag is the same 404 as
 * nothing; no session at all is 401, so that the page can send the person to sign in and back.
 */
export async function inTransactionOf<T>(
  { db, door }: { db: Db; door: Door },
  request: Request,
  kind: 'citizen' | 'staff',
  work: (tx: Tx, begun: Begun) => Promise<T>,
): Promise<T> {
  const session = sessionOf(request)
  const tag = (request.params as { tag?: string }).tag ?? null
  return db.transaction(async (tx) => {
    const begun = await oneOrNull<Begun>(tx, door.begin(session, tag))
    if (begun?.kind === kind) return work(tx, begun)
    const known = session !== null && (await oneOrNull(tx, door.isSession(session))) !== null
    return refuse(known ? 'not-found' : 'sign-in-required')
  })
}

/** The key that makes twice once; acts refuse to work without it. */
export function keyOf(request: Request): string {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(key))
    refuse('key-needed')
  return key.toLowerCase()
}
