import { join } from 'node:path'
import { door } from './modules/delegations/index.ts'
import type { Config } from './platform/config.ts'
import type { Db } from './platform/db.ts'
import { openLog } from './platform/log.ts'
import type { Ground } from './platform/module.ts'
import { openProfile } from './platform/profile.ts'
import { openTexts } from './platform/texts.ts'

export const ROOT = join(import.meta.dirname, '..')

/** What every process stands on. */
export function openGround(config: Config, db: Db, process: string): Ground {
  return {
    config,
    db,
    log: openLog(process, config.environment === 'test' ? 'error' : 'info'),
    profile: openProfile(join(ROOT, 'profiles'), config.profile),
    texts: openTexts(join(ROOT, 'texts')),
    door,
  }
}
