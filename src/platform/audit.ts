import type { Tx } from './db.ts'
import { sql } from './db.ts'

export type AuditEntry = {
  /** person:<id>, staff:<id>, system */
  actor: string
  forPerson: number | null
  /** noun.past-verb */
  act: string
  channel: string
  subjectId?: number
  why?: string
}

/** Append-only: who did what for whom, by which channel, why. */
export async function recordAct(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.withCommit(sql`
    insert into platform.audit (actor, for_person, act, channel, subject_id, why)
    values (${entry.actor}, ${entry.forPerson}, ${entry.act}, ${entry.channel}, ${entry.subjectId ?? null}, ${entry.why ?? null})`)
}
