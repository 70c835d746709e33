import { spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface TestRun {
  files: string[]
  /** `none` runs all files in one process: quicker, and what most tests are. Tests that start and kill processes get `process`. */
  isolation: 'none' | 'process'
  concurrency: number
  /** Only tests whose name has it. */
  pattern?: string
}

export interface Counts {
  passed: number
  failed: number
}

const root = join(import.meta.dirname, '../..')

export function findFiles(patterns: string[]): string[] {
  return globSync(patterns, { cwd: root, exclude: ['node_modules/**', 'dist/**', '.data/**'] }).sort()
}

/** Words choose by path; when no path has them all, by the names of the tests. */
export function choose(files: string[], words: string[]): { files: string[]; pattern?: string } {
  if (words.length === 0) return { files }
  const byPath = files.filter((file) => words.every((word) => file.toLowerCase().includes(word.toLowerCase())))
  if (byPath.length > 0) return { files: byPath }
  const text = words.join(' ')
  const byName = files.filter((file) =>
    readFileSync(join(root, file), 'utf8').toLowerCase().includes(text.toLowerCase()),
  )
  return { files: byName, pattern: `/${text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}/i` }
}

/** Runs the files and shows how it goes; a run that ends without telling its counts has failed. */
export function runTests(what: TestRun, env: NodeJS.ProcessEnv = process.env): Promise<Counts> {
  if (what.files.length === 0) return Promise.resolve({ passed: 0, failed: 0 })
  return new Promise((resolve) => {
    const args = ['--enable-source-maps', join(import.meta.dirname, 'run-tests.ts'), JSON.stringify(what)]
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    let counts: Counts | undefined
    let brokenSuites = 0
    child.on('message', (message: Partial<Counts> & { brokenSuite?: string }) => {
      if (message.brokenSuite !== undefined) brokenSuites++
      else counts = { passed: message.passed ?? 0, failed: message.failed ?? 0 }
    })
    child.on('exit', (code) => {
      const told = counts ?? { passed: 0, failed: 1 }
      // A suite whose preparation failed, or a run that broke after its last test, counts as a failure though no test does.
      const failed = told.failed === 0 && (code !== 0 || brokenSuites > 0) ? 1 : told.failed
      resolve({ passed: told.passed, failed })
    })
  })
}

/** The closing line of every run of tests. Returns the exit code: no test at all is a failure too. */
export function closeWith({ passed, failed }: Counts): number {
  if (passed + failed === 0) console.log('No test ran.')
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 || passed === 0 ? 1 : 0
}
