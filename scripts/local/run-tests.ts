// One run of node:test in a process of its own, whose parent gets the counts as a message: a number that decides whether a change
// may go in is not read out of what is printed for people. Called as: run-tests.ts <TestRun as JSON>
import { join } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { pathToFileURL } from 'node:url'
import type { TestRun } from './tests.ts'

const lingering = join(import.meta.dirname, 'lingering.ts')
const testMs = { none: 30_000, process: 180_000 }
const patienceMs = 5000

process.on('disconnect', () => process.exit(1))
process.channel?.unref()

const { files, isolation, concurrency, pattern } = JSON.parse(process.argv[2] ?? '{}') as TestRun
const apart = isolation === 'process'
const events = run({
  files,
  isolation,
  timeout: testMs[isolation],
  ...(apart ? { concurrency, execArgv: ['--import', pathToFileURL(lingering).href] } : {}),
  ...(pattern ? { testNamePatterns: [pattern] } : {}),
})

// In one process with all files there is no moment after the last test that could be waited for, so silence is the sign: longer than
// any test may take.
const silence = setTimeout(() => {
  console.error(
    `No test has ended for long, and something is still open: ${process.getActiveResourcesInfo().join(', ')}.`,
  )
  process.exit(1)
}, testMs[isolation] + patienceMs).unref()
events.on('test:complete', () => silence.refresh())

events.on('test:summary', ({ file, counts }) => {
  if (file !== undefined) return
  const { passed, cancelled, skipped, todo, tests } = counts
  process.send?.({ passed, failed: tests - passed - skipped - todo, cancelled })
})
events.on('test:fail', ({ details, name }) => {
  process.exitCode = 1
  if (details.type === 'suite') process.send?.({ brokenSuite: name })
})
events.compose(spec).pipe(process.stdout)
