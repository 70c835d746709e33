import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { createServer } from 'node:net'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { MailFake } from '../../../fakes/mail/mail.ts'
import { openMailFake } from '../../../fakes/mail/mail.ts'
import { rejectionOf } from '../../../fakes/shared/for-tests.ts'
import { listenOn } from '../../../fakes/shared/http.ts'
import { calendarEntry } from './calendar.ts'
import { DeliveryFailure } from './delivery-failure.ts'
import type { Mailer, MailerOptions, OutgoingMail } from './email.ts'
import { openMailer } from './email.ts'

const failureOf = (sending: Promise<unknown>) => rejectionOf(DeliveryFailure, sending)

const FROM = 'Sportello <non-rispondere@sportello.example>'
const ADA: OutgoingMail = {
  id: 'notice-ada-1',
  to: 'ada@example.org',
  subject: 'Il tuo appuntamento è confermato',
  text: 'Ciao Ada, però perché così più là: è tutto a posto. Costa 0 €.',
  html: '<p>Ciao Ada, però perché così più là: è tutto a posto. Costa 0 €.</p>',
  language: 'it',
}

// RFC 6376 §3.4.2 and §3.4.4, relaxed: enough to check a signature as a stranger would.
function dkimHolds(raw: string, publicKey: string): boolean {
  const cut = raw.indexOf('\r\n\r\n')
  const headers = raw.slice(0, cut).split(/\r\n(?![ \t])/)
  const signature = headers.find((header) => /^dkim-signature:/i.test(header)) ?? assert.fail('no signature')
  const relaxed = (header: string) =>
    `${header.slice(0, header.indexOf(':')).toLowerCase()}:${header
      .slice(header.indexOf(':') + 1)
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()}`
  const tag = (name: string) => new RegExp(`\\b${name}=([^;]*)`).exec(relaxed(signature))?.[1]?.replace(/\s/g, '') ?? ''
  const signed = tag('h')
    .split(':')
    .map((name) =>
      relaxed(headers.findLast((header) => header.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? ''),
    )
  const bare = relaxed(signature).replace(/b=[^;]*$/, 'b=')
  return verify(
    'sha256',
    Buffer.from([...signed, bare].join('\r\n'), 'latin1'),
    createPublicKey(publicKey),
    Buffer.from(tag('b'), 'base64'),
  )
}

describe('mail', () => {
  let fake: MailFake
  let mailer: Mailer
  const open: Mailer[] = []

  function mailerWith(options: Partial<MailerOptions>): Mailer {
    const opened = openMailer({ url: fake.smtp, from: FROM, timeouts: { connectMs: 2000, answerMs: 400 }, ...options })
    open.push(opened)
    return opened
  }

  before(async () => {
    fake = await openMailFake()
    mailer = mailerWith({})
  })
  beforeEach(() => {
    fake.clear()
    fake.behave({ mode: 'accept' })
  })
  after(async () => {
    for (const opened of open) opened.close()
    await fake.close()
  })

  it('reaches Ada with her accents, in text and HTML, in her language', async () => {
    const { providerId, answer } = await mailer.send(ADA)
    assert.equal(providerId, '<notice-ada-1@sportello.example>')
    assert.match(answer, /^250/)
    const [mail] = fake.messages({ to: 'ada@example.org' })
    assert.ok(mail)
    assert.equal(mail.messageId, providerId)
    assert.equal(mail.subject, ADA.subject)
    assert.equal(mail.text.trim(), ADA.text)
    assert.equal(mail.html.trim(), ADA.html)
    assert.equal(mail.from, '"Sportello" <non-rispondere@sportello.example>')
    assert.equal(mail.headers['content-language'], 'it')
    assert.equal(mail.headers['auto-submitted'], 'auto-generated')
    assert.equal(mail.calendar, null)
  })

  it('brings the invitation twice: shown by the mail program, and as a file to save', async () => {
    for (const method of ['REQUEST', 'CANCEL'] as const) {
      const content = calendarEntry({
        uid: 'a@sportello.example',
        sequence: 1,
        method,
        summary: 'Appuntamento',
        description: 'Porta un documento d’identità',
        location: 'Roma',
        startsAt: new Date('2027-01-07T08:00:00Z'),
        endsAt: new Date('2027-01-07T08:20:00Z'),
        stampedAt: new Date('2027-01-01T00:00:00Z'),
        organizer: { name: 'Sportello', email: 'non-rispondere@sportello.example' },
        language: 'it',
      })
      await mailer.send({ ...ADA, id: `notice-${method}`, calendar: { method, content } })
      const mail = fake.messages().at(-1)
      assert.deepEqual(mail?.calendar, { method, content })
      assert.deepEqual(
        mail?.attachments.map(({ filename, content: file }) => ({ filename, file })),
        [{ filename: 'invito.ics', file: content }],
      )
    }
  })

  it('writes to Fatima in Arabic and Italian side by side', async () => {
    await mailer.send({
      ...ADA,
      to: 'fatima@example.org',
      subject: 'موعدك مؤكد – appuntamento confermato',
      text: 'موعدك يوم الخميس\n\nIl tuo appuntamento è giovedì',
      language: 'ar, it',
    })
    const [mail] = fake.messages({ to: 'fatima@example.org' })
    assert.equal(mail?.subject, 'موعدك مؤكد – appuntamento confermato')
    assert.equal(mail?.text.trim(), 'موعدك يوم الخميس\n\nIl tuo appuntamento è giovedì')
    assert.equal(mail?.headers['content-language'], 'ar, it')
  })

  it('tells what can be tried again from what can not', async () => {
    fake.behave({ mode: 'temporary', times: 1 })
    const later = await failureOf(mailer.send(ADA))
    assert.deepEqual([later.kind, later.code, later.mayHaveArrived], ['temporary', 'busy', false])
    fake.behave({ mode: 'permanent', times: 1, to: 'ada@example.org' })
    const never = await failureOf(mailer.send(ADA))
    assert.deepEqual([never.kind, never.code], ['permanent', 'address-refused'])
    fake.behave({ mode: 'refuse-content', times: 1 })
    const content = await failureOf(mailer.send(ADA))
    assert.deepEqual([content.kind, content.code], ['permanent', 'content-refused'])
    assert.equal(fake.messages().length, 0)
    await mailer.send(ADA)
    assert.equal(fake.messages().length, 1)
  })

  it('says that a message may have arrived when the line is cut after it, and never sends it again by itself', async () => {
    fake.behave({ mode: 'drop-after-data', times: 1 })
    const cut = await failureOf(mailer.send(ADA))
    assert.deepEqual([cut.kind, cut.code, cut.mayHaveArrived], ['temporary', 'unanswered', true])
    assert.equal(fake.messages().length, 1)
    await mailer.send(ADA)
    assert.deepEqual(
      fake.messages().map(({ messageId, times }) => [messageId, times]),
      Array(2).fill(['<notice-ada-1@sportello.example>', 2]),
    )
  })

  it('gives up on a server that is too slow', async () => {
    fake.behave({ mode: 'slow', times: 1, ms: 1500 })
    const slow = await failureOf(mailer.send(ADA))
    assert.deepEqual([slow.kind, slow.code, slow.mayHaveArrived], ['temporary', 'unanswered', true])
  })

  it('tells a server that is not there, and one that never greets', async () => {
    const silent = createServer(() => {})
    const port = await listenOn(silent, 0)
    const mute = mailerWith({ url: `smtp://127.0.0.1:${port}`, timeouts: { connectMs: 150 } })
    const unheard = await failureOf(mute.send(ADA))
    assert.deepEqual([unheard.kind, unheard.code, unheard.mayHaveArrived], ['temporary', 'not-reached', false])
    await new Promise((resolve) => {
      silent.close(resolve)
    })
    const gone = await failureOf(mailerWith({ url: `smtp://127.0.0.1:${port}` }).send(ADA))
    assert.deepEqual([gone.kind, gone.code], ['temporary', 'not-reached'])
  })

  it('keeps messages waiting when our password is wrong or TLS is missing, for that is our mistake', async () => {
    const wrong = await failureOf(mailerWith({ url: fake.smtp.replace('//', '//sportello:wrong@') }).send(ADA))
    assert.deepEqual([wrong.kind, wrong.code], ['temporary', 'login-refused'])
    await mailerWith({ url: fake.smtp.replace('//', '//sportello:secret@') }).send(ADA)
    const clear = await failureOf(mailerWith({ url: `${fake.smtp}?tls=required` }).send(ADA))
    assert.deepEqual([clear.kind, clear.code], ['temporary', 'not-secure'])
    assert.equal(fake.messages().length, 1)
  })

  it('asks for TLS of any server but this very machine, unless told otherwise', async () => {
    // The same server under a name that is not on the short list of those that mean "this machine".
    const elsewhere = fake.smtp.replace('127.0.0.1', '127.1')
    const clear = await failureOf(mailerWith({ url: elsewhere }).send(ADA))
    assert.deepEqual([clear.kind, clear.code], ['temporary', 'not-secure'])
    await mailerWith({ url: `${elsewhere}?tls=off` }).send(ADA)
    assert.equal(fake.messages().length, 1)
  })

  it('refuses options that make no sense, when the process starts', () => {
    assert.throws(() => openMailer({ url: 'https://mail.example', from: FROM }), TypeError)
    assert.throws(() => openMailer({ url: 'smtp://mail.example?tls=maybe', from: FROM }), TypeError)
    assert.throws(() => openMailer({ url: 'smtp://mail.example', from: 'nobody' }), TypeError)
  })

  it('lets nobody add headers or recipients', async () => {
    await mailer.send({ ...ADA, subject: 'Ciao\r\nBcc: mallory@example.org\r\n\r\nx' })
    const [mail] = fake.messages()
    assert.equal(mail?.subject, 'Ciao Bcc: mallory@example.org x')
    assert.deepEqual(mail?.to, ['ada@example.org'])
    assert.equal(mail?.headers['bcc'], undefined)
    for (const to of [
      'ada@example.org\r\nRCPT TO:<mallory@example.org>',
      'ada@example.org, mallory@example.org',
      'ada@example.org mallory@example.org',
      'Ada <ada@example.org>',
      '"a b"@example.org',
      'ada@localhost',
      'a\u0000@example.org',
      '@example.org',
      'ada',
      '',
    ]) {
      const refused = await failureOf(mailer.send({ ...ADA, to }))
      assert.deepEqual([refused.kind, refused.code], ['permanent', 'bad-address'], JSON.stringify(to))
    }
    await assert.rejects(mailer.send({ ...ADA, id: 'x>\r\nX: 1' }), TypeError)
    await assert.rejects(mailer.send({ ...ADA, language: 'it\r\nX: 1' }), TypeError)
    assert.equal(fake.messages().length, 1)
  })

  it('keeps the recipient out of what it says of a failure', async () => {
    fake.behave({ mode: 'permanent', times: 1 })
    const failure = await failureOf(mailer.send(ADA))
    assert.ok(!JSON.stringify([failure.message, failure.answer, failure.stack]).includes('ada@'))
  })

  it('signs with DKIM, and a stranger can check it', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    await mailerWith({ dkim: { domainName: 'sportello.example', keySelector: 'k1', privateKey } }).send(ADA)
    const [mail] = fake.messages()
    const raw = fake.find(mail?.number ?? 0)?.raw ?? ''
    // Folded anywhere, so without blanks.
    assert.match(raw.replace(/\s/g, ''), /DKIM-Signature:.*d=sportello\.example/)
    assert.ok(dkimHolds(raw, publicKey))
    assert.ok(!dkimHolds(raw.replace(/^Subject: .*$/m, 'Subject: altro'), publicKey))
  })
})
