// A freshly migrated database for a check: on the server that `npm run check` started, else on one of its own.
import type { FreshDatabase } from '../test/support/database.ts'
import { freshDatabase } from '../test/support/database.ts'
import { startTestServer } from '../test/support/server.ts'

export async function withDatabase<T>(name: string, act: (database: FreshDatabase) => Promise<T>): Promise<T> {
  const own = process.env.SPORTELLO_TEST_SERVER ? null : await startTestServer()
  if (own) process.env.SPORTELLO_TEST_SERVER = own.url
  try {
    const database = await freshDatabase({ name })
    try {
      return await act(database)
    } finally {
      await database.drop()
    }
  } finally {
    await own?.stop()
  }
}
