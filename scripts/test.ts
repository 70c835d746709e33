// npm test [words]: every test on a real PostgreSQL, or those whose path or name has the words.
import { startTestServer } from '../test/support/server.ts'
import { choose, closeWith, findFiles, runTests } from './local/tests.ts'
import { endWhenTold } from './local/word.ts'

const together = findFiles(['{src,fakes,scripts,web,test}/**/*.test.ts']).filter(
  (file) => !/^test\/(launch|faults)\//.test(file),
)
/** These start, starve and kill whole processes, so they share none. */
const apart = findFiles(['test/{launch,faults}/**/*.test.ts'])

const words = process.argv.slice(2)
// A database that somebody has set up for something else is nothing to test on.
delete process.env.DATABASE_URL
const server = await startTestServer()
endWhenTold(server.stop)
const env = { ...process.env, SPORTELLO_TEST_SERVER: server.url, SPORTELLO_CHILD: '' }
const chosen = choose([...together, ...apart], words)
const inOne = await runTests(
  {
    files: chosen.files.filter((file) => together.includes(file)),
    isolation: 'none',
    concurrency: 1,
    pattern: chosen.pattern,
  },
  env,
)
const each = await runTests(
  {
    files: chosen.files.filter((file) => apart.includes(file)),
    isolation: 'process',
    concurrency: 2,
    pattern: chosen.pattern,
  },
  env,
)
await server.stop()
process.exit(closeWith({ passed: inOne.passed + each.passed, failed: inOne.failed + each.failed }))
