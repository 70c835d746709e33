import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DayRow } from '../../../src/modules/appointments/api.ts'
import { arrange } from './steady.ts'

const row = (id: number, hour: number, some: Partial<DayRow> = {}): DayRow => ({
  id,
  code: `C${id}`,
  state: 'booked',
  mode: 'in_person',
  startsAt: `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`,
  endsAt: `2026-11-24T${String(hour).padStart(2, '0')}:20:00.000Z`,
  deskName: 'Sportello 1',
  topicName: '',
  personName: '',
  reason: '',
  language: 'it',
  arrivedAt: null,
  startedAt: null,
  endedAt: null,
  hasOutcome: false,
  ...some,
})
const shown = (rows: DayRow[]) => rows.map((each) => ({ ...each, gone: false }))
const idsOf = (rows: { id: number }[]) => rows.map((each) => each.id)

describe('the list that does not move under the pointer', () => {
  it('is in the order of the hours while nobody points at it', () => {
    const { rows, waiting } = arrange(shown([row(1, 9)]), [row(1, 9), row(3, 11), row(2, 8)], false, null)
    assert.deepEqual([idsOf(rows), waiting], [[2, 1, 3], 0])
  })

  it('lets new appointments wait while the pointer is over it, and counts them', () => {
    const { rows, waiting } = arrange(shown([row(1, 9)]), [row(2, 8), row(1, 9)], true, null)
    assert.deepEqual([idsOf(rows), waiting], [[1], 1])
  })

  it('changes words in place: Ada has arrived', () => {
    const arrivedAt = '2026-11-24T08:55:00.000Z'
    const { rows } = arrange(shown([row(1, 9), row(2, 10)]), [row(1, 9, { arrivedAt }), row(2, 10)], true, null)
    assert.equal(rows[0]?.arrivedAt, arrivedAt)
  })

  it('keeps the place of what was cancelled while it is pointed at, and drops it afterwards', () => {
    const before = shown([row(1, 9), row(2, 10)])
    const pointed = arrange(before, [row(2, 10)], true, null)
    assert.deepEqual(
      pointed.rows.map((each) => each.gone),
      [true, false],
    )
    assert.deepEqual(idsOf(arrange(pointed.rows, [row(2, 10)], false, null).rows), [2])
  })

  it('never takes away who is open', () => {
    const { rows } = arrange(shown([row(1, 9), row(2, 10)]), [row(2, 10)], false, 1)
    assert.deepEqual(idsOf(rows), [1, 2])
  })
})
