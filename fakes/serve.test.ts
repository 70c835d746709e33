import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openMailer } from '../src/modules/notices/email.ts'
import { openSmpp } from '../src/modules/notices/sms/smpp.ts'
import { startFakes } from './serve.ts'

const SERVE = fileURLToPath(new URL('serve.ts', import.meta.url))

function start() {
  const child = spawn(process.execPath, [SERVE], {
    env: { PATH: process.env['PATH'], SPORTELLO_CHILD: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdout.setEncoding('utf8')
  return child
}

describe('fakes', () => {
  let fakes: Awaited<ReturnType<typeof startFakes>>
  before(async () => {
    fakes = await startFakes()
  })
  after(() => fakes.close())

  async function post(url: string, body: unknown) {
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }

  it('say where they are in one line, and end with their parent', async () => {
    const child = start()
    const [line] = (await once(child.stdout, 'data')) as [string]
    const { mail, sms } = JSON.parse(line) as typeof fakes.addresses
    assert.match(mail.smtp, /^smtp:\/\/127\.0\.0\.1:\d+$/)
    assert.match(sms.smpp, /^smpp:\/\/sportello:secret@127\.0\.0\.1:\d+$/)
    assert.equal(sms.gateway, `${sms.page}send`)
    for (const page of [mail.page, sms.page]) assert.equal((await fetch(page)).status, 200)
    child.stdin.end()
    assert.deepEqual(await once(child, 'exit'), [0, null])
  })

  it('end on SIGTERM', async () => {
    const child = start()
    await once(child.stdout, 'data')
    child.kill('SIGTERM')
    assert.deepEqual(await once(child, 'exit'), [0, null])
  })

  it('show Ada her mail on a page that runs nothing of it', async () => {
    const mailer = openMailer({ url: fakes.mail.smtp, from: 'Sportello <a@sportello.example>' })
    const attack = '<script>alert(1)</script>'
    await mailer.send({
      id: 'one',
      to: 'ada@example.org',
      subject: attack,
      text: attack,
      html: attack,
      language: 'it',
      calendar: { method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
    })
    await mailer.send({ id: 'one', to: 'ada@example.org', subject: 'di nuovo', text: 'x', html: 'x', language: 'it' })
    mailer.close()
    const page = await (await fetch(`${fakes.mail.page}?to=ada@example.org`)).text()
    assert.ok(!page.includes('<script'))
    assert.ok(page.includes('&lt;script&gt;'))
    assert.match(page, /arrivato 2 volte/)
    assert.match(page, /<html lang="it">/)
    const list = (await (await fetch(`${fakes.mail.page}messages?to=ada@example.org&since=1`)).json()) as {
      subject: string
      times: number
    }[]
    assert.deepEqual(
      list.map(({ subject, times }) => ({ subject, times })),
      [{ subject: 'di nuovo', times: 2 }],
    )
    const body = await fetch(`${fakes.mail.page}messages/1/html`)
    assert.match(body.headers.get('content-security-policy') ?? '', /^sandbox;/)
    const file = await fetch(`${fakes.mail.page}messages/1/attachments/0`)
    assert.match(file.headers.get('content-disposition') ?? '', /invito\.ics/)
    assert.equal((await fetch(`${fakes.mail.page}messages/99/html`)).status, 404)
  })

  it('show an SMS as the phone would, and find it by number', async () => {
    const sender = openSmpp({ url: fakes.sms.smpp, sender: 'Sportello' })
    await sender.send({ id: 'one', to: '+393331234567', text: `<b>È ora</b> ${'più '.repeat(60)}` })
    await sender.close()
    const page = await (await fetch(fakes.sms.page)).text()
    assert.ok(page.includes('&lt;b&gt;È ora&lt;/b&gt;'))
    assert.match(page, /Telefono \+393331234567/)
    assert.match(page, /4 SMS, UCS-2/)
    for (const to of ['+393331234567', '%2B393331234567', '393331234567']) {
      const list = (await (await fetch(`${fakes.sms.page}messages?to=${to}`)).json()) as unknown[]
      assert.equal(list.length, 1, to)
    }
    await fetch(`${fakes.sms.page}messages`, { method: 'DELETE' })
    assert.equal(fakes.sms.messages().length, 0)
  })

  it('do what they are asked, and refuse what they do not understand', async () => {
    assert.equal(
      (await post(`${fakes.mail.page}behave`, { mode: 'permanent', times: 1, to: 'leo@example.org' })).status,
      200,
    )
    const mailer = openMailer({ url: fakes.mail.smtp, from: 'a@sportello.example' })
    const leo = { id: 'two', to: 'leo@example.org', subject: 'x', text: 'x', html: 'x', language: 'it' }
    await mailer.send({ ...leo, to: 'ada@example.org' })
    await assert.rejects(mailer.send(leo), { code: 'address-refused' })
    await mailer.send(leo)
    mailer.close()
    const refused = await post(`${fakes.sms.page}behave`, { mode: 'explode' })
    assert.equal(refused.status, 400)
    assert.match(String(refused.body['error']), /^mode is one of accept, throttle/)
    assert.equal((await post(`${fakes.mail.page}behave`, { mode: 'slow', times: -1 })).status, 400)
  })
})
