/** What a test asks a fake to do: `mode` for the next `times` messages (for ever when absent), only those for `to` when given. */
export type Behaviour<Mode extends string> = { mode: Mode; times?: number; to?: string; ms?: number }

/**
 * Keeps what tests asked for, first asked first done. `accept` without `times` takes back what was asked before
 * (for that recipient, or for all).
 */
export function openBehaviours<Mode extends string>(modes: readonly Mode[]) {
  let asked: { mode: Mode; left: number; to?: string; ms?: number }[] = []

  function behave(wish: Behaviour<Mode>): void {
    if (wish.mode === 'accept' && wish.times === undefined) {
      asked = wish.to === undefined ? [] : asked.filter((rule) => rule.to !== wish.to)
      return
    }
    asked.push({ mode: wish.mode, left: wish.times ?? Infinity, to: wish.to, ms: wish.ms })
  }

  function read(body: string): Behaviour<Mode> {
    const given: unknown = JSON.parse(body)
    if (typeof given !== 'object' || given === null) throw new Error('expected {"mode": …}')
    const { mode, times, to, ms } = given as Record<string, unknown>
    if (!modes.includes(mode as Mode)) throw new Error(`mode is one of ${modes.join(', ')}`)
    if (times !== undefined && !(Number.isInteger(times) && Number(times) > 0))
      throw new Error('times is a positive whole number')
    if (ms !== undefined && !(typeof ms === 'number' && ms >= 0)) throw new Error('ms is a number of milliseconds')
    if (to !== undefined && typeof to !== 'string') throw new Error('to is a text')
    return { mode: mode as Mode, times: times as number | undefined, to, ms: ms as number | undefined }
  }

  /** The behaviour for the next message to `to`; uses up one of its `times`. */
  function next(to: string): Behaviour<Mode> | null {
    const rule = asked.find((candidate) => candidate.to === undefined || candidate.to === to)
    if (!rule) return null
    rule.left -= 1
    if (rule.left <= 0) asked = asked.filter((candidate) => candidate !== rule)
    return { mode: rule.mode, to: rule.to, ms: rule.ms }
  }

  return { behave, read, next }
}
