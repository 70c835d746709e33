import { join } from 'node:path'
import rateLimit from '@fastify/rate-limit'
import { openGround, ROOT } from './ground.ts'
import { modules } from './modules.ts'
import { configOfThisProcess } from './platform/config.ts'
import { openDb } from './platform/db.ts'
import { devRoutes } from './platform/dev.ts'
import { healthRoutes } from './platform/health.ts'
import type { App } from './platform/http.ts'
import { openApp } from './platform/http.ts'
import type { Ground } from './platform/module.ts'
import { servePages } from './platform/pages.ts'
import { endWithParent } from './platform/parent.ts'

/** The whole server, not yet listening. */
export async function openServer(ground: Ground): Promise<App> {
  const app = await openApp(ground.log, Object.assign({}, ...modules.map((m) => m.refusals ?? {})))
  // only routes that name a limit have one: a citizen behind a town's one address must not wait for the others
  await app.register(rateLimit, { global: false })
  for (const module of modules) await module.routes?.(app, ground)
  healthRoutes(app, ground)
  if (ground.config.environment !== 'production') devRoutes(app, ground)
  await servePages(app, join(ROOT, 'dist/web'), ground.config.environment !== 'production')
  return app
}

async function main(): Promise<void> {
  const config = configOfThisProcess()
  const ground = openGround(config, openDb(config.databaseUrl, 'sportello_app', config.poolMax), 'server')
  const app = await openServer(ground)
  const stop = async () => {
    await app.close()
    await ground.db.close()
  }
  process.on('SIGTERM', () => stop().then(() => process.exit(0)))
  endWithParent(stop)
  await app.listen({ host: config.host, port: config.port })
  ground.log.info({ port: config.port }, 'the server listens')
}

if (import.meta.main) await main()
