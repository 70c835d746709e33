// npm run dev: the whole product, which follows every change: the pages are built again, the processes are started again.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import type { Launched } from './local/launch.ts'
import { launch } from './local/launch.ts'
import { sayWhereAndWho } from './local/say.ts'
import { endWhenTold } from './local/word.ts'

const root = join(import.meta.dirname, '..')
const settleMs = 150
const say = (line: string) => console.log(line)

/** In a process of its own, which sees the changed sources; a page that doesn't build leaves the last good one in place. */
function buildAgain(): Promise<void> {
  return new Promise((done) => {
    const build = spawn(process.execPath, [join(root, 'scripts/build.ts')], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    build.on('exit', (code) => {
      say(code === 0 ? 'Pages are up to date.' : 'The pages did not build; the last good ones stay.')
      done()
    })
  })
}

/** What a changed file asks for. Rules and shapes are read by both sides. */
function workFor(file: string): ('pages' | 'processes' | 'fakes')[] {
  if (/\.test\.ts$|~$|(^|\/)\./.test(file)) return []
  if (file.startsWith('web/')) return ['pages']
  if (file.startsWith('fakes/')) return ['fakes']
  if (file.startsWith('src/'))
    return /\/(rules|api)\.ts$|say-when\.ts$/.test(file) ? ['processes', 'pages'] : ['processes']
  return ['processes', 'pages']
}

function follow(launched: Launched): void {
  const due = new Set<'pages' | 'processes' | 'fakes'>()
  let timer: NodeJS.Timeout | undefined
  let busy = Promise.resolve()
  const act = async () => {
    const now = new Set(due)
    due.clear()
    const names = [
      ...(now.has('processes') ? (['server', 'worker'] as const) : []),
      ...(now.has('fakes') ? (['fakes'] as const) : []),
    ]
    if (names.length > 0) say(`Starting again: ${names.join(', ')}.`)
    await Promise.all([launched.restart(names), now.has('pages') ? buildAgain() : undefined])
  }
  for (const folder of ['src', 'web', 'fakes', 'texts', 'profiles']) {
    watch(join(root, folder), { recursive: true }, (_, file) => {
      for (const work of workFor(`${folder}/${file ?? ''}`)) due.add(work)
      if (due.size === 0) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        busy = busy.then(act)
      }, settleMs)
    })
  }
}

const product = launch(say)
endWhenTold(product.stop, 0)
try {
  const launched = await product.ready
  sayWhereAndWho(launched)
  follow(launched)
  say(`ready ${launched.url}`)
} catch (error) {
  console.error((error as Error).message)
  await product.stop()
  process.exit(1)
}
