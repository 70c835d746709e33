// Loaded before the tests of a process: whatever a test leaves open would keep everyone waiting for ever, so it fails the run.
import { after } from 'node:test'

const lingeringMs = 10_000

after(() => {
  setTimeout(() => {
    console.error(`All tests are over, but something is still open: ${process.getActiveResourcesInfo().join(', ')}.`)
    process.exit(1)
  }, lingeringMs).unref()
})
