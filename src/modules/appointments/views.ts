import { dayOf } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/module.ts'
import { numberOn } from '../../platform/profile.ts'
import type { Atlas } from '../offices/index.ts'
import { distanceKm, viewTopic } from '../offices/index.ts'
import type { AppointmentView, BookingFactsView, DayRow, SlotView } from './api.ts'
import type { FreeSlot } from './availability/index.ts'
import type { Appointment, BookingFacts, Limits } from './rules.ts'
import { appointmentCan } from './rules.ts'
import type { AppointmentRow } from './store/appointments.ts'
import { findOutcome, listAttachments } from './store/served.ts'

export function viewSlot(slot: FreeSlot, place: { lat: number; lon: number } | null): SlotView {
  return {
    office: slot.office.code,
    officeName: slot.office.name,
    municipality: slot.office.municipality,
    distanceKm: place ? Math.round(distanceKm(place, slot.office) * 10) / 10 : null,
    mode: slot.mode,
    startsAt: new Date(slot.startsAt).toISOString(),
    endsAt: new Date(slot.endsAt).toISOString(),
  }
}

/** What the person sees: the office's own notes and desks are not in it. */
export async function viewAppointment(
  tx: Tx,
  atlas: Atlas,
  row: AppointmentRow,
  language: string,
  limits: Limits,
  now: Date,
): Promise<AppointmentView> {
  const topic = atlas.topicById.get(row.topicId)
  const office = atlas.officeById.get(row.officeId)
  if (!topic || !office) throw new Error(`appointment ${row.id} names an office or topic that is not there`)
  const { name, bring } = viewTopic(topic, language)
  const appointment: Appointment = row
  return {
    id: row.id,
    code: row.code,
    state: row.state,
    mode: row.mode,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    topic: { code: topic.code, name, bring },
    office: {
      code: office.code,
      name: office.name,
      municipality: office.municipality,
      address: office.address,
      phone: office.phone,
      lat: office.lat,
      lon: office.lon,
      accessibility: office.accessibility,
    },
    personName: row.personName,
    reason: row.reason,
    details: row.details,
    phone: row.phone,
    email: row.email,
    relativeName: row.relativeName,
    word: row.word,
    attachments: row.hasAttachments ? await listAttachments(tx, row.id) : [],
    movedTo: row.movedTo,
    can: {
      move: appointmentCan.move(appointment, limits, false, now),
      cancel: appointmentCan.cancel(appointment, limits, false, now),
    },
    outcome: row.hasOutcome ? await findOutcome(tx, row.id) : null,
  }
}

export function viewDayRow(row: AppointmentRow & { deskName: string }, atlas: Atlas): DayRow {
  const topic = atlas.topicById.get(row.topicId)
  return {
    id: row.id,
    code: row.code,
    state: row.state,
    mode: row.mode,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    deskName: row.deskName,
    topicName: topic ? viewTopic(topic, 'it').name : '',
    personName: row.personName,
    reason: row.reason,
    language: row.language,
    arrivedAt: row.arrivedAt?.toISOString() ?? null,
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    hasOutcome: row.hasOutcome,
  }
}

/** What the page needs to grey what the server would refuse. */
export function viewFacts(ground: Ground, facts: BookingFacts, now: Date): BookingFactsView {
  const today = dayOf(now, 'Europe/Rome')
  const at = (date: Date) => date.toISOString()
  return {
    now: at(now),
    signIn: facts.signIn,
    open: facts.open.map((o) => ({ topic: o.topic, startsAt: at(o.startsAt), endsAt: at(o.endsAt) })),
    cancellations: facts.cancellations.map(at),
    limits: {
      ...facts.limits,
      attachmentsMax: numberOn(ground.profile, 'attachmentsMax', today),
      attachmentBytesMax: numberOn(ground.profile, 'attachmentMegabytesMax', today) * 1024 * 1024,
    },
  }
}
