import type { Begun } from '../../platform/authenticate.ts'
import { inTransactionOf } from '../../platform/authenticate.ts'
import type { Tx } from '../../platform/db.ts'
import type { Request } from '../../platform/http.ts'
import type { Ground } from '../../platform/module.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Citizen, Staff, StaffRole } from './rules.ts'

/** One transaction as the citizen whom cookie and tag name. */
export function asCitizen<T>(
  ground: Ground,
  request: Request,
  work: (tx: Tx, actor: Citizen, now: Date) => Promise<T>,
): Promise<T> {
  return inTransactionOf(ground, request, 'citizen', (tx, begun) => work(tx, citizenOf(begun), begun.now))
}

/** One transaction as a member of staff; `roles` says who may come in at all. */
export function asStaff<T>(
  ground: Ground,
  request: Request,
  roles: readonly StaffRole[],
  work: (tx: Tx, actor: Staff, now: Date) => Promise<T>,
): Promise<T> {
  return inTransactionOf(ground, request, 'staff', (tx, begun) => {
    const actor = staffOf(begun)
    if (!roles.includes(actor.role)) refuse('not-allowed')
    return work(tx, actor, begun.now)
  })
}

function citizenOf(begun: Begun): Citizen {
  if (begun.personId === null || begun.actingFor === null) throw new Error('a citizen was expected')
  return {
    kind: 'citizen',
    name: `person:${begun.personId}`,
    personId: begun.personId,
    actingFor: begun.actingFor,
    level: begun.level ?? 0,
    method: begun.method ?? '',
    language: begun.language,
  }
}

function staffOf(begun: Begun): Staff {
  if (begun.staffId === null) throw new Error('a member of staff was expected')
  return {
    kind: 'staff',
    name: `staff:${begun.staffId}`,
    staffId: begun.staffId,
    role: begun.role as StaffRole,
    officeId: begun.officeId,
  }
}
