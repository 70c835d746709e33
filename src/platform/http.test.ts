import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import type { Answer, TestHouse, Visitor } from '../../test/support/house.ts'
import { jsonHeaders, openHouse } from '../../test/support/house.ts'
import type { Problem } from './shapes.ts'

/** Bytes as they are, for what no client would send. */
function sayToSocket(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text))
    let heard = ''
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1')
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })
}

function isProblem(answer: Answer<unknown>, status: number, code: string, errors?: Problem['errors']): void {
  const { body } = answer as Answer<Problem>
  assert.equal(answer.status, status, answer.text)
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
  assert.equal(body.code, code)
  assert.equal(body.status, status)
  assert.equal(body.type, `/problems/${code}`)
  assert.ok(body.title.length > 3)
  if (errors) assert.deepEqual(body.errors, errors)
}

describe('the door of the server', () => {
  let house: TestHouse
  let ada: Visitor
  let carla: Visitor
  before(async () => {
    house = await openHouse({ scene: 'empty-office', listens: true })
    ada = await house.as('ada')
    carla = await house.asStaff('carla')
  })
  after(() => house.close())

  const send = (method: string, url: string, headers: Record<string, string> = {}, payload?: string) =>
    house.send({ method, url, headers: { cookie: ada.cookie, ...headers }, payload })
  const form = (change: Record<string, unknown> = {}) => ({
    office: 'RO-01',
    topic: 'tax-certificate',
    mode: 'in_person',
    startsAt: '2026-11-25T09:00:00Z',
    reason: 'Mi serve la CU.',
    phone: '3095550001',
    ...change,
  })

  type Wrong = [string, string, string, Record<string, string>, string | undefined, number, string]
  const json = jsonHeaders({})
  const wrong: Wrong[] = [
    ['JSON that ends too soon', 'POST', '/api/session', json, '{', 400, 'json-wrong'],
    ['no JSON at all', 'POST', '/api/session', json, '', 400, 'json-wrong'],
    ['JSON that would change what objects are', 'POST', '/api/session', json, '{"__proto__":{}}', 400, 'json-wrong'],
    ['a list instead of a form', 'POST', '/api/session', json, '[]', 422, 'form-wrong'],
    ['null instead of a form', 'POST', '/api/session', json, 'null', 422, 'form-wrong'],
    ['a form as plain text', 'POST', '/api/session', { 'content-type': 'text/plain' }, '{}', 422, 'form-wrong'],
    [
      'a form as a browser without scripts sends it',
      'POST',
      '/api/session',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'a=b',
      415,
      'kind-unsupported',
    ],
    ['more than a form can be', 'POST', '/api/session', json, `{"x":"${'x'.repeat(70_000)}"}`, 413, 'body-too-large'],
    ['an address that is no address', 'GET', '/api/%zz', {}, undefined, 404, 'not-found'],
    ['an address that nobody has', 'GET', '/api/nothing', {}, undefined, 404, 'not-found'],
    ['an address without end', 'GET', `/api/offices/${'x'.repeat(3000)}`, {}, undefined, 404, 'not-found'],
    ['an office that there is not', 'GET', '/api/offices/XX-99', {}, undefined, 404, 'office-unknown'],
    ['another method', 'DELETE', '/api/topics', {}, undefined, 405, 'method-unknown'],
    [
      'a page of another site',
      'POST',
      '/api/session',
      { ...json, origin: 'https://evil.example' },
      '{}',
      403,
      'origin-wrong',
    ],
    [
      'a page in a frame without an origin',
      'POST',
      '/api/session',
      { ...json, origin: 'null' },
      '{}',
      403,
      'origin-wrong',
    ],
    [
      'a cross-site form',
      'POST',
      '/api/session',
      { ...json, 'sec-fetch-site': 'cross-site' },
      '{}',
      403,
      'origin-wrong',
    ],
    [
      "a neighbour's site",
      'POST',
      '/api/session',
      { ...json, 'sec-fetch-site': 'same-site' },
      '{}',
      403,
      'origin-wrong',
    ],
    ['a language that is no word', 'GET', '/api/profile?language=__', {}, undefined, 422, 'form-wrong'],
    [
      'a day that there is not',
      'GET',
      '/api/availability/times?topic=isee&office=RO-01&mode=web&day=2026-02-30',
      {},
      undefined,
      422,
      'form-wrong',
    ],
    [
      'two hundred years of days',
      'GET',
      '/api/availability/days?topic=isee&office=RO-01&mode=web&from=2026-01-01&to=2226-01-01',
      {},
      undefined,
      422,
      'form-wrong',
    ],
  ]
  for (const [sentence, method, url, headers, payload, status, code] of wrong)
    it(`${sentence} is refused: ${status} ${code}`, async () =>
      isProblem(await send(method, url, headers, payload), status, code))

  it('says with 405 which methods an address knows', async () => {
    assert.equal((await send('DELETE', '/api/topics')).headers['allow'], 'GET, HEAD')
    const answer = await send('PUT', ada.at('/appointments/1/move'))
    isProblem(answer, 405, 'method-unknown')
    assert.equal(answer.headers['allow'], 'POST')
  })

  it('lets our own pages and programs without a browser act', async () => {
    const host = new URL(house.url).host
    const ways: Record<string, string>[] = [
      {},
      { origin: house.url, host, 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
    ]
    for (const headers of ways)
      assert.equal((await send('POST', '/api/session', jsonHeaders(headers), '{}')).status, 200)
  })

  it('refuses each field that Ada did not mean to send, beside its name', async () => {
    const relative = { name: 'Giulia', phone: '3095550002', fiscalCode: 'X' }
    isProblem(await ada.post('/appointments', form({ colour: 1, relative })), 422, 'form-wrong', [
      { field: 'colour', code: 'unknown' },
      { field: 'relative.fiscalCode', code: 'unknown' },
    ])
    isProblem(await ada.get('/appointments?colour=1'), 422, 'form-wrong', [{ field: 'colour', code: 'unknown' }])
  })

  it('says of every missing field that it is missing', async () => {
    const { body } = await ada.post<Problem>('/appointments', {})
    assert.deepEqual(
      body.errors,
      ['office', 'topic', 'mode', 'startsAt', 'reason', 'phone'].map((field) => ({ field, code: 'required' })),
    )
  })

  const fields: [string, Record<string, unknown>, string, string][] = [
    ['a reason with a NUL in it', { reason: 'ciao\0' }, 'reason', 'pattern'],
    ['half a sign', { details: '\ud83d' }, 'details', 'pattern'],
    ["a NUL in the daughter's name", { relative: { name: '\0', phone: '3095550002' } }, 'relative.name', 'pattern'],
    ['a phone in words', { phone: 'casa' }, 'phone', 'pattern'],
    ['an address with a second line', { email: 'a@example.org\r\nBcc: b@example.org' }, 'email', 'format'],
    ['an address that is too long', { email: `${'x'.repeat(250)}@example.org` }, 'email', 'too-long'],
    ['a reason of two letters', { reason: 'ok' }, 'reason', 'too-short'],
    ['a reason without end', { reason: 'x'.repeat(301) }, 'reason', 'too-long'],
    ['a mode that there is not', { mode: 'pigeon' }, 'mode', 'choice'],
    ['a leap second', { startsAt: '2026-11-25T23:59:60Z' }, 'startsAt', 'pattern'],
    ['the thirtieth of February', { startsAt: '2026-02-30T09:00:00Z' }, 'startsAt', 'format'],
    ['a time without a zone', { startsAt: '2026-11-25T09:00:00' }, 'startsAt', 'format'],
    ['four files', { attachments: [1, 2, 3, 4] }, 'attachments', 'too-many'],
  ]
  for (const [sentence, change, field, code] of fields)
    it(`Ada books with ${sentence}: ${field} ${code}`, async () =>
      isProblem(await ada.post('/appointments', form(change)), 422, 'form-wrong', [{ field, code }]))

  it('refuses an act without its key, and with something that is no key', async () => {
    isProblem(await ada.post('/appointments', form(), null), 428, 'key-needed')
    isProblem(await ada.post('/appointments', form(), 'again'), 428, 'key-needed')
  })

  it('answers a tag that is not hers exactly as an address that nobody has', async () => {
    const nothing = await send('GET', '/api/my/nowhere/nothing/at/all')
    isProblem(nothing, 404, 'not-found')
    const bruno = await house.as('bruno')
    for (const tag of ['a'.repeat(22), bruno.tag, carla.tag, 'short', '%00'.repeat(22), `${ada.tag}x`]) {
      const answer = await send('GET', `/api/my/${tag}/me`)
      assert.deepEqual([answer.status, answer.text], [nothing.status, nothing.text], tag)
    }
    const staff = await send('GET', `/api/staff/${ada.tag}/appointments`)
    assert.deepEqual([staff.status, staff.text], [404, nothing.text])
  })

  it('answers who is not signed in the same for every tag, right or wrong', async () => {
    for (const tag of [ada.tag, 'a'.repeat(22)])
      isProblem(await house.send({ method: 'GET', url: `/api/my/${tag}/me` }), 401, 'sign-in-required')
    const old = { cookie: `sportello=${'A'.repeat(43)}` }
    isProblem(await house.send({ method: 'GET', url: ada.at('/me'), headers: old }), 401, 'sign-in-required')
  })

  it('finds nothing under a number that is no number', async () => {
    for (const id of ['abc', '0', '-1', '1.5', '99999999999999999999', '1%00'])
      isProblem(await ada.get(`/appointments/${id}`), 404, 'not-found')
  })

  it('refuses half a file, no file and a file of another kind, beside its field', async () => {
    const upload = (body: string, type = 'multipart/form-data; boundary=x') =>
      house.send({
        method: 'POST',
        url: ada.at('/attachments'),
        headers: { cookie: ada.cookie, 'content-type': type, 'idempotency-key': crypto.randomUUID() },
        payload: body,
      })
    const part = (content: string) =>
      `--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n${content}\r\n`
    isProblem(await upload('--x\r\nhalf'), 422, 'form-wrong', [{ field: 'file', code: 'format' }])
    isProblem(await upload(part('%PDF-1.7')), 422, 'form-wrong', [{ field: 'file', code: 'format' }])
    isProblem(await upload('--x--\r\n'), 422, 'form-wrong', [{ field: 'file', code: 'required' }])
    isProblem(await upload(`${part('<script>')}--x--\r\n`), 415, 'attachment-kind')
    isProblem(await upload('{}', 'application/json'), 415, 'kind-unsupported')
  })

  const lines: [string, string, number][] = [
    ['words that are no request', 'BUONGIORNO\r\n\r\n', 400],
    ['a method that nobody speaks', 'SALUTA /api/topics HTTP/1.1\r\nhost: a\r\n\r\n', 400],
    ['a protocol of the future', 'GET /api/topics HTTP/9.9\r\nhost: a\r\n\r\n', 400],
    ['a NUL in the address', 'GET /api/to\0pics HTTP/1.1\r\nhost: a\r\n\r\n', 400],
    ['no host', 'GET /api/topics HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
    ['a flood of headers', `GET /api/topics HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 400],
    [
      'two lengths at once',
      'POST /api/session HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}',
      400,
    ],
    ['a condition that we do not know', 'GET /api/topics HTTP/1.1\r\nhost: a\r\nexpect: miracles\r\n\r\n', 417],
  ]
  for (const [sentence, text, status] of lines)
    it(`${sentence} on the wire is a problem too: ${status}`, async () => {
      const heard = await sayToSocket(Number(new URL(house.url).port), text)
      assert.match(heard, new RegExp(`^HTTP/1.1 ${status} `))
      assert.match(heard, /content-type: application\/problem\+json/i)
      assert.match(heard, /"code":"json-wrong"/)
    })

  it('never lets a personal answer or a refusal be kept, nor a stranger read what kind it is', async () => {
    for (const answer of [await ada.get('/me'), await ada.get('/appointments/99'), await carla.get('/appointments')]) {
      assert.equal(answer.headers['cache-control'], 'no-store')
      assert.equal(answer.headers['x-content-type-options'], 'nosniff')
      assert.equal(answer.headers['set-cookie'], undefined)
    }
  })
})
