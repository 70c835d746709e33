import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { standingOf } from '../words.ts'
import type { Wanted } from './narrow.ts'
import { narrow } from './narrow.ts'
import type { SteadyRow } from './steady.ts'

const row = (id: number, some: Partial<SteadyRow>): SteadyRow => ({
  id,
  code: `C${id}`,
  state: 'booked',
  mode: 'in_person',
  startsAt: '2026-11-24T09:00:00.000Z',
  endsAt: '2026-11-24T09:20:00.000Z',
  deskName: 'Sportello 1',
  topicName: 'Pensione di vecchiaia',
  personName: '',
  reason: '',
  language: 'it',
  arrivedAt: null,
  startedAt: null,
  endedAt: null,
  hasOutcome: false,
  gone: false,
  ...some,
})

const ada = row(1, { personName: 'Ada Marin' })
const bruno = row(2, { personName: 'Bruno Esposito', mode: 'phone', deskName: 'Richiamata telefonica 1' })
const jose = row(3, { personName: 'José Núñez', state: 'missed' })
const all = [ada, bruno, jose]
const everything: Wanted = { mode: null, desk: '', toDo: false, words: '' }
const now = new Date('2026-11-24T08:30:00.000Z')
const idsOf = (wanted: Partial<Wanted>) => narrow(all, { ...everything, ...wanted }, now).map((each) => each.id)

describe('what of the day is in the list', () => {
  it('narrows by mode, by desk and by what is still to do', () => {
    assert.deepEqual(idsOf({}), [1, 2, 3])
    assert.deepEqual(idsOf({ mode: 'phone' }), [2])
    assert.deepEqual(idsOf({ desk: 'Sportello 1' }), [1, 3])
    assert.deepEqual(idsOf({ toDo: true }), [1, 2])
  })

  it('finds words in any order and without minding accents', () => {
    assert.deepEqual(idsOf({ words: 'nunez jose' }), [3])
    assert.deepEqual(idsOf({ words: 'vecchiaia marin' }), [1])
    assert.deepEqual(idsOf({ words: 'nobody' }), [])
  })
})

describe('where an appointment stands', () => {
  const late = new Date('2026-11-24T09:05:00.000Z')
  const cases: [string, Partial<SteadyRow>, Date, string][] = [
    ['Ada is still to come before her hour', {}, now, 'ahead'],
    ['Ada is not here yet after it', {}, late, 'expected'],
    ['Bruno is to be called after his', { mode: 'phone' }, late, 'to-call'],
    ['Ada waits once she has arrived', { arrivedAt: '2026-11-24T08:20:00.000Z' }, now, 'waiting'],
    ['Ada is being served once it has begun', { startedAt: '2026-11-24T08:25:00.000Z' }, now, 'running'],
    ['a lapsed one misses its outcome', { state: 'lapsed' }, late, 'unwritten'],
    ['an attended one is done', { state: 'attended', hasOutcome: true }, late, 'done'],
    ['a moved one has left the day', { state: 'moved' }, now, 'gone'],
  ]
  for (const [sentence, some, at, standing] of cases) {
    it(sentence, () => assert.equal(standingOf(row(1, some), at), standing))
  }
})
