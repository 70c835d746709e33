import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Planned } from '../../../test/support/plans.ts'
import { holidays, plan, planned, ZONE } from '../../../test/support/plans.ts'
import { addDays, boundsOf, dayOf } from '../../platform/clock.ts'
import type { DeskRow, OfficeRow } from '../offices/index.ts'
import { holidayOn } from '../offices/index.ts'
import type { TimeChange } from './availability/index.ts'
import { applyChanges, earliest, freeOnDay, isOffered, nearest, placeDesk } from './availability/index.ts'
import { freeStarts, MINUTE_MS, startsIn, windowsOn } from './slots.ts'

const HOUR_MS = 60 * MINUTE_MS
const RUNS = 150

function windowsOf(h: Planned, desk: DeskRow, day: string) {
  const at = h.offices[desk.officeId - 1] as OfficeRow
  const patron = at.patronDay !== null && day.endsWith(at.patronDay)
  return windowsOn(desk, day, at.zone, patron || holidayOn(holidays, day, at.province) !== null)
}

const spansOf = (changes: readonly TimeChange[], deskId: number) =>
  changes
    .filter((c) => c.deskId === deskId)
    .map((c) => ({ startsAt: c.startsAt.getTime(), endsAt: c.endsAt.getTime() }))

/** Free times the slow way, as "desk start". */
function slowly(h: Planned, officeId: number, day: string): string[] {
  const at = h.offices[officeId - 1] as OfficeRow
  if (h.mode === 'web' && !at.webFirstLevel) return []
  return h.rows
    .filter((desk) => desk.officeId === officeId)
    .flatMap((desk) =>
      freeStarts(windowsOf(h, desk, day), spansOf(h.changes, desk.id), h.minutes, h.mode, h.asked.notBefore).map(
        (start) => `${start} ${desk.id}`,
      ),
    )
    .sort()
}

const quickly = (h: Planned, officeId: number, day: string) =>
  freeOnDay(h.index, h.asked, officeId, day)
    .map((slot) => `${slot.startsAt} ${slot.deskId}`)
    .sort()

const forAnyPlan = (check: (h: Planned) => void) =>
  fc.assert(
    fc.property(plan, (p) => check(planned(p))),
    { numRuns: RUNS },
  )

describe('free times, whatever the plan and what is taken', () => {
  it('are the same in the index as by the slow rule, on every day and at every office', () =>
    forAnyPlan((h) => {
      for (const day of h.days)
        for (const { id } of h.offices)
          assert.deepEqual(quickly(h, id, day), slowly(h, id, day), `${day} at office ${id}`)
    }))

  it('never overlap what is taken, nor lie outside the hours on the door', () =>
    forAnyPlan((h) => {
      for (const day of h.days)
        for (const { id } of h.offices)
          for (const slot of freeOnDay(h.index, h.asked, id, day)) {
            const desk = h.rows.find((d) => d.id === slot.deskId) as DeskRow
            assert.ok(!spansOf(h.changes, desk.id).some((t) => t.startsAt < slot.endsAt && slot.startsAt < t.endsAt))
            assert.ok(
              windowsOf(h, desk, day).some(
                (w) => w.startsAt <= slot.startsAt && slot.endsAt <= w.endsAt && w.modes.includes(h.mode),
              ),
            )
            assert.equal(dayOf(new Date(slot.startsAt), ZONE), day)
            assert.ok(isOffered(h.index, h.asked, id, slot.startsAt))
          }
    }))

  it('and taken ones are all that the door offers: no time is lost', () =>
    forAnyPlan((h) => {
      for (const day of h.days)
        for (const desk of h.rows) {
          if (h.mode === 'web' && desk.officeId === 3) continue
          const offered = windowsOf(h, desk, day)
            .filter((w) => w.modes.includes(h.mode))
            .flatMap((w) => startsIn(w, h.minutes))
          const free = new Set(
            freeOnDay(h.index, { ...h.asked, notBefore: 0 }, desk.officeId, day)
              .filter((s) => s.deskId === desk.id)
              .map((s) => s.startsAt),
          )
          const taken = spansOf(h.changes, desk.id)
          for (const start of offered) {
            const isTaken = taken.some((t) => t.startsAt < start + h.minutes * MINUTE_MS && start < t.endsAt)
            assert.equal(free.has(start), !isTaken, `${new Date(start).toISOString()} at desk ${desk.id}`)
          }
        }
    }))

  it('come back when everything is cancelled, and go again when it is booked anew, told once or twice', () =>
    forAnyPlan((h) => {
      const look = () => h.days.map((day) => h.offices.map(({ id }) => quickly(h, id, day)))
      const before = look()
      const freed = h.changes.map((c) => ({ ...c, taken: false }))
      applyChanges(h.index, freed)
      applyChanges(h.index, freed)
      const empty = { ...h, changes: [] }
      assert.deepEqual(
        look(),
        h.days.map((day) => h.offices.map(({ id }) => slowly(empty, id, day))),
      )
      // the tail reads a little twice: a time given to somebody else in the same turn stays taken
      applyChanges(h.index, [...freed, ...h.changes.map((c) => ({ ...c, id: c.id + 1000 }))])
      assert.deepEqual(look(), before)
    }))

  it('keep what is taken when a desk gets other hours', () =>
    forAnyPlan((h) => {
      for (const desk of h.rows)
        placeDesk(h.index, { ...desk, planVersion: 2, closedDays: [] }, h.offices[desk.officeId - 1] as OfficeRow)
      const reopened = { ...h, rows: h.rows.map((desk) => ({ ...desk, closedDays: [] })) }
      for (const day of h.days)
        for (const { id } of h.offices) assert.deepEqual(quickly(h, id, day), slowly(reopened, id, day))
    }))

  it('the earliest of each office is the first of its free times over all days', () =>
    forAnyPlan((h) => {
      const days = Array.from({ length: 62 }, (_, i) => addDays(h.firstDay, i))
      const firsts = h.offices
        .map(({ id }) =>
          Math.min(...days.flatMap((day) => freeOnDay(h.index, h.asked, id, day).map((s) => s.startsAt))),
        )
        .filter(Number.isFinite)
        .sort((a, b) => a - b)
      for (const limit of [1, 2, 12]) {
        const found = earliest(h.index, h.asked, () => true, limit)
        assert.deepEqual(
          found.map((s) => s.startsAt),
          firsts.slice(0, limit),
        )
        assert.equal(new Set(found.map((s) => s.office.id)).size, found.length)
      }
    }))

  it('the nearest to a wish are free, and none is nearer on the days around', () =>
    forAnyPlan((h) => {
      const wish = boundsOf(h.days[3] ?? h.firstDay, ZONE).from.getTime() + 10 * HOUR_MS
      const found = nearest(h.index, h.asked, 1, wish, 3)
      // three weeks before and after
      const days = Array.from({ length: 43 }, (_, i) => addDays(h.firstDay, i - 18))
      const all = [...new Set(days.flatMap((day) => freeOnDay(h.index, h.asked, 1, day).map((s) => s.startsAt)))]
      const away = (start: number) => Math.abs(start - wish)
      const best = all
        .sort((a, b) => away(a) - away(b))
        .slice(0, 3)
        .map(away)
      assert.deepEqual(
        found.map((s) => away(s.startsAt)).sort((a, b) => a - b),
        best,
      )
    }))
})
