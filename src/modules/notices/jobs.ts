import { nowOf } from '../../platform/jobs.ts'
import type { Ground, Job, Module, OpenJobs, SecretMaker, StillTrue, Sweep } from '../../platform/module.ts'
import { listWithoutJob, waitAtMost } from '../../platform/waiting-jobs.ts'
import { DeliveryFailure } from './delivery-failure.ts'
import { SECRET_MARK } from './letter.ts'
import { afterReceipt } from './rules.ts'
import type { Senders } from './senders.ts'
import { openSenders } from './senders.ts'
import type { SmsReceipt } from './sms/receipts.ts'
import type { WaitingDelivery } from './store.ts'
import {
  findReceipt,
  listOverdueDeliveries,
  lockByPart,
  lockWaitingDelivery,
  markFailure,
  markReceipt,
  markSent,
  markSettled,
} from './store.ts'

export const DELIVER = 'notices.deliver'
const OVERDUE_MS = 60_000
const PAUSE_MINUTES_MAX = 5
/** A mailbox that is full for two days is one that nobody reads: then the officer sees that it failed. */
const GIVE_UP_MS = 48 * 3_600_000

type Askers = { secrets: Record<string, SecretMaker>; stillTrue: Record<string, StillTrue> }

export async function openJobs(ground: Ground, modules: readonly Module[]): Promise<OpenJobs> {
  const senders = openSenders(ground)
  const askers: Askers = {
    secrets: Object.assign({}, ...modules.map((m) => m.secrets ?? {})),
    stillTrue: Object.assign({}, ...modules.map((m) => m.stillTrue ?? {})),
  }
  senders.onReceipt((receipt) => keepReceipt(ground, receipt))
  return {
    jobs: { [DELIVER]: (g, id, now) => deliver(g, senders, askers, id, now) },
    stop: () => senders.close(),
  }
}

/**
 * One attempt. The row is read again and the thing it is about is asked again; the network is used outside any
 * transaction. Killed between sending and marking, it is sent again with the same id, by which a mailbox knows it.
 */
async function deliver(ground: Ground, senders: Senders, askers: Askers, id: number, now: Date): Promise<void> {
  const ready = await ground.db.transaction(async (tx) => {
    const delivery = await lockWaitingDelivery(tx, id)
    if (!delivery) return null
    const asks = askers.stillTrue[delivery.template]
    const overdue = delivery.worthUntil !== null && delivery.worthUntil <= now
    if (overdue || (asks && !(await asks(tx, subjectId(delivery), now)))) {
      await markSettled(tx, id, 'dropped', overdue ? 'too-late' : 'no-longer-true', now)
      return null
    }
    return { delivery, text: await withSecret(ground, tx, askers, delivery) }
  })
  if (!ready) return
  try {
    await markSent(ground.db, id, await senders.send(ready.delivery, ready.text, now), now)
  } catch (error) {
    if (!(error instanceof DeliveryFailure)) throw error
    const tooOld = now.getTime() - ready.delivery.queuedAt.getTime() > GIVE_UP_MS
    if (error.kind === 'permanent' || tooOld) return markSettled(ground.db, id, 'failed', error.code, now)
    await markFailure(ground.db, id, error.code)
    throw error
  }
}

function subjectId(delivery: WaitingDelivery): number {
  return Number(delivery.subject.split('/')[1])
}

async function withSecret(
  ground: Ground,
  tx: Parameters<SecretMaker>[1],
  askers: Askers,
  delivery: WaitingDelivery,
): Promise<string> {
  const { secret, text } = delivery.content
  if (!secret) return text
  const make = askers.secrets[secret.kind]
  if (!make) throw new Error(`nobody makes the secret «${secret.kind}»`)
  return text.replaceAll(SECRET_MARK, await make(ground, tx, secret.id))
}

/** Rejected while the row does not name this part yet: a receipt may overtake the transaction that stores it, and is brought again. */
async function keepReceipt(ground: Ground, receipt: SmsReceipt): Promise<void> {
  await ground.db.transaction(async (tx) => {
    const message = await lockByPart(tx, receipt.providerId)
    if (!message) throw new Error('the message of this receipt is not stored yet')
    await markReceipt(tx, message.id, afterReceipt(message, receipt.providerId, receipt.state), await nowOf(tx))
  })
}

/** A report that came by the gateway's callback; tried again while its message is not stored yet. */
export const keepTakenIn: Job = async (ground, id) => {
  const receipt = await findReceipt(ground.db, id)
  if (receipt)
    await keepReceipt(ground, { providerId: receipt.part, state: receipt.state, stat: receipt.state, error: null })
}

/** What waits for longer than a minute and is in no worker's hand or sight is queued again; nothing waits long after an outage. */
export const sweepOverdue: Sweep = {
  name: 'notices.overdue',
  everySeconds: 30,
  async sweep(ground, now, queue) {
    await waitAtMost(ground.db, DELIVER, PAUSE_MINUTES_MAX)
    const overdue = await listOverdueDeliveries(ground.db, new Date(now.getTime() - OVERDUE_MS))
    for (const id of await listWithoutJob(ground.db, DELIVER, overdue)) await queue(ground.db, DELIVER, id)
  },
}
