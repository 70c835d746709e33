import type { AppointmentView, SlotView } from '../../src/modules/appointments/api.ts'
import type { Answer, TestHouse, Visitor } from './house.ts'

/** What a citizen sees as the first free times of a topic at an office. */
export async function firstTimes(
  house: TestHouse,
  asked: { topic: string; mode?: string; office?: string; limit?: number },
): Promise<SlotView[]> {
  const { topic, mode = 'in_person', office = 'RO-01', limit = 12 } = asked
  const url = `/api/availability/first?topic=${topic}&mode=${mode}&office=${office}&limit=${limit}`
  return (await house.send<{ slots: SlotView[] }>({ method: 'GET', url })).body.slots
}

/** All free times of one day. */
export async function timesOn(
  house: TestHouse,
  asked: { topic: string; mode?: string; office?: string; day: string },
): Promise<{ startsAt: string; endsAt: string }[]> {
  const { topic, mode = 'in_person', office = 'RO-01', day } = asked
  const url = `/api/availability/times?topic=${topic}&mode=${mode}&office=${office}&day=${day}`
  return (await house.send<{ times: { startsAt: string; endsAt: string }[] }>({ method: 'GET', url })).body.times
}

export type Wish = { topic: string; startsAt: string; mode?: string; office?: string; [more: string]: unknown }

/** A whole form out of the few words that a test is about. */
export const bookingForm = (wish: Wish) => ({
  mode: 'in_person',
  office: 'RO-01',
  reason: 'Mi serve un appuntamento.',
  phone: '3095550001',
  ...wish,
})

export type Booked = AppointmentView & { code: string; nearest?: SlotView[] }
export const book = (visitor: Visitor, wish: Wish, key?: string): Promise<Answer<Booked>> =>
  visitor.post<Booked>('/appointments', bookingForm(wish), key)

/** How often each answer came: {"201": 1, "slot-taken": 199}. */
export function tally(answers: Answer<{ code?: string }>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { status, body } of answers) {
    const word = status < 300 ? String(status) : (body.code ?? String(status))
    counts[word] = (counts[word] ?? 0) + 1
  }
  return counts
}

/** Topics of an office that one desk alone treats: there a time is one place. */
export async function topicsOfOneDesk(
  house: TestHouse,
  office = 'RO-01',
): Promise<{ topic: string; deskId: number }[]> {
  return house.look(
    `select t.code as topic, min(d.id) as "deskId" from offices.topics t
     join offices.desk_topics dt on dt.topic_id = t.id join offices.desks d on d.id = dt.desk_id
     join offices.offices o on o.id = d.office_id
     where o.code = $1 and exists (select 1 from offices.topic_modes m where m.topic_id = t.id and m.mode = 'in_person')
     and exists (select 1 from offices.openings p where p.desk_id = d.id and 'in_person' = any (p.modes))
     group by t.code having count(*) = 1 order by t.code`,
    [office],
  )
}

/**
 * Deadlocks that the database has met. A connection tells its numbers when it ends: so those of the server, which opens new
 * ones by itself, are ended first.
 */
export async function deadlocks(house: TestHouse): Promise<number> {
  await house.look(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and state = 'idle' and pid <> pg_backend_pid()`,
  )
  await new Promise((resolve) => setTimeout(resolve, 100))
  const [row] = await house.look<{ deadlocks: string }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  )
  return Number(row?.deadlocks)
}
