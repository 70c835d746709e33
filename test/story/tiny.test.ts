import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { BookingFactsView } from '../../src/modules/appointments/api.ts'
import type { NoticesView } from '../../src/modules/notices/api.ts'
import type { OfficeView, ProfileView, TopicView } from '../../src/modules/offices/api.ts'
import type { Booked } from '../support/booking.ts'
import { book, firstTimes, tally, timesOn } from '../support/booking.ts'
import type { TestHouse } from '../support/house.ts'
import { openHouse } from '../support/house.ts'
import type { TestWorker } from '../support/worker.ts'
import { startWorker } from '../support/worker.ts'

describe('another body, a small water board, on the same code', () => {
  let house: TestHouse
  let worker: TestWorker
  let offices: OfficeView[]
  before(async () => {
    house = await openHouse({ profile: 'tiny' })
    worker = await startWorker(house)
    offices = (await get<{ offices: OfficeView[] }>('/api/offices')).offices
  })
  after(async () => {
    await worker?.stop()
    await house?.close()
  })

  const get = async <Body>(url: string): Promise<Body> => {
    const answer = await house.send<Body>({ method: 'GET', url })
    assert.equal(answer.status, 200, answer.text)
    return answer.body
  }
  const aosta = () => offices.find((o) => o.municipality === 'Aosta')?.code ?? ''
  const saintVincent = () => offices.find((o) => o.municipality === 'Saint-Vincent')?.code ?? ''

  it('says its own name, its own topics and its own two offices', async () => {
    assert.match((await get<ProfileView>('/api/profile')).name, /Valtiglio/)
    assert.match((await get<ProfileView>('/api/profile?language=en')).name, /Valtiglio water board/)
    const { topics } = await get<{ topics: TopicView[] }>('/api/topics')
    assert.deepEqual(
      topics.map((t) => t.name),
      ['Nuovo allaccio', 'Bolletta'],
    )
    assert.deepEqual(offices.map((o) => o.municipality).sort(), ['Aosta', 'Saint-Vincent'])
  })

  it('keeps its own limits: two appointments, an hour before, ten days ahead for the bill', async () => {
    const ada = await house.as('ada')
    const { limits } = (await ada.get<BookingFactsView>('/booking-facts')).body
    assert.deepEqual(
      [limits.openMax, limits.bookMinutesBefore, limits.attachmentsMax, limits.attachmentBytesMax],
      [2, 60, 1, 2 * 1024 * 1024],
    )
    const [late] = await timesOn(house, { topic: 'bill', office: aosta(), day: '2026-12-09' })
    assert.equal(late, undefined)
    assert.ok((await timesOn(house, { topic: 'new-connection', office: aosta(), day: '2026-12-09' })).length > 0)
  })

  it('Ada books the bill and a new connection, and no third', async () => {
    const ada = await house.as('ada')
    const [bill] = await firstTimes(house, { topic: 'bill', office: aosta() })
    const asked = { office: aosta(), email: 'ada.marin@example.org' }
    assert.deepEqual(tally([await book(ada, { ...asked, topic: 'bill', startsAt: bill?.startsAt ?? '' })]), {
      '201': 1,
    })
    const times = await firstTimes(house, { topic: 'new-connection', office: saintVincent(), mode: 'web' })
    const web = { ...asked, office: saintVincent(), mode: 'web', topic: 'new-connection' }
    assert.deepEqual(tally([await book(ada, { ...web, startsAt: times[3]?.startsAt ?? '' })]), { '201': 1 })
    assert.deepEqual(tally([await book(ada, { ...web, startsAt: times[9]?.startsAt ?? '' })]), {
      'too-many-of-topic': 1,
    })
  })

  it('offers video only where it has it', async () => {
    const giulia = await house.as('giulia')
    assert.deepEqual(await firstTimes(house, { topic: 'new-connection', office: aosta(), mode: 'web' }), [])
    const [slot] = await firstTimes(house, { topic: 'new-connection', office: aosta() })
    const wish = { topic: 'new-connection', office: aosta(), mode: 'web', startsAt: slot?.startsAt ?? '' }
    assert.deepEqual(tally([await book(giulia, wish)]), { 'web-desk-not-enabled': 1 })
    assert.deepEqual(tally([await book(giulia, { ...wish, topic: 'bill' })]), { 'mode-not-offered': 1 })
  })

  it('takes a PDF and no photograph, and one paper for each booking', async () => {
    const giulia = await house.as('giulia')
    const send = (content: string) =>
      house.send<Booked>({
        method: 'POST',
        url: giulia.at('/attachments'),
        headers: {
          cookie: giulia.cookie,
          'content-type': 'multipart/form-data; boundary=x',
          'idempotency-key': randomUUID(),
        },
        payload: Buffer.from(
          `--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n${content}\r\n--x--\r\n`,
          'latin1',
        ),
      })
    assert.deepEqual(tally([await send('\xff\xd8\xff\xe0 photograph')]), { 'attachment-kind': 1 })
    const papers = [(await send('%PDF-1.7 a')).body.id, (await send('%PDF-1.7 b')).body.id]
    const [slot] = await firstTimes(house, { topic: 'bill', office: aosta() })
    const wish = { topic: 'bill', office: aosta(), startsAt: slot?.startsAt ?? '' }
    assert.deepEqual(tally([await book(giulia, { ...wish, attachments: papers })]), { 'too-many-attachments': 1 })
    assert.deepEqual(tally([await book(giulia, { ...wish, attachments: papers.slice(0, 1) })]), { '201': 1 })
  })

  it('tells Ada in its own name', async () => {
    await worker.quiet()
    const { notices } = (await (await house.as('ada')).get<NoticesView>('/notices')).body
    assert.equal(notices.length, 2)
    const [mail] = worker.fakes.mail.messages({ to: 'ada.marin@example.org' })
    assert.match(mail?.text ?? '', /Acque Valtiglio|Consorzio delle acque di Valtiglio/)
    assert.doesNotMatch(mail?.text ?? '', /previdenza|INPS/i)
  })
})
