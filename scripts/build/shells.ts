import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { InlineConfig } from 'vite'
import { build } from 'vite'
import type { Shell } from '../../web/ui/shell.ts'
import type { Application } from './plugin.ts'

type Work = { root: string; next: string; application: Application; shared: InlineConfig }

/**
 * The static shells: the header, the h1 and a skeleton are in the HTML itself, so that an old phone shows them before
 * any script has run. An application offers them in web/<name>/shell.tsx; `shells.json` says which path gets which file.
 */
export async function renderShells({ root, next, application, shared }: Work): Promise<void> {
  const source = join(root, 'web', application.name, 'shell.tsx')
  if (!existsSync(source)) return
  const folder = join(root, '.cache', `shell-${application.name}-${process.pid}`)
  await build({
    ...shared,
    logLevel: 'error',
    build: {
      ssr: source,
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'shell.mjs' } },
    },
  })
  const module = `${pathToFileURL(join(folder, 'shell.mjs'))}?${Date.now()}`
  const { shells } = (await import(module)) as { shells: () => Shell[] }

  const page = readFileSync(join(next, application.page), 'utf8')
  const fileByPath: Record<string, string> = {}
  for (const shell of shells()) {
    const html = page
      .replace(/<title>.*?<\/title>/, `<title>${shell.title}</title>`)
      .replace('<!--shell-->', shell.body)
    writeFileSync(join(next, shell.file), html)
    if (shell.path) fileByPath[shell.path] = shell.file
  }
  writeFileSync(join(next, `${application.name}.shells.json`), JSON.stringify(fileByPath))
  rmSync(folder, { recursive: true, force: true })
}
