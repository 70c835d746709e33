import assert from 'node:assert/strict'

/** The error, of the given kind, of a promise that has to reject. */
export async function rejectionOf<T>(
  kind: abstract new (...given: never[]) => T,
  promise: Promise<unknown>,
): Promise<T> {
  const error = await promise.then(
    () => assert.fail('it was sent'),
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof kind, String(error))
  return error
}

/** Waits for what happens by itself, at most ten seconds: what comes by the network can't be awaited otherwise. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 1000; tries += 1) {
    if (holds()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  assert.fail(`waited in vain: ${what}`)
}
