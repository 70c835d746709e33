// Every `npm run` word comes through here. It is plain JavaScript for Node 20 or later and imports no package, because it must
// work straight after a clone: it installs what is missing, then hands over to the Node version that the lockfile pins.
import { spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const lockfile = join(root, 'package-lock.json')
const stamp = join(modules, '.installed-lock.json')
const oldestNode = [24, 15]

/** Each word, the file it runs and what is put before the caller's own arguments. */
const words = {
  start: ['scripts/start.ts'],
  dev: ['scripts/dev.ts'],
  test: ['scripts/test.ts'],
  e2e: ['scripts/e2e.ts'],
  check: ['scripts/check.ts'],
  build: ['scripts/build.ts'],
  seed: ['scripts/cli.ts', 'seed'],
  migrate: ['scripts/cli.ts', 'migrate'],
  cli: ['scripts/cli.ts'],
  migration: ['scripts/new-migration.ts'],
  schema: ['scripts/dump-schema.ts'],
  modules: ['scripts/check-modules.ts', '--draw'],
  api: ['scripts/write-openapi.ts'],
  screenshots: ['scripts/screenshots.ts'],
}

/** These run until they are stopped and ask nothing: their input is a pipe from here, so that they end when this process dies, however it dies. */
const endWithUs = new Set(['start', 'dev', 'test', 'e2e', 'check', 'screenshots', 'bench'])

function leave(sentence) {
  console.error(sentence)
  process.exit(1)
}

function commandFor(word, given) {
  if (word === 'bench') {
    const [noun, ...rest] = given
    if (!/^[a-z-]+$/.test(noun ?? '') || !existsSync(join(root, 'bench', `${noun}.ts`)))
      leave('Say what to measure: npm run bench <noun>, where bench/<noun>.ts exists.')
    return [join(root, 'bench', `${noun}.ts`), ...rest]
  }
  if (!Object.hasOwn(words, word ?? ''))
    leave(`Unknown word "${word ?? ''}". The words are: ${[...Object.keys(words), 'bench'].join(', ')}.`)
  const [script, ...first] = words[word]
  if (!existsSync(join(root, script))) leave(`${script} is missing from this checkout, so "${word}" can't run.`)
  return [join(root, script), ...first, ...given]
}

function isInstalled() {
  if (!existsSync(modules)) return false
  // Whoever linked the folder looks after it; installing would empty the one that it points to.
  if (lstatSync(modules).isSymbolicLink()) return true
  if (existsSync(stamp) && readFileSync(stamp).equals(readFileSync(lockfile))) return true
  // After `npm install` by hand there is no stamp of ours, but npm's own one tells that the folder is newer than the lockfile.
  const ofNpm = join(modules, '.package-lock.json')
  return existsSync(ofNpm) && statSync(ofNpm).mtimeMs >= statSync(lockfile).mtimeMs
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Two words started at once in a new clone would install over each other; the second one waits for the first. */
function withInstallLock(install) {
  const lock = join(root, '.cache', 'installing.pid')
  mkdirSync(dirname(lock), { recursive: true })
  for (;;) {
    try {
      const file = openSync(lock, 'wx')
      writeSync(file, String(process.pid))
      closeSync(file)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const holder = Number(readFileSync(lock, 'utf8'))
      const abandoned = holder ? !isAlive(holder) : Date.now() - statSync(lock).mtimeMs > 5000
      if (abandoned) rmSync(lock, { force: true })
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    }
  }
  try {
    if (!isInstalled()) install()
  } finally {
    rmSync(lock, { force: true })
  }
}

function npm(args, stdio) {
  // npm must not run on the Node inside the folder that it is about to replace.
  const parts = (process.env.PATH ?? '').split(delimiter).filter((part) => !part.endsWith(join('node_modules', '.bin')))
  const env = { ...process.env, PATH: parts.join(delimiter) }
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  const done = spawnSync('npm', [...args, ...quiet], { cwd: root, env, stdio: ['ignore', ...stdio], encoding: 'utf8' })
  if (done.error) leave(`npm could not be started (${done.error.message}). Sportello needs Node 20 or later with npm.`)
  return done
}

function install() {
  console.log('Installing what package-lock.json lists (only needed now, and when it changes).')
  const clean = npm(['ci'], ['inherit', 'inherit'])
  if (clean.status !== 0) leave('npm could not install the dependencies; its own words stand above.')
  copyFileSync(lockfile, stamp)
}

function pinnedNode() {
  const pinned = join(modules, '.bin', 'node')
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return process.execPath
  return leave(
    `There is no ready-made Node for ${process.platform}-${process.arch} and this one is ${process.version}: install Node ${oldestNode.join('.')} or later, then try again.`,
  )
}

function handOver(word, args) {
  const env = { ...process.env, NODE_COMPILE_CACHE: join(modules, '.cache', 'compile') }
  const piped = endWithUs.has(word)
  if (piped) env.SPORTELLO_CHILD = '1'
  const child = spawn(pinnedNode(), args, { cwd: root, env, stdio: [piped ? 'pipe' : 'inherit', 'inherit', 'inherit'] })
  child.stdin?.on('error', () => {})
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (piped && process.env.npm_lifecycle_event) endWithNpm(child)
  child.on('error', (error) => leave(`Node could not be started: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code))
}

function parentOf(pid) {
  try {
    // Behind the command in brackets, which may hold spaces, stand the state and the parent.
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    )
  } catch {
    return 0
  }
}

/**
 * npm can't pass on a kill -9, and its shell does not pass on a SIGTERM, but whoever ends npm means what it started as well.
 * Between npm and us there may be that shell, which outlives npm: so two generations are watched.
 */
function endWithNpm(child) {
  const parent = process.ppid
  const grandparent = parentOf(parent)
  setInterval(() => {
    if (process.ppid !== parent || parentOf(parent) !== grandparent) child.stdin.end()
  }, 200).unref()
}

const [word, ...given] = process.argv.slice(2)
const args = commandFor(word, given)
if (!isInstalled()) withInstallLock(install)
handOver(word, args)
