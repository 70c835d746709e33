/** What a fake does later; `close` forgets all of it. */
export function openTimers() {
  const timers = new Set<NodeJS.Timeout>()

  function later(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      act()
    }, ms)
    timers.add(timer)
  }

  function close(): void {
    for (const timer of timers) clearTimeout(timer)
  }

  return { later, close }
}
