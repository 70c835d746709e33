import type { SMTPServerSession } from 'smtp-server'
import { SMTPServer } from 'smtp-server'
import type { Behaviour } from '../shared/behaviours.ts'
import { openBehaviours } from '../shared/behaviours.ts'
import type { Answer, Question } from '../shared/http.ts'
import { html, json, listenOn, openWeb, seeOther } from '../shared/http.ts'
import { openMessages } from './messages.ts'
import { mailPage } from './page.ts'

/**
 * accept: 250. temporary: 451 to the recipient. permanent: 550 to the recipient. refuse-content: 554 after the message.
 * slow: answers after `ms` (3,000). drop-after-data: keeps the message, then cuts the line before saying so.
 * lose: says 250 and keeps nothing.
 */
export const MAIL_MODES = [
  'accept',
  'temporary',
  'permanent',
  'refuse-content',
  'slow',
  'drop-after-data',
  'lose',
] as const
export type MailMode = (typeof MAIL_MODES)[number]

/** The only name and password that the fake knows; signing in is optional. */
const LOGIN = { user: 'sportello', password: 'secret' }
const MESSAGE_BYTES_MAX = 10_000_000

type Messages = ReturnType<typeof openMessages>
type Behaviours = ReturnType<typeof openBehaviours<MailMode>>

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

function openSmtp(messages: Messages, behaviours: Behaviours): SMTPServer {
  const wished = new WeakMap<SMTPServerSession, Behaviour<MailMode>>()

  async function take(raw: Buffer, to: string[], wish: Behaviour<MailMode> | undefined): Promise<'kept' | 'cut'> {
    if (wish?.mode === 'refuse-content') throw refusal(554, '5.6.0 message refused')
    if (wish?.mode === 'slow') await new Promise((resolve) => setTimeout(resolve, wish.ms ?? 3000))
    if (wish?.mode !== 'lose') await messages.keep(raw, to)
    return wish?.mode === 'drop-after-data' ? 'cut' : 'kept'
  }

  const server = new SMTPServer({
    name: 'posta-di-prova.example',
    banner: 'Sportello fake mail',
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: MESSAGE_BYTES_MAX,
    closeTimeout: 500,
    onAuth({ username, password }, _session, done) {
      if (username === LOGIN.user && password === LOGIN.password) return done(null, { user: username })
      return done(refusal(535, '5.7.8 wrong user or password'))
    },
    onRcptTo({ address }, session, done) {
      const wish = behaviours.next(address)
      if (wish?.mode === 'temporary') return done(refusal(451, '4.3.0 try again later'))
      if (wish?.mode === 'permanent') return done(refusal(550, '5.1.1 no such mailbox here'))
      if (wish) wished.set(session, wish)
      else wished.delete(session)
      return done()
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map((recipient) => recipient.address)
        take(Buffer.concat(chunks), to, wished.get(session)).then(
          (kept) => (kept === 'cut' ? cut(server, session) : done()),
          (error: Error) => done('responseCode' in error ? error : refusal(451, '4.3.0 unreadable')),
        )
      })
    },
  })
  // A client that vanishes is an everyday thing for a mail server; unheard, the event would end the process.
  server.on('error', () => {})
  return server
}

function cut(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections) {
    const { id, _socket } = connection as unknown as { id: string; _socket: { destroy(): void } }
    if (id === session.id) _socket.destroy()
  }
}

function part(messages: Messages, path: string): Answer | null {
  const [, number, what, index] = /^\/messages\/(\d+)\/(html|raw|attachments)(?:\/(\d+))?$/.exec(path) ?? []
  const mail = number ? messages.find(Number(number)) : null
  if (!mail) return null
  if (what === 'raw')
    return { status: 200, headers: { 'content-type': 'text/plain; charset=iso-8859-1' }, body: mail.raw }
  if (what === 'html') {
    const shown = html(mail.html)
    return {
      ...shown,
      headers: {
        ...shown.headers,
        'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
      },
    }
  }
  const attachment = mail.attachments[Number(index ?? -1)]
  if (!attachment) return null
  const headers = {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${(attachment.filename ?? 'file').replace(/[^\w.-]/g, '_')}"`,
  }
  return { status: 200, headers, body: attachment.content }
}

function pages(messages: Messages, behaviours: Behaviours) {
  return ({ method, url, body }: Question): Answer | null => {
    const to = url.searchParams.get('to')?.trim() || undefined
    const asked = `${method} ${url.pathname}`
    if (asked === 'GET /') return html(mailPage(messages.list({ to }), to ?? ''))
    if (asked === 'GET /messages') return json(messages.list({ to, since: url.searchParams.get('since') ?? undefined }))
    if (asked === 'POST /behave') {
      behaviours.behave(behaviours.read(body))
      return json({ ok: true })
    }
    if (asked === 'DELETE /messages' || asked === 'POST /clear') {
      messages.clear()
      return method === 'POST' ? seeOther('/') : json({ ok: true })
    }
    return method === 'GET' ? part(messages, url.pathname) : null
  }
}

/** A mail server that keeps what it gets and shows it on a page; port 0 lets the system choose. */
export async function openMailFake({ smtpPort = 0, pagePort = 0 }: { smtpPort?: number; pagePort?: number } = {}) {
  const messages = openMessages()
  const behaviours = openBehaviours(MAIL_MODES)
  const smtp = openSmtp(messages, behaviours)
  const port = await listenOn(smtp.server, smtpPort)
  const web = await openWeb(pagePort, pages(messages, behaviours))
  return {
    smtp: `smtp://127.0.0.1:${port}`,
    page: web.url,
    messages: messages.list,
    find: messages.find,
    clear: messages.clear,
    behave: behaviours.behave,
    close: async () => {
      await new Promise<void>((resolve) => {
        smtp.close(() => resolve())
      })
      await web.close()
    },
  }
}

export type MailFake = Awaited<ReturnType<typeof openMailFake>>
