import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { InlineConfig } from 'vite'
import { build } from 'vite'
import { compressFolder } from './build/compress.ts'
import type { Sprite } from './build/icons.ts'
import { iconSprite } from './build/icons.ts'
import type { Application } from './build/plugin.ts'
import { virtualModules } from './build/plugin.ts'
import { preloads } from './build/preloads.ts'
import { renderShells } from './build/shells.ts'

/**
 * The pages: web/ → dist/web, one build for each application, so that a citizen never downloads an officer's code.
 * The server serves what lies there; web/README.md says under which paths.
 */

const ROOT = resolve(import.meta.dirname, '..')
const OUT = join(ROOT, 'dist/web')
const STAMP = join(OUT, '.built')

const forOfficers = (noun: string) => noun.startsWith('officer')
const forNobodysPage = (noun: string) => noun === 'messages'

const APPLICATIONS: Application[] = [
  {
    name: 'citizen',
    page: 'index.html',
    sources: ['web/citizen/**/*.{ts,tsx}', 'web/ui/**/*.{ts,tsx}', 'web/*.{ts,tsx}', 'web/index.html'],
    texts: (noun) => !forOfficers(noun) && !forNobodysPage(noun),
  },
  {
    name: 'officer',
    page: 'officer.html',
    sources: ['web/officer/**/*.{ts,tsx}', 'web/ui/**/*.{ts,tsx}', 'web/*.{ts,tsx}', 'web/officer.html'],
    texts: (noun) => !forNobodysPage(noun),
  },
  {
    name: 'dev',
    page: 'dev.html',
    sources: ['web/dev/**/*.{ts,tsx}', 'web/ui/**/*.{ts,tsx}', 'web/*.{ts,tsx}', 'web/dev.html'],
    texts: () => true,
  },
]

/** Builds dist/web, unless nothing that it is made from has changed since the last time. */
export async function buildPages(): Promise<void> {
  const inputs = hashOfInputs()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === inputs) return
  await buildInto(OUT, APPLICATIONS, inputs)
}

/** `node scripts/build.ts citizen /tmp/pages`: one application alone, elsewhere, while others are half written. */
export async function buildSome(names: string[], out: string): Promise<void> {
  const wanted = APPLICATIONS.filter(({ name }) => names.includes(name))
  await buildInto(resolve(out), wanted, '')
}

// Built beside and then swapped, so that a server that is running never serves half a build; each build in a folder of its
// own, because two commands may find at the same moment that the pages are old.
async function buildInto(out: string, applications: Application[], inputs: string): Promise<void> {
  const next = `${out}-${process.pid}`
  rmSync(next, { recursive: true, force: true })
  mkdirSync(next, { recursive: true })
  try {
    const sprite = iconSprite(ROOT)
    for (const application of applications) {
      const isThere = existsSync(join(ROOT, 'web', application.name, 'main.tsx'))
      if (isThere) await buildApplication(application, sprite, next)
    }
    await compressFolder(next)
    writeFileSync(join(next, '.built'), inputs)
    rmSync(out, { recursive: true, force: true })
    renameSync(next, out)
  } finally {
    rmSync(next, { recursive: true, force: true })
  }
}

async function buildApplication(application: Application, sprite: Sprite, next: string): Promise<void> {
  const web = join(ROOT, 'web')
  const shared: InlineConfig = {
    root: web,
    configFile: false,
    publicDir: false,
    mode: 'production',
    logLevel: 'warn',
    plugins: [virtualModules(ROOT, application, sprite, institution()), preloads()],
  }
  await build({
    ...shared,
    build: {
      outDir: next,
      emptyOutDir: false,
      // Phones of eight years ago still read this much.
      target: ['es2020', 'safari14'],
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { input: join(web, application.page) },
    },
  })
  await renderShells({ root: ROOT, next, application, shared })
}

function institution(): Record<string, unknown> {
  const profile = process.env['SPORTELLO_PROFILE'] ?? 'inps'
  const { names, shortNames, notice, contactCentre, colours } = JSON.parse(
    readFileSync(join(ROOT, 'profiles', profile, 'profile.json'), 'utf8'),
  ) as Record<string, unknown>
  return { names, shortNames, notice, contactCentre, colours }
}

function hashOfInputs(): string {
  const hash = createHash('sha256').update(process.env['SPORTELLO_PROFILE'] ?? '')
  const globs = [
    'web/**/*',
    'texts/**/*.json',
    'src/platform/say-when.ts',
    'src/modules/**/{rules,api}.ts',
    'profiles/**/*',
    'scripts/build.ts',
    'scripts/build/*.ts',
    'package-lock.json',
  ]
  for (const file of globSync(globs, { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()) {
    hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

if (import.meta.main) {
  const [names, out] = process.argv.slice(2)
  if (names && out) await buildSome(names.split(','), out)
  else await buildPages()
}
