import type { AddressObject, Attachment, ParsedMail } from 'mailparser'
import { simpleParser } from 'mailparser'

const KEPT_MAX = 1000

export type MailAttachment = {
  filename: string | null
  contentType: string
  bytes: number
  method: string | null
  content: string
}

export type FakeMail = {
  number: number
  messageId: string
  from: string
  to: string[]
  subject: string
  text: string
  html: string
  /** The text/calendar alternative part: what a mail program shows as an invitation. */
  calendar: { method: string | null; content: string } | null
  attachments: MailAttachment[]
  /** Lower-case names; what came last wins. */
  headers: Record<string, string>
  receivedAt: string
  /** The message as it came over the wire. */
  raw: string
}

/** As listed: `times` says how often this Message-ID came, so that a message sent twice can't hide. */
export type ListedMail = Omit<FakeMail, 'raw'> & { times: number }

function methodOf(attachment: Attachment): string | null {
  const type = attachment.headers.get('content-type') as { params?: Record<string, string> } | undefined
  return type?.params?.['method'] ?? null
}

function addressesOf(field: AddressObject | AddressObject[] | undefined): string {
  return (Array.isArray(field) ? field : field ? [field] : []).map((one) => one.text).join(', ')
}

function headersOf(mail: ParsedMail): Record<string, string> {
  const lines = mail.headerLines.map(({ key, line }) => [
    key,
    line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n\s+/g, ' ')
      .trim(),
  ])
  return Object.fromEntries(lines) as Record<string, string>
}

async function parse(raw: Buffer, envelopeTo: string[]): Promise<Omit<FakeMail, 'number'>> {
  const mail = await simpleParser(raw, { skipImageLinks: true, skipTextToHtml: true })
  const parts = mail.attachments.map((part) => ({
    part,
    listed: {
      filename: part.filename ?? null,
      contentType: part.contentType,
      bytes: part.size,
      method: methodOf(part),
      content: part.content.toString('utf8'),
    },
  }))
  const calendar = parts.find(
    ({ part }) => part.contentType === 'text/calendar' && part.contentDisposition !== 'attachment',
  )
  return {
    messageId: mail.messageId ?? '',
    from: addressesOf(mail.from),
    to: envelopeTo,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || '',
    calendar: calendar ? { method: calendar.listed.method, content: calendar.listed.content } : null,
    attachments: parts.filter((candidate) => candidate !== calendar).map(({ listed }) => listed),
    headers: headersOf(mail),
    receivedAt: new Date().toISOString(),
    raw: raw.toString('latin1'),
  }
}

/** The last 1,000 messages, in memory only: this is a fake, and forgets everything when it ends. */
export function openMessages() {
  let kept: FakeMail[] = []
  let number = 0

  async function keep(raw: Buffer, envelopeTo: string[]): Promise<void> {
    const mail = await parse(raw, envelopeTo)
    // Numbered once it can be listed, so that who asks for what came since a number misses nothing.
    number += 1
    kept = [...kept.slice(-(KEPT_MAX - 1)), { number, ...mail }]
  }

  /** Oldest first; `since` is an instant in ISO form or the number of the last message already seen. */
  function list({ to, since }: { to?: string; since?: string } = {}): ListedMail[] {
    const times = new Map<string, number>()
    for (const mail of kept) times.set(mail.messageId, (times.get(mail.messageId) ?? 0) + 1)
    const isNew = (mail: FakeMail) =>
      !since || (/^\d+$/.test(since) ? mail.number > Number(since) : mail.receivedAt >= new Date(since).toISOString())
    return kept
      .filter((mail) => (!to || mail.to.includes(to)) && isNew(mail))
      .map(({ raw: _raw, ...mail }) => ({ ...mail, times: times.get(mail.messageId) ?? 1 }))
  }

  return {
    keep,
    list,
    find: (wanted: number) => kept.find((mail) => mail.number === wanted) ?? null,
    clear: () => {
      kept = []
    },
  }
}
