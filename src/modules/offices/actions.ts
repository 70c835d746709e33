import { announce } from '../../platform/announcements.ts'
import { recordAct } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Staff } from '../people/index.ts'
import { findDeskOffice, insertDeskClosure } from './store.ts'

/**
 * Closes a desk for a day. It locks the desk first: a booking in flight either commits before, and is then among the
 * appointments that the caller lists, or finds the plan changed and is refused. What is hit is the caller's to settle.
 */
export async function closeDesk(
  tx: Tx,
  actor: Staff,
  closing: { deskId: number; onDay: string; reason: string },
): Promise<void> {
  const officeId = await findDeskOffice(tx, closing.deskId)
  if (officeId === null || (actor.officeId !== null && actor.officeId !== officeId)) refuse('not-found')
  await insertDeskClosure(tx, closing.deskId, closing.onDay, closing.reason)
  await recordAct(tx, {
    actor: actor.name,
    forPerson: null,
    act: 'offices.desk-closed',
    channel: 'office',
    subjectId: closing.deskId,
    why: closing.reason,
  })
  await announce(tx, 'offices.desk-closed', closing.deskId)
}
