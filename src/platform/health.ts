import { sql } from './db.ts'
import type { App } from './http.ts'
import { pendingMigrations } from './migrate.ts'
import type { Ground } from './module.ts'

/** Two missed beats and a half: a worker that restarts is back before that. */
const HEARTBEAT_SECONDS_MAX = 13

/** "live": this process answers. "ready": database, migrations and a worker are there too, so people can be served. */
export function healthRoutes(app: App, ground: Ground): void {
  app.get('/api/health/live', { schema: { hide: true } }, async () => ({ live: true }))
  app.get('/api/health/ready', { schema: { hide: true } }, async (_request, reply) => {
    const missing = await whatIsMissing(ground)
    return reply.code(missing.length === 0 ? 200 : 503).send({ ready: missing.length === 0, missing })
  })
}

async function whatIsMissing(ground: Ground): Promise<string[]> {
  try {
    if ((await pendingMigrations(ground.db.pool)).length > 0) return ['migrations']
    const beats = await ground.db.query<{ alive: boolean }>(sql`
      select at > clock_timestamp() - ${`${HEARTBEAT_SECONDS_MAX} seconds`}::interval as alive from platform.heartbeats where process = 'worker'`)
    return beats[0]?.alive ? [] : ['worker']
  } catch {
    return ['database']
  }
}
