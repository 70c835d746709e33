// One run of node:test in a process of its own, whose parent gets the counts as a message: a number that decides whether a change
// may go in is not read out of what is printed for people. Called as: run-tests.ts <TestRun as JSON>
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import type { TestRun } from './tests.ts'

const lingeringMs = 10_000
const testMs = { none: 60_000, process: 180_000 }

process.on('disconnect', () => process.exit(1))
process.channel?.unref()

const { files, isolation, concurrency, pattern } = JSON.parse(process.argv[2] ?? '{}') as TestRun
const events = run({
  files,
  isolation,
  timeout: testMs[isolation],
  ...(isolation === 'process' ? { concurrency } : {}),
  ...(pattern ? { testNamePatterns: [pattern] } : {}),
})

events.on('test:summary', ({ file, counts }) => {
  if (file !== undefined) return
  const { passed, cancelled, skipped, todo, tests } = counts
  process.send?.({ passed, failed: tests - passed - skipped - todo, cancelled })
  // Whatever is still open was forgotten by a test, and would keep everyone waiting for ever.
  setTimeout(() => {
    console.error(`All tests are over, but something is still open: ${process.getActiveResourcesInfo().join(', ')}.`)
    process.exit(1)
  }, lingeringMs).unref()
})
events.on('test:fail', ({ details, name }) => {
  process.exitCode = 1
  if (details.type === 'suite') process.send?.({ brokenSuite: name })
})
events.compose(spec).pipe(process.stdout)
