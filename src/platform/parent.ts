/**
 * A process that another one started ends with it, however the other one went: a pipe closes even after kill -9, when no signal
 * can be passed on. Whoever starts a child so sets SPORTELLO_CHILD=1 and keeps the child's standard input open.
 */
export function endWithParent(stop: () => Promise<void>): void {
  if (process.env.SPORTELLO_CHILD !== '1') return
  let ended = false
  const end = () => {
    if (ended) return
    ended = true
    // Nobody is left to look after a process that hangs.
    setTimeout(() => process.exit(1), 8000).unref()
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.stdin.on('end', end).on('close', end).on('error', end)
  process.stdin.resume()
  // Standard input must not be what keeps a process alive that has nothing left to do.
  ;(process.stdin as { unref?: () => void }).unref?.()
}
