import { randomUUID } from 'node:crypto'
import { book, firstTimes } from './booking.ts'
import type { TestHouse } from './house.ts'

/** What a person has with us after a while. */
export type Belongings = {
  personId: number
  appointmentId: number
  servedId: number
  roomId: number
  noticeId: number
  attachmentId: number
  looseId: number
}

async function attach(house: TestHouse, person: string, name: string): Promise<number> {
  const visitor = await house.as(person)
  const { body } = await house.send<{ id: number }>({
    method: 'POST',
    url: visitor.at('/attachments'),
    headers: {
      cookie: visitor.cookie,
      'content-type': 'multipart/form-data; boundary=x',
      'idempotency-key': randomUUID(),
    },
    payload: `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}.pdf"\r\n\r\n%PDF-1.7 ${name}\r\n--x--\r\n`,
  })
  return body.id
}

/**
 * Gives a person at least one row in every table that holds personal data: a video appointment with a paper, a served one
 * with calls, a note and an outcome, a notice with its delivery, a loose paper. What workers and officers would write on
 * another day is put there by the superuser.
 */
export async function giveBelongings(house: TestHouse, person: string, office: string): Promise<Belongings> {
  const visitor = await house.as(person)
  const attachmentId = await attach(house, person, `documento di ${person}`)
  const [slot] = await firstTimes(house, { topic: 'tax-certificate', mode: 'web', office })
  const wish = {
    topic: 'tax-certificate',
    mode: 'web',
    office,
    startsAt: slot?.startsAt ?? '',
    attachments: [attachmentId],
  }
  const booked = await book(visitor, { ...wish, reason: `segreto di ${person}` })
  if (booked.status !== 201) throw new Error(booked.text)
  const looseId = await attach(house, person, `foglio di ${person}`)
  const [row] = await house.look<{ room: string; office: number; served: string; notice: string }>(
    `with a as (select * from appointments.appointments where id = $1),
     served as (
       insert into appointments.appointments (code, office_id, desk_id, topic_id, mode, starts_at, ends_at, person_id, person_name, booked_by, channel,
         state, reason, phone, language, word, privacy_version, calendar_uid, open_place, topic_place, booked_at)
       select upper(substr(md5(random()::text), 1, 8)), office_id, desk_id, topic_id, 'phone', starts_at - interval '9 days', ends_at - interval '9 days', person_id, person_name,
         booked_by, channel, 'attended', 'prima volta', phone, language, word, privacy_version, gen_random_uuid(), 1, 1, booked_at from a
       returning id, person_id, office_id),
     staff as (select min(s.id) as id from identity.staff s, a where s.office_id = a.office_id),
     outcome as (
       insert into appointments.outcomes (appointment_id, person_id, office_id, kind, said, written_by, written_at)
       select served.id, person_id, office_id, 'served', 'detto a ' || person_id, staff.id, now() from served, staff),
     note as (
       insert into appointments.office_notes (appointment_id, office_id, body, saved_by, saved_at)
       select served.id, office_id, 'nota su ' || person_id, staff.id, now() from served, staff),
     called as (
       insert into appointments.calls (appointment_id, person_id, office_id, result, called_by, called_at)
       select served.id, person_id, office_id, 'answered', staff.id, now() from served, staff),
     notice as (
       insert into notices.notices (person_id, template, key, subject, office_id, language, title, body)
       select person_id, 'appointments.booked', 'test:' || id, 'appointments/' || id, office_id, 'it', 'titolo', 'avviso a ' || person_id from a returning *),
     delivery as (
       insert into notices.deliveries (notice_id, person_id, office_id, channel, address, content)
       select id, person_id, office_id, 'email', person_id || '@example.org', '{"text": "testo"}' from notice)
     select a.room_id as room, a.office_id as office, served.id as served, notice.id as notice from a, served, notice`,
    [booked.body.id],
  )
  return {
    personId: visitor.id,
    appointmentId: booked.body.id,
    servedId: Number(row?.served),
    roomId: Number(row?.room),
    noticeId: Number(row?.notice),
    attachmentId,
    looseId,
  }
}
