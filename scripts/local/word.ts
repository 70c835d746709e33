import { endWithParent } from '../../src/platform/parent.ts'

/** Ends on Ctrl-C, on SIGTERM and with whoever started this process, once, and with code 0: being told to end is no failure. */
export function endWhenTold(stop: () => Promise<void>): void {
  let ending: Promise<void> | undefined
  const end = () => {
    ending ??= stop()
    return ending
  }
  const leave = () =>
    end().then(
      () => process.exit(0),
      (error) => {
        console.error(String(error))
        process.exit(1)
      },
    )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave)
  endWithParent(end)
}
