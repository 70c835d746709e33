/**
 * Chance that repeats itself: the same seed gives the same offices, people and days on every machine, so that a fault
 * found in a seeded database is found again tomorrow. Never for secrets: it is predictable on purpose.
 */
export type Dice = {
  /** from 0 (included) to 1 (excluded) */
  next(): number
  /** a whole number from 0 to n - 1 */
  below(n: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T>(table: Weighted<T>): T
}

export type Weighted<T> = { readonly values: readonly T[]; readonly sums: readonly number[]; readonly total: number }

export function weightedOf<T>(pairs: Iterable<readonly [T, number]>): Weighted<T> {
  const values: T[] = []
  const sums: number[] = []
  let total = 0
  for (const [value, weight] of pairs) {
    total += weight
    values.push(value)
    sums.push(total)
  }
  return { values, sums, total }
}

/** «Rossi 90, De Luca 30» as a table: the number after the last space of each part is its weight. */
export function weightedWords(text: string): Weighted<string> {
  return weightedOf(
    text.split(',').map((part) => {
      const [, word = '', weight = ''] = /^\s*(.+?)\s+(\d+)\s*$/.exec(part) ?? []
      if (!word) throw new Error(`«${part}» is not a word and its weight`)
      return [word, Number(weight)] as const
    }),
  )
}

/** FNV-1a over the characters: near seeds ('office 1', 'office 2') start far apart. */
function numberOf(seed: string): number {
  let hash = 0x811c9dc5
  for (const character of seed) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

/** SplitMix32: thirty-two bits of state, even enough for inventing people, and the same everywhere. */
export function diceOf(seed: string | number): Dice {
  let state = numberOf(String(seed))
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    mixed ^= mixed >>> 15
    return (mixed >>> 0) / 4294967296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new RangeError('nothing to pick from')
      return list[below(list.length)] as T
    },
    weighted: <T>(table: Weighted<T>): T => {
      if (table.values.length === 0) throw new RangeError('nothing to pick from')
      return table.values[placeOf(table.sums, next() * table.total)] as T
    },
  }
}

/** Index of the first sum above the point, by halves: tables of towns have hundreds of lines. */
function placeOf(sums: readonly number[], point: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] as number) > point) high = middle
    else low = middle + 1
  }
  return low
}
