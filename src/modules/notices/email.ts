import { Transform } from 'node:stream'
import { domainToASCII } from 'node:url'
import { createTransport } from 'nodemailer'
import type { DeliveryCode } from './delivery-failure.ts'
import { DeliveryFailure } from './delivery-failure.ts'

export type OutgoingMail = {
  /** The notice's own id, the same at each attempt: it becomes the Message-ID, by which a mailbox knows a repetition. */
  id: string
  to: string
  subject: string
  text: string
  html: string
  /** Of the body, BCP 47; several with commas when languages stand side by side: `ar, it`. */
  language: string
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string }
}

export type MailerOptions = {
  /**
   * `smtps://user:password@host:465` or `smtp://user:password@host:587`. On smtp:// STARTTLS is required, except on this
   * very machine or with `?tls=off` written out: nobody's appointments cross a network in clear by oversight.
   */
  url: string
  /** `Sportello <non-rispondere@sportello.example>`, or the address alone. */
  from: string
  replyTo?: string
  dkim?: { domainName: string; keySelector: string; privateKey: string }
  connectionsMax?: number
  timeouts?: { connectMs?: number; answerMs?: number; wholeMs?: number }
}

export type Mailer = {
  /**
   * Hands one message to the mail server. `providerId` is the Message-ID (bounces name it); `answer` is what the server
   * said, often with its queue number. Throws a DeliveryFailure.
   */
  send(mail: OutgoingMail): Promise<{ providerId: string; answer: string }>
  close(): void
}

const ID = /^[\w.-]{1,100}$/
const LANGUAGES = /^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*(, [A-Za-z]{2,3}(-[A-Za-z0-9]+)*)*$/
// Stricter than RFC 5321 on purpose: no quoted local part, no comment, no list, nothing below a blank.
const ADDRESS = /^([^\s<>()[\]\\,;:"@]{1,64})@([^\s<>()[\]\\,;:"@]{1,255})$/u

type NamedAddress = { name: string; address: string }

/** The address with its domain as the mail system spells it, or null when it is none. */
function readAddress(text: string): string | null {
  const [, local, domain] = ADDRESS.exec(text.trim()) ?? []
  const ascii = domain && domainToASCII(domain)
  // Controls are not all blanks: a NUL or an escape passes the pattern above.
  return local && ascii?.includes('.') && !/\p{Cc}/u.test(local) ? `${local}@${ascii}` : null
}

function readSender(text: string): NamedAddress {
  const [, name = '', address = text] = /^([^<>\r\n]*)<([^<>]+)>$/.exec(text.trim()) ?? []
  const read = readAddress(address)
  if (!read) throw new TypeError('the sender of mail is an address, or a name and <an address>')
  return { name: name.trim().replace(/^"(.*)"$/, '$1'), address: read }
}

function transportOptions(given: MailerOptions) {
  const url = new URL(given.url)
  const tls = url.searchParams.get('tls')
  if (!['smtp:', 'smtps:'].includes(url.protocol))
    throw new TypeError('the address of a mail server begins with smtp:// or smtps://')
  if (tls !== null && !['off', 'required'].includes(tls))
    throw new TypeError('tls in the address of a mail server is off or required')
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  const here = ['localhost', '127.0.0.1', '::1'].includes(host)
  const user = decodeURIComponent(url.username)
  return {
    pool: true as const,
    host,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && (tls === 'required' || (tls === null && !here)),
    ignoreTLS: tls === 'off',
    ...(user ? { auth: { user, pass: decodeURIComponent(url.password) } } : {}),
    ...(given.dkim ? { dkim: given.dkim } : {}),
    maxConnections: given.connectionsMax ?? 5,
    // The pool would send again by itself when the line is cut after the message, and nobody would know of the second
    // copy. Sending again is the business of the job, which keeps the row.
    maxRequeues: 0,
    connectionTimeout: given.timeouts?.connectMs ?? 10_000,
    greetingTimeout: given.timeouts?.connectMs ?? 10_000,
    // RFC 5321 §4.5.3.2.6 would wait ten minutes after the last dot, lest a slow server gets everything twice.
    socketTimeout: given.timeouts?.answerMs ?? 120_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

type SmtpError = Error & { code?: string; command?: string; responseCode?: number; response?: string }

function codeOfAnswer({ command = '', responseCode = 0 }: SmtpError): DeliveryCode {
  if (responseCode < 500) return 'busy'
  if (command === 'MAIL FROM') return 'sender-refused'
  if (command === 'RCPT TO') return 'address-refused'
  return command === 'DATA' ? 'content-refused' : 'busy'
}

/** `left` is true once the whole message has gone out: from then on a missing answer may hide a delivery. */
function failureFrom(error: SmtpError, left: boolean): DeliveryFailure {
  const answer = error.response ?? error.message
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') return new DeliveryFailure('login-refused', answer)
  if (error.code === 'ETLS' || error.command === 'STARTTLS') return new DeliveryFailure('not-secure', answer)
  // RFC 5321 §3.8: 421 closes the connection, whatever command it answers.
  if (error.responseCode && error.responseCode !== 421) return new DeliveryFailure(codeOfAnswer(error), answer)
  if (error.responseCode === 421) return new DeliveryFailure('busy', answer)
  if (error.code === 'EENVELOPE') return new DeliveryFailure('bad-address', answer)
  if (/certificate|self-signed/i.test(error.message)) return new DeliveryFailure('not-secure', answer)
  return new DeliveryFailure(left ? 'unanswered' : 'not-reached', answer)
}

function contentOf(mail: OutgoingMail, from: NamedAddress, replyTo: NamedAddress | undefined, to: string) {
  // Wrong here is a bug of the caller, not a message that fails.
  if (!ID.test(mail.id)) throw new TypeError('the id of a message is letters, digits, . _ and -')
  if (!LANGUAGES.test(mail.language)) throw new TypeError('the language of a message is written as in BCP 47')
  return {
    from,
    to: { name: '', address: to },
    ...(replyTo ? { replyTo } : {}),
    messageId: `<${mail.id}@${from.address.split('@')[1]}>`,
    // The library folds and encodes; line breaks are taken out before, so that nothing depends on it.
    subject: mail.subject
      .toWellFormed()
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim(),
    text: mail.text,
    html: mail.html,
    headers: {
      'Content-Language': mail.language,
      // RFC 3834: no out-of-office notes in return.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    // As an alternative part (mail programs show an invitation) and as a file (people save it); nodemailer makes both.
    ...(mail.calendar ? { icalEvent: { ...mail.calendar, filename: 'invito.ics' } } : {}),
  }
}

/** Opens the way to a mail server; connects at the first message. Throws a TypeError when the options make no sense. */
export function openMailer(options: MailerOptions): Mailer {
  const from = readSender(options.from)
  const replyTo = options.replyTo === undefined ? undefined : readSender(options.replyTo)
  const transport = createTransport(transportOptions(options))
  const wholeMs = options.timeouts?.wholeMs ?? 300_000
  const onLeft = new Map<string, () => void>()
  transport.use('stream', (mail, done) => {
    const left = onLeft.get(mail.message.messageId())
    mail.message.transform(
      () =>
        new Transform({
          transform: (chunk, _encoding, next) => next(null, chunk),
          flush: (next) => {
            left?.()
            next()
          },
        }),
    )
    done()
  })

  async function send(mail: OutgoingMail): Promise<{ providerId: string; answer: string }> {
    const to = readAddress(mail.to)
    if (!to) throw new DeliveryFailure('bad-address', 'not an address')
    const content = contentOf(mail, from, replyTo, to)
    let left = false
    onLeft.set(content.messageId, () => {
      left = true
    })
    try {
      // Each single wait has its limit above; this one bounds a server that lets its answers drip.
      const sent = await transport.sendMail({ ...content, signal: AbortSignal.timeout(wholeMs) })
      return { providerId: content.messageId, answer: sent.response.slice(0, 200) }
    } catch (error) {
      throw failureFrom(error as SmtpError, left)
    } finally {
      onLeft.delete(content.messageId)
    }
  }

  return { send, close: () => transport.close() }
}
