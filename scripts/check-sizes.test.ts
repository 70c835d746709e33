import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compareLengths, lengthsOver, lowered } from './check-sizes.ts'
import type { Source } from './check-sources.ts'

const source = (file: string, lines: number, functions: [string, number][] = []): Source => ({
  file,
  text: 'x\n'.repeat(lines),
  imports: [],
  literals: [],
  impure: [],
  said: [],
  functions: functions.map(([name, length]) => ({ name, line: 1, lines: length })),
})

describe('check-sizes', () => {
  it('measures files of more than 300 and functions of more than 70 lines', () => {
    const over = lengthsOver([
      source('src/a.ts', 300, [['book', 70]]),
      source('src/b.ts', 301, [['move', 71]]),
      source('src/b.test.ts', 100, [
        ["describe('move')", 99],
        ["it('moves')", 71],
      ]),
    ])
    assert.deepEqual(over, { 'src/b.ts': 301, 'src/b.ts move': 71, "src/b.test.ts it('moves')": 71 })
  })

  it('refuses what is new, what grew, and a gain that is not kept', () => {
    const faults = compareLengths({ new: 400, grew: 402, shrank: 380 }, { grew: 401, shrank: 390, cured: 350 })
    assert.match(faults.join('\n'), /new: 400 lines/)
    assert.match(faults.join('\n'), /grew: grew from 401 to 402/)
    assert.match(faults.join('\n'), /shrank: shrank from 390 to 380/)
    assert.match(faults.join('\n'), /cured: is no longer too long/)
    assert.equal(faults.length, 4)
    assert.deepEqual(compareLengths({ same: 310 }, { same: 310 }), [])
  })

  it('lowers the list and never raises it or adds to it', () => {
    const kept = lowered({ new: 400, grew: 402, shrank: 380 }, { grew: 401, shrank: 390, cured: 350 })
    assert.deepEqual(kept, { grew: 401, shrank: 380 })
  })
})
