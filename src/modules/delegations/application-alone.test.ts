import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Belongings } from '../../../test/support/arranged.ts'
import { giveBelongings } from '../../../test/support/arranged.ts'
import { bookingForm, firstTimes } from '../../../test/support/booking.ts'
import type { Answer, TestHouse, Visitor } from '../../../test/support/house.ts'
import { openHouse } from '../../../test/support/house.ts'

/** The second layer taken away: every row of every table can be read and written by the server. */
const WITHOUT_ROW_SECURITY = `do $$
declare t record;
begin
  for t in select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relrowsecurity and n.nspname !~ '^(pg_|graphile)' loop
    execute format('alter table %s disable row level security', t.name);
    execute format('alter table %s no force row level security', t.name);
  end loop;
end $$`

describe('the application alone, without row-level security', () => {
  let house: TestHouse
  let ada: Visitor
  let bruno: Visitor
  let carla: Visitor
  let pietro: Visitor
  let mine: Belongings
  let brunos: Belongings
  before(async () => {
    house = await openHouse({ before: WITHOUT_ROW_SECURITY })
    ;[ada, bruno] = [await house.as('ada'), await house.as('bruno')]
    ;[carla, pietro] = [await house.asStaff('carla'), await house.asStaff('pietro')]
    mine = await giveBelongings(house, 'ada', 'RO-01')
    brunos = await giveBelongings(house, 'bruno', 'NA-01')
  })
  after(() => house.close())

  const isNotFound = (answer: Answer<Record<string, unknown>>, what: string) => {
    assert.equal(answer.status, 404, `${what}: ${answer.text}`)
    assert.doesNotMatch(answer.text, /bruno|segreto|esposito/i, what)
  }
  /** Everything of Bruno's, as it stands. */
  const brunosRows = async () =>
    JSON.stringify(
      await Promise.all(
        [
          'appointments.appointments',
          'appointments.attachments',
          'appointments.outcomes',
          'appointments.calls',
          'notices.notices',
          'meetings.rooms',
        ].map((table) =>
          house.look(
            `select * from ${table} where person_id = $1 order by id`.replace(
              'outcomes where person_id = $1 order by id',
              'outcomes where person_id = $1',
            ),
            [brunos.personId],
          ),
        ),
      ),
    )

  it('really runs without it: a transaction that nobody began sees everything', async () => {
    const [row] = await house.ground.db.query<{ seen: number }>({
      name: '',
      text: 'select count(*) as seen from people.persons',
      values: [],
    })
    assert.ok((row?.seen ?? 0) > 100)
  })

  it("lets Ada neither read, move, cancel nor put into her calendar Bruno's appointment", async () => {
    const before = await brunosRows()
    const [slot] = await firstTimes(house, { topic: 'tax-certificate', office: 'NA-01' })
    for (const id of [brunos.appointmentId, brunos.servedId]) {
      isNotFound(await ada.get(`/appointments/${id}`), 'read')
      isNotFound(await ada.get(`/appointments/${id}/calendar`), 'calendar')
      isNotFound(await ada.post(`/appointments/${id}/move`, { startsAt: slot?.startsAt, mode: 'in_person' }), 'move')
      isNotFound(await ada.post(`/appointments/${id}/cancel`), 'cancel')
    }
    assert.equal(await brunosRows(), before)
  })

  it("lets Ada neither read nor mark Bruno's notice, throw away his paper, nor send it along with her booking", async () => {
    const before = await brunosRows()
    isNotFound(await ada.post(`/notices/${brunos.noticeId}/read`), 'notice')
    isNotFound(await ada.post(`/attachments/${brunos.looseId}/delete`), 'loose paper')
    isNotFound(await ada.post(`/attachments/${brunos.attachmentId}/delete`), 'paper of an appointment')
    const [slot] = await firstTimes(house, { topic: 'isee' })
    const form = bookingForm({ topic: 'isee', startsAt: slot?.startsAt ?? '', attachments: [brunos.looseId] })
    isNotFound(await ada.post('/appointments', form), 'attached')
    assert.equal(await brunosRows(), before)
  })

  it('shows each of them their own alone, in every list', async () => {
    for (const [visitor, own] of [
      [ada, mine],
      [bruno, brunos],
    ] as const) {
      const me = await visitor.get<{ id: number; contacts: unknown[] }>('/me')
      assert.equal(me.body.id, own.personId)
      const { appointments } = (
        await visitor.get<{ appointments: { id: number; attachments: { id: number }[] }[] }>('/appointments')
      ).body
      assert.deepEqual(
        appointments.map((a) => a.id).sort((a, b) => a - b),
        [own.appointmentId, own.servedId],
      )
      assert.deepEqual(
        appointments.flatMap((a) => a.attachments.map((f) => f.id)),
        [own.attachmentId],
      )
      const { notices } = (await visitor.get<{ notices: { id: number }[] }>('/notices')).body
      assert.deepEqual(
        notices.map((n) => n.id),
        [own.noticeId],
      )
      const facts = await visitor.get<{ open: unknown[] }>('/booking-facts')
      assert.equal(facts.body.open.length, 1)
    }
  })

  it("lets Ada use Bruno's key without hearing his answer", async () => {
    const key = crypto.randomUUID()
    const [one, other] = await firstTimes(house, { topic: 'isee', office: 'NA-01' })
    const his = await bruno.post<{ code: string }>(
      '/appointments',
      bookingForm({ topic: 'isee', office: 'NA-01', startsAt: one?.startsAt ?? '' }),
      key,
    )
    const hers = await ada.post<{ code: string; personName: string }>(
      '/appointments',
      bookingForm({ topic: 'isee', office: 'NA-01', startsAt: other?.startsAt ?? '' }),
      key,
    )
    assert.equal(hers.status, 201)
    assert.notEqual(hers.body.code, his.body.code)
    assert.equal(hers.body.personName, 'Ada Marin')
  })

  it("lets Pietro of Naples do nothing with Rovigo's appointments, nor download their papers", async () => {
    const [slot] = await firstTimes(house, { topic: 'tax-certificate' })
    const acts: [string, unknown][] = [
      ['open', {}],
      ['arrive', {}],
      ['start', {}],
      ['note', { body: 'curiosità' }],
      ['calls', { result: 'answered' }],
      ['outcome', { kind: 'missed' }],
      ['move', { startsAt: slot?.startsAt }],
      ['cancel', {}],
    ]
    const before = await house.look('select * from appointments.appointments where id = $1', [mine.appointmentId])
    for (const [act, form] of acts) {
      const answer = await pietro.post<Record<string, unknown>>(`/appointments/${mine.appointmentId}/${act}`, form)
      assert.equal(answer.status, 404, `${act}: ${answer.text}`)
    }
    isNotFound(await pietro.get(`/appointments/${mine.appointmentId}/attachments/${mine.attachmentId}`), 'download')
    assert.deepEqual(
      await house.look('select * from appointments.appointments where id = $1', [mine.appointmentId]),
      before,
    )
    assert.deepEqual(
      await house.look('select from appointments.office_notes where appointment_id = $1', [mine.appointmentId]),
      [],
    )
  })

  it("gives Pietro his own office's paper, and not another appointment's under that number", async () => {
    const own = await pietro.get(`/appointments/${brunos.appointmentId}/attachments/${brunos.attachmentId}`)
    assert.equal(own.status, 200)
    assert.match(own.text, /^%PDF-1.7 documento di bruno/)
    for (const id of [mine.attachmentId, brunos.looseId, mine.looseId])
      assert.equal((await pietro.get(`/appointments/${brunos.appointmentId}/attachments/${id}`)).status, 404)
  })

  it("lists for Carla and for Pietro their own office's day and week alone", async () => {
    const [row] = await house.look<{ day: string }>(
      "select to_char(starts_at at time zone 'Europe/Rome', 'YYYY-MM-DD') as day from appointments.appointments where id = $1",
      [brunos.appointmentId],
    )
    for (const [visitor, office] of [
      [carla, 1],
      [pietro, 2],
    ] as const) {
      const seen = (await visitor.get<{ appointments: { id: number }[] }>(`/appointments?day=${row?.day}`)).body
        .appointments
      const week = (await visitor.get<{ desks: { days: { booked: { id: number }[] }[] }[] }>(`/week?from=${row?.day}`))
        .body.desks
      const ids = [
        ...seen.map((a) => a.id),
        ...week.flatMap((d) => d.days.flatMap((day) => day.booked.map((b) => b.id))),
      ]
      const offices = await house.look<{ office_id: number }>(
        'select distinct office_id from appointments.appointments where id = any ($1)',
        [ids],
      )
      assert.deepEqual(
        offices.map((o) => o.office_id),
        [office],
      )
    }
  })

  it('finds for Carla no person without the whole code and a reason, and writes down each time that it does', async () => {
    const audits = () =>
      house.look("select from platform.audit where act = 'people.file-opened' and for_person = $1", [brunos.personId])
    const before = (await audits()).length
    const [{ code }] = (await house.look('select fiscal_code as code from people.persons where id = $1', [
      brunos.personId,
    ])) as [{ code: string }]
    assert.equal(
      (await carla.post('/people/find', { fiscalCode: code.slice(0, 12), why: 'è allo sportello' })).status,
      422,
    )
    assert.equal((await carla.post('/people/find', { fiscalCode: code, why: '   ' })).status, 403)
    assert.equal((await audits()).length, before)
    assert.equal((await carla.post('/people/find', { fiscalCode: code, why: 'è allo sportello' })).status, 200)
    assert.equal((await audits()).length, before + 1)
  })

  it('asks of staff what their role may do', async () => {
    const [franco, gina] = [await house.asStaff('franco'), await house.asStaff('gina')]
    for (const [who, path] of [
      [gina, '/appointments'],
      [franco, '/appointments'],
      [gina, '/week'],
      [franco, '/week'],
    ] as const)
      assert.equal((await who.get(path)).status, 403, path)
    assert.equal((await gina.post('/people/find', { fiscalCode: 'MRNDAA48C52H620M', why: 'curiosità' })).status, 403)
    assert.equal((await gina.post(`/appointments/${mine.appointmentId}/open`)).status, 403)
  })
})
