import type { App } from '../../../platform/http.ts'
import type { Ground } from '../../../platform/module.ts'
import { followAvailability } from '../availability/follow.ts'
import { devRoutes } from '../dev.ts'
import type { House } from '../house.ts'
import { citizenRoutes } from './citizen.ts'
import { findingRoutes } from './finding.ts'
import { staffRoutes } from './staff.ts'

export async function routes(app: App, ground: Ground): Promise<void> {
  const house: House = { ground, availability: await followAvailability(ground) }
  app.addHook('onClose', () => house.availability.stop())
  findingRoutes(app, house)
  citizenRoutes(app, house)
  staffRoutes(app, house)
  if (ground.config.environment !== 'production') devRoutes(app, ground)
}
