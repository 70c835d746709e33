// npm run cli, seed and migrate: on DATABASE_URL when it is given, else on the database of this checkout's data folder.
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runCommand } from '../src/cli.ts'
import { migrate } from '../src/platform/migrate.ts'
import { forgetServerVariables } from './local/environment.ts'
import { startLocalPostgres } from './local/postgres.ts'

async function onLocalDatabase(words: readonly string[]): Promise<string> {
  const dataDir = join(resolve(process.env.SPORTELLO_DATA || join(import.meta.dirname, '../.data')), 'postgres')
  forgetServerVariables()
  if (words.includes('--fresh')) {
    // takes the folder as a start would, so that a running product keeps its database
    await (await startLocalPostgres({ dataDir, durable: true, database: 'sportello' })).stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  const server = await startLocalPostgres({ dataDir, durable: true, database: 'sportello' })
  try {
    await migrate(server.url)
    return await runCommand(
      server.url,
      words.filter((word) => word !== '--fresh'),
    )
  } finally {
    await server.stop()
  }
}

const words = process.argv.slice(2)
try {
  const url = process.env.DATABASE_URL
  console.log(url ? await runCommand(url, words) : await onLocalDatabase(words))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
