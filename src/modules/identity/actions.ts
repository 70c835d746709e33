import { randomBytes } from 'node:crypto'
import { newSecretWord, newTag, sessionHash } from '../../platform/authenticate.ts'
import type { Tx } from '../../platform/db.ts'
import { refuse } from '../../platform/refusal.ts'
import type { SessionView } from './api.ts'
import { hashPassword, passwordMatches } from './passwords.ts'
import {
  findSession,
  findStaffSecret,
  insertSession,
  insertStaff,
  isAnyAdministrator,
  markFirstPassword,
  markSessionEnded,
} from './store.ts'

/** Absolute lives of a session; thirty minutes without a request end it earlier (delegations.begin). */
const CITIZEN_LASTS = '12 hours'
const STAFF_LASTS = '10 hours'

export type SignIn =
  | { personId: number; method: string; level: number }
  | { staffId: number; method: string; level: number }

/** @returns the word of the cookie; only its hash stays here */
export async function openSession(tx: Tx, signIn: SignIn): Promise<string> {
  const word = newSecretWord()
  const opened = await insertSession(tx, {
    hash: sessionHash(word),
    tag: newTag(),
    personId: 'personId' in signIn ? signIn.personId : null,
    staffId: 'staffId' in signIn ? signIn.staffId : null,
    method: signIn.method,
    level: signIn.level,
    lasts: 'personId' in signIn ? CITIZEN_LASTS : STAFF_LASTS,
  })
  return opened ? word : refuse('sign-in-wrong')
}

export async function viewSession(tx: Tx, session: Buffer | null, development: boolean): Promise<SessionView> {
  const row = session ? await findSession(tx, session) : null
  if (!row) {
    return {
      signedIn: false,
      tag: null,
      kind: null,
      givenName: '',
      familyName: '',
      language: 'it',
      method: null,
      role: null,
      officeName: null,
      development,
    }
  }
  return {
    signedIn: true,
    tag: row.tag,
    kind: row.staffId === null ? 'citizen' : 'staff',
    givenName: row.givenName,
    familyName: row.familyName,
    language: row.language,
    method: row.method,
    role: row.role,
    officeName: row.officeName,
    development,
  }
}

/** At once, for this cookie, in every process. */
export async function closeSession(tx: Tx, session: Buffer): Promise<void> {
  await markSessionEnded(tx, session)
}

export async function signInStaff(tx: Tx, form: { username: string; password: string }): Promise<string> {
  const secret = await findStaffSecret(tx, form.username.toLowerCase())
  const matches = await passwordMatches(form.password, secret?.passwordHash ?? null)
  if (!secret || !matches) refuse('sign-in-wrong')
  return openSession(tx, { staffId: secret.staffId, method: 'password', level: 1 })
}

export async function setFirstPassword(
  tx: Tx,
  form: { invitation: string; password: string },
): Promise<{ username: string }> {
  // length is what counts (NIST SP 800-63B); one letter twelve times is not length
  if (new Set(form.password).size < 6) refuse('password-weak', { errors: [{ field: 'password', code: 'weak' }] })
  const username = await markFirstPassword(tx, sessionHash(form.invitation), await hashPassword(form.password))
  return { username: username ?? refuse('invitation-over') }
}

export type NewStaff = {
  username: string
  givenName: string
  familyName: string
  role: string
  officeId: number | null
}

/** @returns the word of an invitation, good for two days, with which the person sets a password */
export async function inviteStaff(tx: Tx, staff: NewStaff): Promise<string | null> {
  const word = randomBytes(24).toString('base64url')
  const id = await insertStaff(tx, { ...staff, invitation: sessionHash(word), lasts: '2 days' })
  return id === null ? null : word
}

/** A new installation has nobody: the first administrator comes by command, once. */
export async function inviteFirstAdministrator(
  tx: Tx,
  staff: { username: string; givenName: string; familyName: string },
): Promise<string | null> {
  if (await isAnyAdministrator(tx)) return null
  return inviteStaff(tx, { ...staff, role: 'administrator', officeId: null })
}
