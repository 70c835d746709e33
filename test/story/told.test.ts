import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { StaffAppointmentView } from '../../src/modules/appointments/api.ts'
import { admissionCode } from '../../src/modules/meetings/codes.ts'
import type { NoticesView } from '../../src/modules/notices/api.ts'
import type { Booked } from '../support/booking.ts'
import { book, timesOn } from '../support/booking.ts'
import type { TestHouse } from '../support/house.ts'
import { openHouse } from '../support/house.ts'
import type { TestWorker } from '../support/worker.ts'
import { startWorker, until } from '../support/worker.ts'

const MINUTE = 60_000
const ADA = 'ada.marin@example.org'
const GIULIA = 'giulia.marin@example.org'
const CHIDI = 'chidi.okafor@example.org'
const FRIDAY = '2026-11-27'
const MONDAY = '2026-11-30'

describe('the story of a booking', () => {
  let house: TestHouse
  let worker: TestWorker
  const bookings: Record<string, Booked> = {}
  before(async () => {
    house = await openHouse({ scene: 'empty-office' })
    worker = await startWorker(house)
  })
  after(async () => {
    await worker?.stop()
    await house.close()
  })

  const mailTo = (to: string) => worker.fakes.mail.messages({ to })
  const smsTo = (to: string) => worker.fakes.sms.messages({ to })
  const last = <T>(list: readonly T[]): T => {
    const found = list.at(-1)
    if (!found) throw new Error('nothing came')
    return found
  }
  const noticesOf = async (person: string) => (await (await house.as(person)).get<NoticesView>('/notices')).body.notices
  const sequence = (calendar: string) => Number(/^SEQUENCE:(\d+)/m.exec(calendar)?.[1])
  const uid = (calendar: string) => /^UID:(.+)$/m.exec(calendar)?.[1]
  const at = (name: string) => Date.parse(bookings[name]?.startsAt ?? '')
  /** Everything that the notices' tables hold of an appointment, in one text. */
  const stored = async () =>
    JSON.stringify([
      await house.look('select * from notices.notices'),
      await house.look('select * from notices.deliveries'),
    ])
  const codeOf = async (name: string) => {
    const [row] = await house.look<{ id: string; issue: number }>(
      'select r.id, r.code_issue as issue from meetings.rooms r join appointments.appointments a on a.room_id = r.id where a.id = $1',
      [bookings[name]?.id],
    )
    return admissionCode(house.ground.config.secret, { roomId: Number(row?.id), issue: row?.issue ?? 0 })
  }

  async function books(person: string, wish: { topic: string; mode: string; day: string; [more: string]: unknown }) {
    const { day, ...rest } = wish
    const [first] = await timesOn(house, { topic: wish.topic, mode: wish.mode, day })
    const answer = await book(await house.as(person), { ...rest, startsAt: first?.startsAt ?? '' })
    assert.equal(answer.status, 201, answer.text)
    bookings[person] = answer.body
    await worker.quiet()
    return answer.body
  }

  it('Ada comes to the desk: a notice, an e-mail with the calendar, an SMS', async () => {
    const booked = await books('ada', {
      topic: 'isee',
      mode: 'in_person',
      day: FRIDAY,
      reason: 'Reddito di mio marito',
      details: 'Ho perso le carte',
      email: ADA,
      relative: { name: 'Giulia', phone: '3095550002', email: GIULIA },
    })
    const [notice] = await noticesOf('ada')
    assert.match(notice?.title ?? '', /^Appuntamento confermato: venerdì 27 novembre/)
    assert.equal(notice?.link, `/appointments/${booked.id}`)
    const mail = last(mailTo(ADA))
    assert.equal(mail.calendar?.method, 'REQUEST')
    assert.equal(sequence(mail.calendar?.content ?? ''), 0)
    assert.match(mail.text, /informativa 2026-01/)
    assert.ok(mail.text.includes(booked.topic.name) && mail.text.includes(booked.code))
    assert.match(last(smsTo('+393095550001')).text, /appuntamento venerdì 27 novembre/)
    assert.doesNotMatch(mail.text + mail.html + mail.calendar?.content, /Reddito di mio marito|Ho perso le carte/)
  })

  it('Giulia hears of the time, never of the topic, the reason or the code, and gets no calendar', () => {
    const booked = bookings.ada as Booked
    const mail = last(mailTo(GIULIA))
    const sms = last(smsTo('+393095550002'))
    assert.match(mail.text, /Ada Marin ti fa sapere che ha un appuntamento venerdì 27 novembre/)
    assert.match(sms.text, /Ada Marin ti fa sapere/)
    for (const text of [mail.subject, mail.text, mail.html, sms.text])
      for (const secret of [
        booked.topic.name,
        booked.code,
        booked.word,
        'Reddito',
        'carte',
        `/appointments/${booked.id}`,
      ])
        assert.ok(!text.includes(secret), secret)
    assert.equal(mail.calendar, null)
    assert.deepEqual(mail.attachments, [])
  })

  it('Chidi meets on video: the SMS carries the code, and nothing that is stored or mailed does', async () => {
    await books('chidi', { topic: 'tax-certificate', mode: 'web', day: MONDAY, phone: '3095550007', email: CHIDI })
    const code = await codeOf('chidi')
    const sms = last(smsTo('+393095550007'))
    assert.ok(sms.text.includes(code), sms.text)
    const mail = last(mailTo(CHIDI))
    const elsewhere = [
      mail.subject,
      mail.text,
      mail.html,
      mail.calendar?.content ?? '',
      await stored(),
      JSON.stringify(await noticesOf('chidi')),
    ]
    for (const text of elsewhere) assert.ok(!text.includes(code))
  })

  it('Chidi reads English first and Italian below', () => {
    const mail = last(mailTo(CHIDI))
    assert.match(mail.subject, /^Appointment confirmed.* \/ Appuntamento confermato/)
    assert.ok(mail.text.indexOf('Your appointment') < mail.text.indexOf('Il tuo appuntamento'))
    assert.match(last(smsTo('+393095550007')).text, /Code to enter|code/i)
  })

  it('Bruno is called back on his landline: the notice has the word, and the officer sees that no SMS could go', async () => {
    const booked = await books('bruno', {
      topic: 'contribution-statement',
      mode: 'phone',
      day: FRIDAY,
      phone: '081555004',
    })
    const [notice] = await noticesOf('bruno')
    assert.match(notice?.body ?? '', new RegExp(`per prima questa parola: ${booked.word}`))
    assert.equal(worker.fakes.sms.messages({ to: '081555004' }).length, 0)
    const carla = await house.asStaff('carla')
    const { messages } = (await carla.post<StaffAppointmentView>(`/appointments/${booked.id}/open`)).body
    assert.deepEqual(
      messages.map((m) => [m.channel, m.state]),
      [['sms', 'dropped']],
    )
  })

  it('the SMS that arrived is delivered, as the officer sees', async () => {
    const carla = await house.asStaff('carla')
    const open = async () =>
      (await carla.post<StaffAppointmentView>(`/appointments/${bookings.ada?.id}/open`)).body.messages
    await until('the receipts are in', async () =>
      (await open()).every((m) => m.channel !== 'sms' || m.state === 'delivered'),
    )
    const seen = (await open()).map((m) => `${m.recipient} ${m.channel} ${m.state}`).sort()
    assert.deepEqual(seen, [
      'person email sent',
      'person sms delivered',
      'relative email sent',
      'relative sms delivered',
    ])
    assert.doesNotMatch(JSON.stringify(await open()), /text|html|@/)
  })

  it('Chidi moves to the phone: the same entry with a higher number, and the old code opens nothing', async () => {
    const first = mailTo(CHIDI)[0]
    const code = await codeOf('chidi')
    const [time] = await timesOn(house, { topic: 'tax-certificate', mode: 'phone', day: MONDAY })
    const chidi = await house.as('chidi')
    const moved = await chidi.post<Booked>(`/appointments/${bookings.chidi?.id}/move`, {
      mode: 'phone',
      startsAt: time?.startsAt,
    })
    assert.equal(moved.status, 200, moved.text)
    bookings.chidi = moved.body
    await worker.quiet()
    const mail = last(mailTo(CHIDI))
    assert.equal(uid(mail.calendar?.content ?? ''), uid(first?.calendar?.content ?? ''))
    assert.ok(sequence(mail.calendar?.content ?? '') > sequence(first?.calendar?.content ?? ''))
    assert.ok(!last(smsTo('+393095550007')).text.includes(code))
    const [room] = await house.look('select closed_at from meetings.rooms order by id desc limit 1')
    assert.notEqual(room?.closed_at, null)
  })

  it('Chidi cancels: CANCEL with a number higher still, in the calendar and in words', async () => {
    const before = sequence(last(mailTo(CHIDI)).calendar?.content ?? '')
    const chidi = await house.as('chidi')
    assert.equal((await chidi.post(`/appointments/${bookings.chidi?.id}/cancel`)).status, 200)
    await worker.quiet()
    const { calendar } = last(mailTo(CHIDI))
    assert.equal(calendar?.method, 'CANCEL')
    assert.ok(sequence(calendar?.content ?? '') > before)
    assert.match(last(smsTo('+393095550007')).text, /cancelled/i)
    assert.equal((await noticesOf('chidi')).length, 3)
  })

  it('Ada hears by e-mail the day before, once, and Chidi, who cancelled, hears nothing', async () => {
    const counts = () => [mailTo(ADA).length, mailTo(GIULIA).length, mailTo(CHIDI).length]
    const before = counts()
    await house.setClock(new Date(at('ada') - 24 * 60 * MINUTE - 2 * MINUTE))
    await worker.sweep('appointments.day-before')
    await worker.quiet()
    assert.deepEqual(counts(), before)
    await house.setClock(new Date(at('ada') - 24 * 60 * MINUTE + MINUTE))
    for (let twice = 0; twice < 2; twice++) {
      await worker.sweep('appointments.day-before')
      await worker.quiet()
    }
    assert.deepEqual(counts(), [(before[0] ?? 0) + 1, (before[1] ?? 0) + 1, before[2]])
    assert.match(last(mailTo(ADA)).subject, /^Domani il tuo appuntamento/)
    assert.ok(!last(mailTo(GIULIA)).text.includes(bookings.ada?.topic.name ?? ''))
  })

  it('Ada is reminded by SMS thirty minutes before, not earlier, and once', async () => {
    const before = smsTo('+393095550001').length
    await house.setClock(new Date(at('ada') - 31 * MINUTE))
    await worker.sweep('appointments.remind')
    await worker.quiet()
    assert.equal(smsTo('+393095550001').length, before)
    await house.setClock(new Date(at('ada') - 30 * MINUTE))
    for (let twice = 0; twice < 2; twice++) {
      await worker.sweep('appointments.remind')
      await worker.quiet()
    }
    assert.equal(smsTo('+393095550001').length, before + 1)
    const sms = last(smsTo('+393095550001'))
    assert.match(sms.text, /tra poco il tuo appuntamento/)
    assert.ok(
      sms.text.includes(bookings.ada?.topic.name ?? '') && sms.text.includes(bookings.ada?.office.address ?? ''),
    )
    assert.ok(!last(smsTo('+393095550002')).text.includes(bookings.ada?.topic.name ?? ''))
  })

  it('Carla serves Ada and writes the outcome: Ada reads what was said, what to do and by when, and Giulia does not', async () => {
    await house.setClock(new Date(at('ada') + MINUTE))
    const [carla, giulias] = [await house.asStaff('carla'), mailTo(GIULIA).length]
    const { id } = bookings.ada as Booked
    for (const act of ['arrive', 'start']) assert.equal((await carla.post(`/appointments/${id}/${act}`)).status, 200)
    const form = { kind: 'served', said: 'La domanda è partita.', toDo: 'Porti la foto.', byDay: '2026-12-15' }
    assert.equal((await carla.post(`/appointments/${id}/outcome`, form)).status, 200)
    await worker.quiet()
    const page = (await (await house.as('ada')).get<Booked>(`/appointments/${id}`)).body
    assert.equal(page.state, 'attended')
    assert.deepEqual([page.outcome?.said, page.outcome?.toDo, page.outcome?.byDay], [form.said, form.toDo, form.byDay])
    assert.match(last(mailTo(ADA)).text, /La domanda è partita\..*Porti la foto\..*15 dicembre/s)
    assert.equal(mailTo(GIULIA).length, giulias)
  })

  it('Bruno, whom Carla did not reach, reads that they did not meet; nobody is reminded of what is over', async () => {
    await house.setClock(new Date(at('bruno') + 40 * MINUTE))
    const carla = await house.asStaff('carla')
    const { id } = bookings.bruno as Booked
    assert.equal((await carla.post(`/appointments/${id}/calls`, { result: 'no_answer' })).status, 200)
    assert.equal((await carla.post(`/appointments/${id}/outcome`, { kind: 'missed' })).status, 200)
    await worker.sweep('appointments.remind')
    await worker.quiet()
    const [notice] = await noticesOf('bruno')
    assert.match(notice?.body ?? '', /non ci siamo incontrati/)
    assert.equal((await (await house.as('bruno')).get<Booked>(`/appointments/${id}`)).body.state, 'missed')
  })

  it('in all of this nobody was told anything twice', () => {
    assert.deepEqual(
      worker.fakes.mail.messages().filter((m) => m.times > 1),
      [],
    )
    assert.deepEqual(
      worker.fakes.sms.messages().filter((m) => m.times > 1),
      [],
    )
  })
})
