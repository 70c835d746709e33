import { announce } from '../../platform/announcements.ts'
import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/module.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Saying, ValuesByLanguage } from '../../platform/texts.ts'
import type { NoticesView, NoticeView } from './api.ts'
import { htmlLetter, plainLetter, SECRET_MARK } from './letter.ts'
import { smsAddress } from './rules.ts'
import type { SmsReceipt } from './sms/receipts.ts'
import type { Channel, Content, NewDelivery, NewNotice } from './store.ts'
import { insertDelivery, insertNotice, insertReceipt, listNotices, markRead } from './store.ts'

/** To whom, by which channel. The second contact is a "relative" and gets the texts made for one: times, never contents. */
export type Addressee = { recipient: 'person' | 'relative'; channel: Channel; address: string }

export type Letter = {
  personId: number
  /** noun.event; its texts are messages.<noun>.<event>.title, .body, .sms, .relative */
  template: string
  /** the same key is the same letter: it is written once */
  key: string
  /** noun/id */
  subject: string
  officeId: number | null
  language: string
  values: ValuesByLanguage
  /** a path of the site */
  link: string
  to: Addressee[]
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string }
  /** put in place of [[code]] in the SMS at the moment of sending */
  secret?: { kind: string; id: number }
  worthUntil?: Date
}

/**
 * Writes the notice in the personal area and one delivery for each channel, in the caller's transaction.
 * @returns the ids of the deliveries to be sent; none when the letter had been written before
 */
export async function sendNotice(tx: Tx, ground: Ground, letter: Letter): Promise<number[]> {
  const { notice, deliveries } = composeLetter(ground, letter)
  const noticeId = await insertNotice(tx, notice)
  if (noticeId === null) return []
  const ids: number[] = []
  for (const delivery of deliveries) {
    const id = await insertDelivery(tx, noticeId, notice, delivery)
    if (id !== null && delivery.dropped === null) ids.push(id)
  }
  return ids
}

/** What a letter says by each way, before anything is written: /dev/notices shows exactly this. */
export function composeLetter(ground: Ground, letter: Letter): { notice: NewNotice; deliveries: NewDelivery[] } {
  const { texts } = ground
  const say = (part: string) => texts.sideBySide(`messages.${letter.template}.${part}`, letter.values, letter.language)
  const titles = say('title')
  const bodies = say('body')
  const notice = { ...letter, title: titles[0]?.text ?? '', body: bodies.map((b) => b.text).join('\n\n') }
  return { notice, deliveries: letter.to.map((to) => deliveryTo(ground, letter, to, { titles, bodies, say })) }
}

type Said = { titles: Saying[]; bodies: Saying[]; say: (part: string) => Saying[] }

/** A landline gets no SMS: the delivery is written as dropped, so that the officer sees that nobody was told that way. */
function deliveryTo(ground: Ground, letter: Letter, addressee: Addressee, said: Said): NewDelivery {
  const mobile = addressee.channel === 'sms' ? smsAddress(addressee.address) : null
  const content =
    addressee.channel === 'sms' ? smsContent(letter, addressee, said) : mailContent(ground, letter, addressee, said)
  return {
    ...addressee,
    address: mobile ?? addressee.address,
    content,
    worthUntil: letter.worthUntil ?? null,
    dropped: addressee.channel === 'sms' && mobile === null ? 'not-a-mobile' : null,
  }
}

/** An SMS is said in one language, the person's: side by side it would be four messages long. */
function smsContent(letter: Letter, addressee: Addressee, { say }: Said): Content {
  const saying = say(addressee.recipient === 'relative' ? 'relative' : 'sms')[0]
  const text = saying?.text ?? ''
  return {
    text,
    languages: saying?.language ?? 'it',
    ...(letter.secret && text.includes(SECRET_MARK) ? { secret: letter.secret } : {}),
  }
}

function mailContent(ground: Ground, letter: Letter, addressee: Addressee, { titles, bodies, say }: Said): Content {
  const forRelative = addressee.recipient === 'relative'
  const parts = forRelative ? say('relative') : bodies
  const footer = forRelative ? [] : ground.texts.sideBySide('messages.footer', privacyValues(ground), letter.language)
  const link = `${ground.config.publicUrl}${forRelative ? '/' : letter.link}`
  const label = ground.texts(letter.language).say('messages.open')
  const subject = titles.map((t) => t.text).join(' / ')
  return {
    subject,
    text: plainLetter(parts, link, footer),
    html: htmlLetter(titles[0]?.text ?? '', parts, { label, link }, footer),
    languages: parts.map((p) => p.language).join(', '),
    ...(letter.calendar && !forRelative ? { calendar: letter.calendar } : {}),
  }
}

export function privacyValues(ground: Ground): ValuesByLanguage {
  const { privacy, names } = ground.profile.institution
  return (language) => ({
    institution: names[language] ?? names.it ?? '',
    privacy: privacy.texts[language] ?? privacy.texts.it ?? '',
    version: privacy.version,
  })
}

/** A gateway's report: taken in here, applied by the worker. */
export async function takeInReceipt(tx: Tx, receipt: SmsReceipt, now: Date): Promise<void> {
  await announce(
    tx,
    'notices.receipt-came',
    await insertReceipt(tx, { part: receipt.providerId, state: receipt.state }, now),
  )
}

export async function viewNotices(tx: Tx, personId: number): Promise<NoticesView> {
  const notices = await listNotices(tx, personId)
  return { notices, unread: notices.filter((n) => n.readAt === null).length }
}

export async function readNotice(tx: Tx, personId: number, id: number, now: Date): Promise<NoticeView> {
  if (!(await markRead(tx, personId, id, now))) refuse('not-found')
  const notice = (await listNotices(tx, personId)).find((n) => n.id === id)
  return notice ?? refuse('not-found')
}
