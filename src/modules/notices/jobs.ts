import type { Ground, Module, OpenJobs, SecretMaker, StillTrue, Sweep } from '../../platform/module.ts'
import { DeliveryFailure } from './delivery-failure.ts'
import { SECRET_MARK } from './letter.ts'
import { stateAfterReceipt } from './rules.ts'
import { openSenders, type Receipt, type Senders } from './senders.ts'
import {
  listOverdueDeliveries,
  lockByProviderId,
  lockWaitingDelivery,
  markFailure,
  markReceipt,
  markSent,
  markSettled,
  type WaitingDelivery,
} from './store.ts'

export const DELIVER = 'notices.deliver'
const OVERDUE_MS = 60_000
/** A receipt may overtake the row that it belongs to by some milliseconds. */
const RECEIPT_TRIES = 5
const RECEIPT_PAUSE_MS = 1_000

type Askers = { secrets: Record<string, SecretMaker>; stillTrue: Record<string, StillTrue> }

export async function openJobs(ground: Ground, modules: readonly Module[]): Promise<OpenJobs> {
  const senders = openSenders(ground.config, ground.profile)
  const askers: Askers = {
    secrets: Object.assign({}, ...modules.map((m) => m.secrets ?? {})),
    stillTrue: Object.assign({}, ...modules.map((m) => m.stillTrue ?? {})),
  }
  senders.onReceipt((receipt) => {
    keepReceipt(ground, receipt).catch(() => ground.log.warn({}, 'a delivery receipt could not be kept'))
  })
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
    const { providerId } = await senders.send(ready.delivery, ready.text)
    await markSent(ground.db, id, providerId, now)
  } catch (error) {
    if (!(error instanceof DeliveryFailure)) throw error
    if (error.kind === 'permanent') return markSettled(ground.db, id, 'failed', error.code, now)
    await markFailure(ground.db, id, error.code)
    throw error
  }
}

function subjectId(delivery: WaitingDelivery): number {
  return Number(delivery.subject.split('/')[1])
}

async function withSecret(ground: Ground, tx: Parameters<SecretMaker>[1], askers: Askers, delivery: WaitingDelivery): Promise<string> {
  const { secret, text } = delivery.content
  if (!secret) return text
  const make = askers.secrets[secret.kind]
  if (!make) throw new Error(`nobody makes the secret «${secret.kind}»`)
  return text.replaceAll(SECRET_MARK, await make(ground, tx, secret.id))
}

async function keepReceipt(ground: Ground, receipt: Receipt): Promise<void> {
  for (let turn = 0; turn < RECEIPT_TRIES; turn++) {
    const kept = await ground.db.transaction(async (tx) => {
      const row = await lockByProviderId(tx, receipt.providerId)
      if (!row) return false
      const state = stateAfterReceipt(row.state, receipt.state)
      if (state !== row.state) await markReceipt(tx, row.id, state, new Date())
      return true
    })
    if (kept) return
    await new Promise((resolve) => setTimeout(resolve, RECEIPT_PAUSE_MS))
  }
}

/** What waits for longer than a minute is queued again; the job's key makes twice once. */
export const sweepOverdue: Sweep = {
  name: 'notices.overdue',
  everySeconds: 30,
  async sweep(ground, now, queue) {
    for (const id of await listOverdueDeliveries(ground.db, new Date(now.getTime() - OVERDUE_MS))) await queue(ground.db, DELIVER, id)
  },
}
