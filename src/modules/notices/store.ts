import type { Tx } from '../../platform/db.ts'
import { one, oneOrNull, sql } from '../../platform/db.ts'
import type { DeliveryView, NoticeView } from './api.ts'
import type { DeliveryState } from './rules.ts'

export type NewNotice = {
  personId: number
  template: string
  key: string
  subject: string
  officeId: number | null
  language: string
  title: string
  body: string
  link: string | null
}
export type Channel = 'email' | 'sms'
export type Content = {
  text: string
  subject?: string
  html?: string
  languages: string
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string }
  secret?: { kind: string; id: number }
}
export type NewDelivery = {
  channel: Channel
  recipient: 'person' | 'relative'
  address: string
  content: Content
  worthUntil: Date | null
  /** why it is never sent, for the officer to see; null when it is */
  dropped: string | null
}

/** @returns null when a notice with this key was made before: twice is once */
export async function insertNotice(tx: Tx, notice: NewNotice): Promise<number | null> {
  const row = await oneOrNull<{ id: number }>(
    tx,
    sql`insert into notices.notices (person_id, template, key, subject, office_id, language, title, body, link)
        values (${notice.personId}, ${notice.template}, ${notice.key}, ${notice.subject}, ${notice.officeId}, ${notice.language}, ${notice.title}, ${notice.body}, ${notice.link})
        on conflict do nothing returning id`,
  )
  return row?.id ?? null
}

export async function insertDelivery(
  tx: Tx,
  noticeId: number,
  notice: NewNotice,
  delivery: NewDelivery,
): Promise<number | null> {
  const row = await oneOrNull<{ id: number }>(
    tx,
    sql`insert into notices.deliveries (notice_id, person_id, office_id, channel, recipient, address, content, worth_until, state, failure)
        values (${noticeId}, ${notice.personId}, ${notice.officeId}, ${delivery.channel}, ${delivery.recipient}, ${delivery.address}, ${JSON.stringify(delivery.content)}::jsonb, ${delivery.worthUntil}, ${delivery.dropped === null ? 'queued' : 'dropped'}, ${delivery.dropped})
        on conflict do nothing returning id`,
  )
  return row?.id ?? null
}

export type WaitingDelivery = {
  id: number
  channel: Channel
  address: string
  content: Content
  worthUntil: Date | null
  template: string
  subject: string
  attempts: number
  queuedAt: Date
}

/** Takes a delivery for one attempt, or null when it is no longer waiting. */
export async function lockWaitingDelivery(tx: Tx, id: number): Promise<WaitingDelivery | null> {
  return oneOrNull<WaitingDelivery>(
    tx,
    sql`update notices.deliveries d set attempts = d.attempts + 1 from notices.notices n
        where d.id = ${id} and d.state = 'queued' and n.id = d.notice_id
        returning d.id, d.channel, d.address, d.content, d.worth_until as "worthUntil", n.template, n.subject, d.attempts, d.queued_at as "queuedAt"`,
  )
}

export async function markSent(tx: Tx, id: number, parts: string[], now: Date): Promise<void> {
  await tx.query(sql`
    update notices.deliveries set state = 'sent', provider_parts = ${parts}, sent_at = ${now}, failure = null where id = ${id} and state = 'queued'`)
}

export async function markSettled(
  tx: Tx,
  id: number,
  state: 'failed' | 'dropped',
  failure: string,
  now: Date,
): Promise<void> {
  await tx.query(sql`
    update notices.deliveries set state = ${state}, failure = ${failure}, settled_at = ${now} where id = ${id} and state in ('queued', 'sent')`)
}

export async function markFailure(tx: Tx, id: number, failure: string): Promise<void> {
  await tx.query(sql`update notices.deliveries set failure = ${failure} where id = ${id} and state = 'queued'`)
}

export type SentDelivery = { id: number; state: DeliveryState; parts: string[]; arrived: string[] }

export async function lockByPart(tx: Tx, part: string): Promise<SentDelivery | null> {
  return oneOrNull(
    tx,
    sql`select id, state, provider_parts as parts, arrived_parts as arrived from notices.deliveries where provider_parts @> array[${part}::text] for update`,
  )
}

export async function markReceipt(
  tx: Tx,
  id: number,
  receipt: { state: DeliveryState; arrived: string[] },
  now: Date,
): Promise<void> {
  await tx.query(sql`
    update notices.deliveries set state = ${receipt.state}, arrived_parts = ${receipt.arrived},
      settled_at = case when ${receipt.state} in ('delivered', 'failed') then ${now}::timestamptz else settled_at end
    where id = ${id}`)
}

export async function insertReceipt(tx: Tx, receipt: { part: string; state: string }, now: Date): Promise<number> {
  const row = await one<{ id: number }>(
    tx,
    sql`insert into notices.receipts (part, state, came_at) values (${receipt.part}, ${receipt.state}, ${now}) returning id`,
  )
  return row.id
}

export async function findReceipt(
  tx: Tx,
  id: number,
): Promise<{ part: string; state: 'delivered' | 'failed' | 'underway' } | null> {
  return oneOrNull(tx, sql`select part, state from notices.receipts where id = ${id}`)
}

/** Waiting for longer than a moment: what a worker that died had in hand, or an outage held back. */
export async function listOverdueDeliveries(tx: Tx, olderThan: Date): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(sql`
    select id from notices.deliveries where state = 'queued' and queued_at < ${olderThan} order by queued_at limit 500`)
  return rows.map((r) => r.id)
}

export async function listNotices(tx: Tx, personId: number): Promise<NoticeView[]> {
  const rows = await tx.query<Omit<NoticeView, 'sentAt' | 'readAt'> & { sentAt: Date; readAt: Date | null }>(sql`
    select id, title, body, link, subject, sent_at as "sentAt", read_at as "readAt"
    from notices.notices where person_id = ${personId} order by sent_at desc, id desc limit 200`)
  return rows.map((r) => ({ ...r, sentAt: r.sentAt.toISOString(), readAt: r.readAt?.toISOString() ?? null }))
}

export async function markRead(tx: Tx, personId: number, id: number, now: Date): Promise<boolean> {
  const rows = await tx.query(sql`
    update notices.notices set read_at = coalesce(read_at, ${now}) where id = ${id} and person_id = ${personId} returning id`)
  return rows.length > 0
}

/** For the officer: what was sent about this, and whether it arrived. */
export async function listDeliveriesAbout(tx: Tx, subject: string): Promise<DeliveryView[]> {
  const rows = await tx.query<
    Omit<DeliveryView, 'queuedAt' | 'sentAt' | 'settledAt'> & {
      queuedAt: Date
      sentAt: Date | null
      settledAt: Date | null
    }
  >(sql`
    select d.id, n.title, d.channel, d.recipient, d.state, d.queued_at as "queuedAt", d.sent_at as "sentAt", d.settled_at as "settledAt"
    from notices.deliveries d join notices.notices n on n.id = d.notice_id
    where n.subject = ${subject} order by d.id`)
  return rows.map((r) => ({
    ...r,
    queuedAt: r.queuedAt.toISOString(),
    sentAt: r.sentAt?.toISOString() ?? null,
    settledAt: r.settledAt?.toISOString() ?? null,
  }))
}

/** Development only, through a connection that may. */
export async function listDeliveryStates(tx: Tx): Promise<{ state: string; count: number }[]> {
  return tx.query(sql`select state, count(*)::int as count from notices.deliveries group by state order by state`)
}

export async function listLastDeliveries(
  tx: Tx,
  most: number,
): Promise<
  (Pick<DeliveryView, 'id' | 'title' | 'channel' | 'recipient' | 'state'> & {
    attempts: number
    failure: string | null
    queuedAt: Date
  })[]
> {
  return tx.query(sql`
    select d.id, n.title, d.channel, d.recipient, d.state, d.attempts, d.failure, d.queued_at as "queuedAt"
    from notices.deliveries d join notices.notices n on n.id = d.notice_id order by d.id desc limit ${most}`)
}
