import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { forgetServerVariables } from '../../scripts/local/environment.ts'
import type { LocalPostgres } from '../../scripts/local/postgres.ts'
import { startLocalPostgres } from '../../scripts/local/postgres.ts'

/** A PostgreSQL for one test run: nothing in it outlives the run, so nothing is flushed to the disk. */
export async function startTestServer(): Promise<LocalPostgres> {
  forgetServerVariables()
  const dataDir = mkdtempSync(join(tmpdir(), 'sportello-test-'))
  return startLocalPostgres({ dataDir, durable: false, temporary: true })
}

let shared: Promise<string> | undefined

/** The server that `npm test` started, or one of our own when a single file is run by `node --test`. */
export function testServer(): Promise<string> {
  const given = process.env.SPORTELLO_TEST_SERVER
  shared ??= given ? Promise.resolve(given) : startTestServer().then(({ url }) => url)
  return shared
}
