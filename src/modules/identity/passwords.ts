import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** scrypt N=2^17 r=8 p=1, the parameters that OWASP's password storage sheet names: about 0.3 s and 128 MB a try. */
const N = 2 ** 17
const KEY_BYTES = 32

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

/** @returns "scrypt$<salt>$<key>", both base64url */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `scrypt$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`
}

/** An unknown user costs the same time as a wrong password, so that names cannot be found out by the clock. */
export async function passwordMatches(password: string, hash: string | null): Promise<boolean> {
  const [kind, salt, key] = (hash ?? '').split('$')
  const wanted = kind === 'scrypt' && salt && key ? Buffer.from(key, 'base64url') : null
  const derived = await derive(password, wanted && salt ? Buffer.from(salt, 'base64url') : Buffer.alloc(16))
  return wanted !== null && wanted.length === derived.length && timingSafeEqual(derived, wanted)
}
