import { endWithParent } from '../../src/platform/parent.ts'

/**
 * Ends on Ctrl-C, on SIGTERM and with whoever started this process, once. To be told to end is what `npm start` waits for (code 0);
 * a run of tests or checks that was cut short has not passed (code 1).
 */
export function endWhenTold(stop: () => Promise<void>, code: 0 | 1 = 1): void {
  let ending: Promise<void> | undefined
  const end = () => {
    ending ??= stop()
    return ending
  }
  const leave = () =>
    end().then(
      () => process.exit(code),
      (error) => {
        console.error(String(error))
        process.exit(1)
      },
    )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave)
  endWithParent(end)
}
