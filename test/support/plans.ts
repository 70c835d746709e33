import fc from 'fast-check'
import type { TimeChange } from '../../src/modules/appointments/availability/index.ts'
import { applyChanges, emptyIndex, placeDesk } from '../../src/modules/appointments/availability/index.ts'
import { MINUTE_MS } from '../../src/modules/appointments/slots.ts'
import type { DeskRow, OfficeRow, TopicRow } from '../../src/modules/offices/index.ts'
import { addDays, boundsOf, dayOf } from '../../src/platform/clock.ts'
import type { Holiday } from '../../src/platform/profile.ts'
import type { Mode } from '../../src/platform/shapes.ts'

export const ZONE = 'Europe/Rome'
const MODES: Mode[] = ['in_person', 'phone', 'web']

export const holidays: Holiday[] = [
  { code: 'christmas', rule: { month: 12, day: 25 }, validFrom: '1949-05-31' },
  { code: 'easter-monday', rule: { daysAfterEaster: 1 }, validFrom: '1949-05-31' },
  { code: 'whit-monday', rule: { daysAfterEaster: 50 }, provinces: ['BZ'], validFrom: '1986-01-01' },
  { code: 'saint-francis', rule: { month: 10, day: 4 }, validFrom: '2026-01-01' },
]

/** Days on which calendars go wrong: the index begins shortly before each. */
const ODD_DAYS = [
  '2026-03-29', // at two in the morning it is three
  '2026-10-25', // at three in the morning it is two again
  '2028-02-29',
  '2026-12-31',
  '2026-12-25',
  '2027-03-29', // Easter Monday
  '2026-11-30', // the patron of this office falls on a Monday
  '2026-10-04',
]

const office = (id: number, change: Partial<OfficeRow> = {}): OfficeRow => ({
  id,
  code: `RO-0${id}`,
  kind: 'agency',
  name: 'Rovigo',
  municipality: 'Rovigo',
  province: 'RO',
  region: 'Veneto',
  address: 'Via dei Tigli 1',
  lat: 45,
  lon: 11,
  zone: ZONE,
  phone: '+390425555000',
  phoneHours: [],
  email: 'rovigo@example.org',
  accessibility: '',
  patronDay: '11-30',
  webFirstLevel: true,
  webSecondLevel: true,
  ...change,
})

const topic = (minutes: number, daysAheadMax = 61): TopicRow => ({
  id: 1,
  code: 'isee',
  level: 1,
  audience: ['citizen'],
  words: { names: {}, explains: {}, searchWords: {}, bring: {}, selfService: {} },
  daysAheadMax,
  modes: MODES.map((mode) => ({ mode, minutes })),
})

const clock = (fiveMinutes: number) => {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(fiveMinutes / 12))}:${two((fiveMinutes % 12) * 5)}`
}

// from midnight on, so that the hours that the clock skips and repeats are among them; they may overlap one another
const opening = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }),
    from: fc.integer({ min: 0, max: 280 }),
    length: fc.integer({ min: 1, max: 100 }),
    modes: fc.subarray(MODES, { minLength: 1 }),
    validFromDay: fc.integer({ min: -30, max: 4 }),
    lasts: fc.option(fc.integer({ min: 0, max: 10 })),
  })
  .map(({ from, length, validFromDay, lasts, ...rest }) => ({
    ...rest,
    opens: clock(from),
    closes: clock(Math.min(287, from + length)),
    validFromDay,
    lasts,
  }))

export const plan = fc.record({
  oddDay: fc.constantFrom(...ODD_DAYS),
  daysBefore: fc.integer({ min: 0, max: 3 }),
  desks: fc.array(
    fc.record({
      office: fc.integer({ min: 1, max: 3 }),
      openings: fc.array(opening, { maxLength: 6 }),
      closed: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  minutes: fc.constantFrom(5, 10, 15, 20, 30, 45, 60),
  mode: fc.constantFrom(...MODES),
  // what is taken, as parts of a desk's windows: most hit something
  taken: fc.array(
    fc.record({
      desk: fc.nat(3),
      day: fc.integer({ min: 0, max: 5 }),
      start: fc.nat(287),
      cells: fc.integer({ min: 1, max: 12 }),
    }),
    { maxLength: 25 },
  ),
  notBefore: fc.integer({ min: 0, max: 4 * 24 * 60 }),
})
type Plan = typeof plan extends fc.Arbitrary<infer P> ? P : never

/** The same plan twice: as the slow rule reads it, and as the index keeps it. */
export function planned({ oddDay, daysBefore, desks, minutes, mode, taken, notBefore }: Plan) {
  const firstDay = addDays(oddDay, -daysBefore)
  const index = emptyIndex(firstDay, holidays)
  const offices = [office(1), office(2, { province: 'BZ', patronDay: null }), office(3, { webFirstLevel: false })]
  const rows: DeskRow[] = desks.map((desk, i) => ({
    id: i + 1,
    officeId: desk.office,
    name: `Sportello ${i + 1}`,
    planVersion: 1,
    topicIds: [1],
    openings: desk.openings.map(({ validFromDay, lasts, ...o }) => ({
      ...o,
      validFrom: addDays(oddDay, validFromDay),
      validTo: lasts === null ? null : addDays(oddDay, validFromDay + lasts),
    })),
    closedDays: desk.closed.map((day) => addDays(firstDay, day)),
  }))
  for (const row of rows) placeDesk(index, row, offices[row.officeId - 1] as OfficeRow)
  const changes = taken
    .filter((t) => t.desk < rows.length)
    .map((t, i): TimeChange => {
      const day = addDays(firstDay, t.day)
      const from = Math.min(
        boundsOf(day, ZONE).from.getTime() + t.start * 5 * MINUTE_MS,
        boundsOf(day, ZONE).to.getTime() - 5 * MINUTE_MS,
      )
      return {
        id: i + 1,
        deskId: t.desk + 1,
        startsAt: new Date(from),
        endsAt: new Date(from + t.cells * 5 * MINUTE_MS),
        taken: true,
      }
    })
    // the database never lets two rows of one desk overlap
    .filter(
      (c, i, all) =>
        all.findIndex((o) => o.deskId === c.deskId && o.startsAt < c.endsAt && c.startsAt < o.endsAt) === i,
    )
    // an appointment lies within one day of its office, as opening hours do
    .filter((c) => dayOf(new Date(c.endsAt.getTime() - 1), ZONE) === dayOf(c.startsAt, ZONE))
  applyChanges(index, changes)
  const asked = {
    topic: topic(minutes),
    mode,
    notBefore: boundsOf(firstDay, ZONE).from.getTime() + notBefore * MINUTE_MS,
  }
  const days = Array.from({ length: 8 }, (_, i) => addDays(firstDay, i))
  return { firstDay, index, offices, rows, changes, asked, days, minutes, mode }
}
export type Planned = ReturnType<typeof planned>
