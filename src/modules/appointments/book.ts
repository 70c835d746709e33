import { randomUUID } from 'node:crypto'
import { announce } from '../../platform/announcements.ts'
import { recordAct } from '../../platform/audit.ts'
import { dayOf } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { numberOn } from '../../platform/profile.ts'
import { refuse, refuseIf } from '../../platform/refusal.ts'
import type { Mode } from '../../platform/shapes.ts'
import { openRoom } from '../meetings/index.ts'
import type { OfficeRow, TopicRow } from '../offices/index.ts'
import { officeOf, topicOf } from '../offices/index.ts'
import { fullName, getPerson } from '../people/index.ts'
import type { BookingForm } from './api.ts'
import type { Asked, FreeSlot, TimeChange } from './availability/index.ts'
import { applyOne, freeOnDay, isOffered, nearest } from './availability/index.ts'
import type { House } from './house.ts'
import { bookingFacts, limitsOn } from './house.ts'
import type { BookingFacts } from './rules.ts'
import { refusalToBook } from './rules.ts'
import type { NewAppointment } from './store/appointments.ts'
import { insertAppointment } from './store/appointments.ts'
import { markAttached } from './store/served.ts'
import { viewSlot } from './views.ts'
import { newCode, newWord } from './words.ts'

const NEAREST = 3
/** Desks tried at one time before saying that it is taken: at a crowded office others take one while we try. */
const DESKS_TRIED = 6

/** Who books, for whom, through which door. `signIn` is null where staff book for the person. */
export type Booker = {
  name: string
  personId: number
  language: string | null
  channel: string
  signIn: { method: string; level: number } | null
}

export type Wished = { topic: TopicRow; office: OfficeRow; mode: Mode; startsAt: Date; endsAt: Date }

/** One appointment out of a form, or a refusal that offers the nearest free times. All in the caller's transaction. */
export async function bookAppointment(
  tx: Tx,
  house: House,
  booker: Booker,
  form: BookingForm,
  now: Date,
): Promise<number> {
  const wished = readWish(house, form)
  refuseForm(house, form, now)
  const [facts, person] = await Promise.all([
    bookingFacts(tx, house, booker.personId, booker.signIn, now),
    getPerson(tx, booker.personId),
  ])
  refuseIf(refusalToBook(wishOf(wished), facts, now))
  const id = await takeDesk(tx, house, wished, facts, now, {
    personId: booker.personId,
    personName: fullName(person),
    bookedBy: booker.name,
    channel: booker.channel,
    reason: form.reason.trim(),
    details: form.details?.trim() ?? '',
    phone: form.phone,
    email: form.email ?? null,
    language: booker.language ?? person.language,
    relativeName: form.relative?.name ?? null,
    relativePhone: form.relative?.phone ?? null,
    relativeEmail: form.relative?.email ?? null,
    code: newCode(),
    word: newWord(),
    calendarUid: randomUUID(),
    sequence: 0,
    movedFrom: null,
  })
  const attachments = form.attachments ?? []
  if (attachments.length > 0) {
    const tied = await markAttached(tx, attachments, booker.personId, { id, officeId: wished.office.id })
    if (tied !== attachments.length) refuse('attachment-unknown')
  }
  await recordAct(tx, {
    actor: booker.name,
    forPerson: booker.personId,
    act: 'appointments.booked',
    channel: booker.channel,
    subjectId: id,
  })
  await announce(tx, 'appointments.booked', id)
  return id
}

/** The words of the form, turned into what the rules reason about; unknown office, topic or mode is refused beside its field. */
export function readWish(house: House, form: { topic: string; office: string; mode: Mode; startsAt: string }): Wished {
  const atlas = house.availability.atlas()
  const topic = topicOf(atlas, form.topic)
  const office = officeOf(atlas, form.office)
  const minutes = topic.modes.find((m) => m.mode === form.mode)?.minutes
  if (minutes === undefined) refuse('mode-not-offered', { errors: [{ field: 'mode', code: 'choice' }] })
  const startsAt = new Date(form.startsAt)
  return { topic, office, mode: form.mode, startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }
}

export function wishOf({ topic, office, mode, startsAt, endsAt }: Wished) {
  return {
    topic,
    office: { webDesk: { firstLevel: office.webFirstLevel, secondLevel: office.webSecondLevel } },
    mode,
    startsAt,
    endsAt,
  }
}

function refuseForm(house: House, form: BookingForm, now: Date): void {
  const papersMax = numberOn(house.ground.profile, 'attachmentsMax', dayOf(now, 'Europe/Rome'))
  if ((form.attachments ?? []).length > papersMax)
    refuse('too-many-attachments', { errors: [{ field: 'attachments', code: 'too-many' }] })
  if (form.reason.trim().length < 3) refuse('reason-empty', { errors: [{ field: 'reason', code: 'too-short' }] })
  if (form.relative && !form.relative.phone && !form.relative.email) {
    refuse('relative-needs-a-contact', { errors: [{ field: 'relative.phone', code: 'required' }] })
  }
}

export type Written = Omit<
  NewAppointment,
  'deskId' | 'planVersion' | 'officeId' | 'topicId' | 'mode' | 'startsAt' | 'endsAt' | 'roomId' | 'privacyVersion'
>

/**
 * Tries the desks that seem free at that time, one after another; the database decides each. `old` is the row that a move
 * leaves behind: its desk and time count as free for this one wish.
 */
export async function takeDesk(
  tx: Tx,
  house: House,
  wished: Wished,
  facts: BookingFacts,
  now: Date,
  written: Written,
  old: TimeChange | null = null,
): Promise<number> {
  const { topic, office, mode, startsAt, endsAt } = wished
  const asked: Asked = { topic, mode, notBefore: now.getTime() }
  if (!isOffered(house.availability.index(), asked, office.id, startsAt.getTime()))
    refuse('time-not-offered', { errors: [{ field: 'startsAt', code: 'choice' }] })
  const { version } = house.ground.profile.institution.privacy
  let roomId: number | null = null
  for (let tries = 0; tries < DESKS_TRIED; tries++) {
    // looked for anew each time, because what the database said of the last desk is in the index by now
    const desk = deskFor(house, asked, wished, old)
    if (!desk) break
    if (mode === 'web') roomId ??= await openRoom(tx, { personId: written.personId, officeId: office.id })
    const { id, refusal } = await insertAppointment(
      tx,
      {
        ...written,
        deskId: desk.deskId,
        planVersion: desk.planVersion,
        officeId: office.id,
        topicId: topic.id,
        mode,
        startsAt,
        endsAt,
        roomId,
        privacyVersion: version,
      },
      facts.limits,
      now,
    )
    if (id !== null) {
      const taken = { id, deskId: desk.deskId, startsAt, endsAt, taken: true }
      // what a move leaves behind is freed by the tail: somebody else may hold it by the time that we hear of our commit
      tx.afterCommit(() => applyOne(house.availability.index(), taken))
      return id
    }
    await learn(tx, house, desk, wished, refusal)
  }
  const soon = { ...asked, notBefore: soonest(house, facts, now) }
  const nearestFree = nearest(house.availability.index(), soon, office.id, startsAt.getTime(), NEAREST)
  return refuse('slot-taken', { nearest: nearestFree.map((slot) => viewSlot(slot, null)) })
}

/** The first desk that seems free at that time, or null. */
function deskFor(house: House, asked: Asked, { office, startsAt }: Wished, old: TimeChange | null): FreeSlot | null {
  const index = house.availability.index()
  // within one turn of the event loop: nobody else sees the old time as free while it is not
  if (old) applyOne(index, old)
  const free = freeOnDay(index, asked, office.id, dayOf(startsAt, office.zone))
  if (old) applyOne(index, { ...old, taken: true })
  return free.find((slot) => slot.startsAt === startsAt.getTime()) ?? null
}

/** What the database knew better than the index goes into the index; what no other desk can mend is refused at once. */
async function learn(tx: Tx, house: House, desk: FreeSlot, wished: Wished, refusal: string | null): Promise<void> {
  if (refusal === 'slot-taken') {
    applyOne(house.availability.index(), {
      id: 0,
      deskId: desk.deskId,
      startsAt: wished.startsAt,
      endsAt: wished.endsAt,
      taken: true,
    })
  } else if (refusal === 'plan-changed') {
    // by the connection in hand: one that waited for a second one, among many that do, would wait for ever
    await house.availability.refreshDesk(tx, desk.deskId)
  } else {
    refuse(refusal ?? 'slot-taken')
  }
}

function soonest(house: House, facts: BookingFacts, now: Date): number {
  const minutes = facts.byStaff ? 0 : limitsOn(house.ground, now).bookMinutesBefore
  return now.getTime() + minutes * 60_000
}
