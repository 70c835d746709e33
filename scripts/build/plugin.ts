import { join } from 'node:path'
import rtlcss from 'rtlcss'
import type { Plugin } from 'vite'
import type { Sprite } from './icons.ts'
import { purgedBootstrapItalia } from './styles.ts'
import { compiledTexts, languagesOf } from './texts.ts'

/** One application of web/: its entry page, where its sources lie and which texts it may say. */
export type Application = { name: string; page: string; sources: string[]; texts: (noun: string) => boolean }

/**
 * What pages import and no file holds: `virtual:texts`, `virtual:texts/it`, `virtual:icons`, `virtual:institution` and
 * `virtual:bootstrap-italia.css`. Declared for the type checker in web/virtual.d.ts.
 */
export function virtualModules(
  root: string,
  application: Application,
  sprite: Sprite,
  institution: Record<string, unknown>,
): Plugin {
  const textsFolder = join(root, 'texts')
  const sources = application.sources.map((glob) => join(root, glob))

  const load = async (id: string): Promise<string | undefined> => {
    if (id === 'virtual:icons') return `export const iconsUrl = ${JSON.stringify(sprite.url)}`
    if (id === 'virtual:institution') return `export const institution = ${JSON.stringify(institution)}`
    if (id === 'virtual:texts') {
      const loaders = languagesOf(textsFolder).map((code) => `${code}: () => import('virtual:texts/${code}')`)
      return `export const loaders = { ${loaders.join(', ')} }`
    }
    const [, language] = /^virtual:texts\/([a-z]{2})$/.exec(id) ?? []
    if (!language) return undefined
    // A string that the engine parses as JSON starts faster than the same object as code.
    const json = JSON.stringify(compiledTexts(textsFolder, language, application.texts))
    return `export const texts = JSON.parse(${JSON.stringify(json)})`
  }

  return {
    name: 'sportello-virtual-modules',
    resolveId: (id) => {
      if (id === 'virtual:bootstrap-italia.css') return `/virtual/bootstrap-italia.css`
      return id.startsWith('virtual:') ? `\0${id}` : undefined
    },
    load: async (id) => {
      if (id === '/virtual/bootstrap-italia.css')
        return `${await purgedBootstrapItalia(root, sources)}\n${colours(institution)}`
      return id.startsWith('\0virtual:') ? load(id.slice(1)) : undefined
    },
    generateBundle(_options, bundle) {
      this.emitFile({ type: 'asset', fileName: sprite.file, source: sprite.source })
      // The mirrored sheet lies beside each sheet under the same name, for languages written right to left.
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue
        const mirrored = rtlcss.process(String(file.source))
        this.emitFile({ type: 'asset', fileName: file.fileName.replace(/\.css$/, '.rtl.css'), source: mirrored })
      }
    },
  }
}

/** The profile's colours as variables, which web/ui/styles/tokens.css takes when they are there. */
function colours(institution: Record<string, unknown>): string {
  const pairs = Object.entries((institution['colours'] ?? {}) as Record<string, string>)
  const lines = pairs.map(
    ([name, colour]) => `--institution-${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}:${colour};`,
  )
  return `:root{${lines.join('')}}`
}
