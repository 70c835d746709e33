import { announce } from '../../platform/announcements.ts'
import { recordAct } from '../../platform/audit.ts'
import { boundsOf, dayOf } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { refuse, refuseIf } from '../../platform/refusal.ts'
import { listDeliveriesAbout } from '../notices/index.ts'
import { viewTopic } from '../offices/index.ts'
import type { Staff } from '../people/index.ts'
import { getPerson, openPersonFile } from '../people/index.ts'
import type { DayView, OutcomeForm, StaffAppointmentView } from './api.ts'
import { bookAppointment } from './book.ts'
import type { House } from './house.ts'
import { limitsOn } from './house.ts'
import type { Appointment } from './rules.ts'
import { appointmentCan, refusalOfOutcome, stateAfter } from './rules.ts'
import type { AppointmentRow } from './store/appointments.ts'
import {
  listAppointmentsOfDay,
  listAppointmentsOfPerson,
  lockAppointment,
  markArrived,
  markClosed,
  markStarted,
} from './store/appointments.ts'
import {
  findNote,
  findOutcome,
  insertCall,
  insertOutcome,
  listAttachments,
  listCalls,
  markNote,
} from './store/served.ts'
import { viewDayRow } from './views.ts'

/** The officer's own office; agents and directors have none, and no day list. */
export function officeOfStaff(actor: Staff): number {
  return actor.officeId ?? refuse('not-allowed')
}

export async function viewDay(
  tx: Tx,
  house: House,
  actor: Staff,
  day: string | undefined,
  now: Date,
): Promise<DayView> {
  const atlas = house.availability.atlas()
  const office = atlas.officeById.get(officeOfStaff(actor)) ?? refuse('office-unknown')
  const wanted = day ?? dayOf(now, office.zone)
  const { from, to } = boundsOf(wanted, office.zone)
  const rows = await listAppointmentsOfDay(tx, office.id, from, to)
  return {
    day: wanted,
    officeName: office.name,
    now: now.toISOString(),
    appointments: rows.map((r) => viewDayRow(r, atlas)),
  }
}

/** An appointment of the officer's own office: row-level security shows no other, and this says so first. */
async function lockMine(tx: Tx, actor: Staff, id: number): Promise<AppointmentRow> {
  const row = await lockAppointment(tx, id)
  if (row.officeId !== officeOfStaff(actor)) refuse('not-found')
  return row
}

/** All the context of one appointment; that it was read, and for which appointment, is in the audit before it is shown. */
export async function openAppointment(
  tx: Tx,
  house: House,
  actor: Staff,
  id: number,
  now: Date,
): Promise<StaffAppointmentView> {
  const row = await lockMine(tx, actor, id)
  await openPersonFile(tx, actor, row.personId, `appointment ${row.code}`)
  const atlas = house.availability.atlas()
  const topic = atlas.topicById.get(row.topicId) ?? refuse('topic-unknown')
  const words = viewTopic(topic, 'it')
  const { from, to } = boundsOf(
    dayOf(row.startsAt, atlas.officeById.get(row.officeId)?.zone ?? 'Europe/Rome'),
    'Europe/Rome',
  )
  const onDay = (await listAppointmentsOfDay(tx, row.officeId, from, to)).find((r) => r.id === id)
  const others = (await listAppointmentsOfPerson(tx, row.personId)).filter((o) => o.id !== id).slice(0, 20)
  return {
    row: viewDayRow(onDay ?? { ...row, deskName: '' }, atlas),
    details: row.details,
    phone: row.phone,
    email: row.email,
    relativeName: row.relativeName,
    channel: row.channel,
    bookedAt: row.bookedAt.toISOString(),
    word: row.word,
    bring: words.bring,
    selfService: words.selfService,
    person: await personOf(tx, row.personId),
    attachments: await listAttachments(tx, id),
    note: await findNote(tx, id),
    calls: (await listCalls(tx, id)).map((c) => ({
      result: c.result,
      calledAt: c.calledAt.toISOString(),
      calledBy: `staff:${c.calledBy}`,
    })),
    others: others.map((o) => viewOther(house, o)),
    messages: (await listDeliveriesAbout(tx, `appointments/${id}`)).map((d) => ({
      title: d.title,
      channel: d.channel,
      recipient: d.recipient,
      state: d.state,
      queuedAt: d.queuedAt,
      settledAt: d.settledAt,
    })),
    outcome: await findOutcome(tx, id),
    can: possibleActs(house, row, now),
  }
}

async function personOf(tx: Tx, personId: number): Promise<StaffAppointmentView['person']> {
  const { id, givenName, familyName, fiscalCode, birthDate, language } = await getPerson(tx, personId)
  return { id, givenName, familyName, fiscalCode, birthDate, language }
}

function viewOther(house: House, row: AppointmentRow): StaffAppointmentView['others'][number] {
  const atlas = house.availability.atlas()
  const topic = atlas.topicById.get(row.topicId)
  return {
    id: row.id,
    startsAt: row.startsAt.toISOString(),
    state: row.state,
    mode: row.mode,
    topicName: topic ? viewTopic(topic, 'it').name : '',
    officeName: atlas.officeById.get(row.officeId)?.name ?? '',
  }
}

function possibleActs(house: House, row: AppointmentRow, now: Date): StaffAppointmentView['can'] {
  const appointment: Appointment = row
  const limits = limitsOn(house.ground, now)
  return {
    arrive: appointmentCan.arrive(appointment, now),
    start: appointmentCan.start(appointment, now),
    call: appointmentCan.call(appointment, now),
    close: appointmentCan.close(appointment, now),
    move: appointmentCan.move(appointment, limits, true, now),
    cancel: appointmentCan.cancel(appointment, limits, true, now),
  }
}

export async function checkIn(tx: Tx, actor: Staff, id: number, now: Date): Promise<void> {
  const row = await lockMine(tx, actor, id)
  refuseIf(appointmentCan.arrive(row, now))
  await markArrived(tx, id, now)
  await act(tx, actor, row, 'appointments.arrived')
}

export async function startAppointment(tx: Tx, actor: Staff, id: number, now: Date): Promise<void> {
  const row = await lockMine(tx, actor, id)
  refuseIf(appointmentCan.start(row, now))
  await markStarted(tx, id, now)
  await act(tx, actor, row, 'appointments.started')
}

export async function saveNote(tx: Tx, actor: Staff, id: number, body: string, now: Date): Promise<void> {
  const row = await lockMine(tx, actor, id)
  await markNote(tx, { appointmentId: id, officeId: row.officeId, body, savedBy: actor.staffId }, now)
}

/** Each try to reach the person is kept: who called, when, and what came of it. */
export async function recordCall(tx: Tx, actor: Staff, id: number, result: string, now: Date): Promise<void> {
  const row = await lockMine(tx, actor, id)
  refuseIf(appointmentCan.call(row, now))
  await insertCall(
    tx,
    { appointmentId: id, personId: row.personId, officeId: row.officeId, result, calledBy: actor.staffId },
    now,
  )
  if (result === 'answered' && !row.startedAt) await markStarted(tx, id, now)
  await act(tx, actor, row, 'appointments.called')
}

/** The outcome, and with "follow-up" the next appointment, in one act: both or neither. */
export async function writeOutcome(
  tx: Tx,
  house: House,
  actor: Staff,
  id: number,
  form: OutcomeForm,
  now: Date,
): Promise<void> {
  const row = await lockMine(tx, actor, id)
  refuseIf(appointmentCan.close(row, now))
  const atlas = house.availability.atlas()
  const office = atlas.officeById.get(row.officeId) ?? refuse('office-unknown')
  refuseIf(refusalOfOutcome(form, dayOf(now, office.zone)))
  await openPersonFile(tx, actor, row.personId, `outcome of appointment ${row.code}`)
  await markClosed(tx, id, stateAfter(form.kind), now)
  const followUpId = form.followUp ? await bookFollowUp(tx, house, actor, row, form.followUp, now) : null
  const { kind, said = '', toDo = '', byDay = null } = form
  await insertOutcome(
    tx,
    {
      appointmentId: id,
      personId: row.personId,
      officeId: row.officeId,
      kind,
      said: said.trim(),
      toDo: toDo.trim(),
      byDay,
      followUpId,
      writtenBy: actor.staffId,
    },
    now,
  )
  await act(tx, actor, row, 'appointments.outcome-written')
  await announce(tx, 'appointments.outcome-written', id)
}

async function bookFollowUp(
  tx: Tx,
  house: House,
  actor: Staff,
  row: AppointmentRow,
  next: NonNullable<OutcomeForm['followUp']>,
  now: Date,
): Promise<number> {
  const atlas = house.availability.atlas()
  return bookAppointment(
    tx,
    house,
    { name: actor.name, personId: row.personId, language: row.language, channel: 'office', signIn: null },
    {
      office: next.office ?? atlas.officeById.get(row.officeId)?.code ?? '',
      topic: next.topic ?? atlas.topicById.get(row.topicId)?.code ?? '',
      mode: next.mode,
      startsAt: next.startsAt,
      reason: row.reason,
      phone: row.phone,
      ...(row.email ? { email: row.email } : {}),
    },
    now,
  )
}

async function act(tx: Tx, actor: Staff, row: AppointmentRow, what: string): Promise<void> {
  await recordAct(tx, {
    actor: actor.name,
    forPerson: row.personId,
    act: what,
    channel: 'office',
    subjectId: row.id,
  })
}
