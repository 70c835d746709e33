// npm run modules: the order in src/modules.ts is what keeps the code without cycles, so a machine reads it at every check.
// With --draw the arrows in ARCHITECTURE.md are written anew; without, arrows that no longer tell the truth are a fault.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Order } from './check-house.ts'
import { comesBefore, isBrowserSafe, isPurePackage, isTest, placeOf, readOrder, targetOf } from './check-house.ts'
import { drawArrows, isDrawn, writeDrawing } from './check-modules-draw.ts'
import { checkForeignKeys, checkSql } from './check-modules-sql.ts'
import type { Fault, Import, Source } from './check-sources.ts'
import { readSources } from './check-sources.ts'

export type Arrow = { from: string; to: string; by: 'call' | 'sql' }
export type House = { faults: Fault[]; arrows: Arrow[]; order: Order }

type Scene = { order: Order; sources: Map<string, Source>; arrows: Arrow[]; say: (at: Import, text: string) => void }

export function checkModules(root: string): House {
  const order = readOrder(root)
  const sources = readSources(root, ['src', 'web', 'fakes'])
  const byFile = new Map(sources.map((source) => [source.file, source]))
  const arrows: Arrow[] = []
  const faults: Fault[] = [...checkFolders(root, order)]
  for (const source of sources.filter((each) => !isTest(each.file))) {
    const say = (at: Import, text: string) => faults.push({ file: source.file, line: at.line, text })
    const scene: Scene = { order, sources: byFile, arrows, say }
    for (const each of source.imports) judgeImport(source.file, each, scene)
    if (isBrowserSafe(source.file, byFile)) faults.push(...checkPurity(source))
  }
  const sql = checkSql(sources, order)
  for (const read of sql.reads) arrows.push({ ...read, by: 'sql' })
  faults.push(...sql.faults, ...checkForeignKeys(root, order))
  return { faults, arrows, order }
}

/** Every folder is in the list, everything in the list has a face and half a page of words. */
function checkFolders(root: string, order: Order): Fault[] {
  const folder = join(root, 'src/modules')
  const found = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'index.ts')))
        .map((entry) => entry.name)
    : []
  const at = (text: string): Fault => ({ file: 'src/modules.ts', line: 1, text })
  return [
    ...found.filter((name) => !order.includes(name)).map((name) => at(`${name} is not in the order: give it its line`)),
    ...order
      .filter((name) => !existsSync(join(folder, name, 'index.ts')))
      .map((name) => at(`${name} has no face: src/modules/${name}/index.ts is missing`)),
    ...order
      .filter((name) => found.includes(name) && !existsSync(join(folder, name, 'README.md')))
      .map((name) => at(`${name} has no README.md: half a page of its words, states, tables, jobs and promises`)),
    ...order.filter((name, index) => order.indexOf(name) !== index).map((name) => at(`${name} is listed twice`)),
  ]
}

function judgeImport(file: string, each: Import, scene: Scene) {
  const target = targetOf(file, each.specifier)
  if (isBrowserSafe(file, scene.sources)) judgePureImport(file, target, each, scene)
  if (file.startsWith('web/')) return judgeWebImport(file, target, each, scene)
  if (target === null) return
  if (/^(web|fakes)\//.test(target) && file.startsWith('src/')) {
    scene.say(each, 'the server knows neither the pages nor the fakes')
  }
  if (file.startsWith('src/platform/')) return judgePlatformImport(target, each, scene)
  if (file.startsWith('fakes/') && placeOf(target)) {
    return scene.say(each, 'a fake is an outside party: it speaks the protocol and knows no module')
  }
  if (placeOf(file)) judgeModuleImport(file, target, each, scene)
  else if (file.startsWith('src/') && file !== 'src/modules.ts') judgeProcessImport(target, each, scene)
}

function judgePlatformImport(target: string, each: Import, scene: Scene) {
  const other = placeOf(target)
  if (other) scene.say(each, `platform knows no module, and this imports ${other.module} (rule 5)`)
  else if (!target.startsWith('src/platform/') && target.startsWith('src/')) {
    scene.say(each, 'platform is the ground: it imports nothing that stands on it (rule 5)')
  }
}

function judgeProcessImport(target: string, each: Import, scene: Scene) {
  const other = placeOf(target)
  if (!other || other.role === 'index' || isBrowserSafe(target, scene.sources)) return
  scene.say(each, `import ${other.module} by its face index.ts, not ${other.role}.ts (rule 1)`)
}

function judgeModuleImport(file: string, target: string, each: Import, scene: Scene) {
  const own = placeOf(file)
  const other = placeOf(target)
  if (!own) return
  if (!other) {
    const above = /^src\/[^/]+\.ts$/.test(target)
    if (above) scene.say(each, `${own.module} may not import ${target}: a module never calls up (rule 4)`)
    return
  }
  if (other.module === own.module) return judgeOwnImport(own.role, other.role, each, scene)
  if (!comesBefore(scene.order, other.module, own.module)) {
    const why = scene.order.includes(other.module) ? 'it comes later in' : 'it is not in'
    return scene.say(each, `${own.module} may not import ${other.module}: ${why} src/modules.ts (rule 1)`)
  }
  scene.arrows.push({ from: own.module, to: other.module, by: 'call' })
  const pureToPure = isBrowserSafe(file, scene.sources) && isBrowserSafe(target, scene.sources)
  if (other.role !== 'index' && !pureToPure) {
    scene.say(each, `import ${other.module} by its face index.ts, not ${other.role}.ts (rule 1)`)
  }
}

/** Rule 6: routes and jobs call actions, actions call rules and store, and nothing calls back. */
const MAY_NOT_CALL: Record<string, string[]> = {
  store: ['actions', 'routes', 'jobs', 'cli', 'seed'],
  actions: ['routes', 'jobs', 'cli', 'seed'],
  routes: ['store', 'jobs', 'cli', 'seed'],
  jobs: ['routes', 'cli', 'seed'],
}

function judgeOwnImport(from: string, to: string, each: Import, scene: Scene) {
  if (to === 'index' && from !== 'index')
    scene.say(each, 'inside a module import the file itself, not its own face (rule 1)')
  const calls = MAY_NOT_CALL[from]?.includes(to) && !each.typeOnly
  if (calls) scene.say(each, `${from}.ts may not call ${to}.ts: routes and jobs → actions → rules, store (rule 6)`)
}

/** Rule 2: what the browser reads imports nothing that does anything. */
function judgePureImport(file: string, target: string | null, each: Import, scene: Scene) {
  if (target === null) {
    const allowed = isPurePackage(each.specifier) && placeOf(file)?.role !== 'rules'
    if (!allowed) scene.say(each, `${file} is browser-safe: it may not import "${each.specifier}" (rule 2)`)
  } else if (!isBrowserSafe(target, scene.sources)) {
    scene.say(each, `${file} is browser-safe: it may not import ${target}, which is not (rule 2)`)
  }
}

function judgeWebImport(file: string, target: string | null, each: Import, scene: Scene) {
  if (/\.config\.ts$/.test(file)) return
  if (target === null) {
    if (each.specifier.startsWith('node:')) scene.say(each, `a browser has no ${each.specifier}`)
    return
  }
  if (target.startsWith('src/') && !isBrowserSafe(target, scene.sources)) {
    scene.say(each, `pages may import only rules.ts and api.ts of a module, not ${target} (rule 2)`)
  }
  if (/^(fakes|scripts|test|bench|db)\//.test(target)) scene.say(each, `pages may not import ${target}`)
  const [, part] = file.split('/')
  if (part === 'ui') {
    if (placeOf(target)) scene.say(each, 'web/ui knows no module (rule 5)')
    if (/^web\/(?!ui\/)[^/]+\//.test(target)) scene.say(each, 'web/ui knows no page (rule 5)')
  }
  const faces = ['citizen', 'officer', 'display']
  const other = target.match(/^web\/([^/]+)\//)?.[1] ?? ''
  if (faces.includes(part ?? '') && faces.includes(other) && part !== other) {
    scene.say(each, `${part} and ${other} share by web/ui and web/client.ts, not by each other's pages`)
  }
}

function checkPurity(source: Source): Fault[] {
  return source.impure.map((each) => ({
    file: source.file,
    line: each.line,
    text: `${each.text} makes this file depend on more than its arguments: give the time and the settings to it (rule 2)`,
  }))
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..')
  const house = checkModules(root)
  const drawing = drawArrows(root, house)
  if (process.argv.includes('--draw')) writeDrawing(root, drawing)
  else if (!isDrawn(root, drawing)) {
    const text = 'the drawn arrows are not those of the code: npm run modules draws them anew'
    house.faults.push({ file: 'ARCHITECTURE.md', line: 1, text })
  }
  for (const fault of house.faults) console.error(`${fault.file}:${fault.line}: ${fault.text}`)
  const pairs = new Set(house.arrows.map((arrow) => `${arrow.from} ${arrow.to}`))
  if (house.faults.length > 0) process.exitCode = 1
  else console.log(`${house.order.length} modules in order, ${pairs.size} arrows, all downward`)
}
