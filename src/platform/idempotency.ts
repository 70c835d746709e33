import { createHash } from 'node:crypto'
import type { Tx } from './db.ts'
import { oneOrNull, sql } from './db.ts'
import { refuse } from './refusal.ts'

/**
 * Twice is once. The key is claimed first, so that a second request with the same key waits for the first one's
 * commit and then gets its answer; a refusal rolls the claim back, and the key may be tried again.
 * Kept by person, not by tag: after a new sign-in the same phone still gets the same answer.
 */
export async function once<Answer>(
  tx: Tx,
  owner: string,
  request: { key: string; act: string; form: unknown },
  work: () => Promise<Answer>,
): Promise<Answer> {
  const formHash = createHash('sha256').update(JSON.stringify(request.form)).digest('base64url')
  const claimed = await tx.query(sql`
    insert into platform.idempotency (owner, key, act, form_hash) values (${owner}, ${request.key}, ${request.act}, ${formHash})
    on conflict do nothing returning key`)
  if (claimed.length === 0) {
    const earlier = await oneOrNull<{ act: string; formHash: string; answer: Answer }>(
      tx,
      sql`select act, form_hash as "formHash", answer from platform.idempotency where owner = ${owner} and key = ${request.key}`,
    )
    if (!earlier || earlier.act !== request.act || earlier.formHash !== formHash) refuse('key-used-for-another')
    return earlier.answer
  }
  const answer = await work()
  await tx.withCommit(sql`
    update platform.idempotency set answer = ${JSON.stringify(answer)}::jsonb where owner = ${owner} and key = ${request.key}`)
  return answer
}

/** A phone that tries again does so within minutes; after a day a key has nothing left to protect. */
export async function forgetOldKeys(tx: Tx): Promise<void> {
  await tx.query(sql`delete from platform.idempotency where at < platform.now() - interval '1 day'`)
}
