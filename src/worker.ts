import { openGround } from './ground.ts'
import { modules } from './modules.ts'
import { configOfThisProcess } from './platform/config.ts'
import { openDb } from './platform/db.ts'
import { startJobs } from './platform/jobs.ts'
import { endWithParent } from './platform/parent.ts'

const config = configOfThisProcess()
const ground = openGround(config, openDb(config.databaseUrl, 'sportello_worker', config.poolMax), 'worker')
const jobs = await startJobs(ground, modules)
const stop = async () => {
  await jobs.stop()
  await ground.db.close()
}
process.on('SIGTERM', () => stop().then(() => process.exit(0)))
endWithParent(stop)
ground.log.info({}, 'the worker works')
await jobs.broken
ground.log.error({}, 'the worker cannot work any more and ends, so that it is started anew')
await stop()
process.exit(1)
