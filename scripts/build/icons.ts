import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Sprite = { url: string; file: string; source: string }

/** bootstrap-italia's official sprite with only the symbols that the sources name (93 KB would be one icon in ten). */
export function iconSprite(root: string): Sprite {
  const official = readFileSync(join(root, 'node_modules/bootstrap-italia/dist/svg/sprites.svg'), 'utf8')
  const used = new Set<string>()
  for (const file of globSync('web/**/*.{ts,tsx}', { cwd: root })) {
    for (const [, name] of readFileSync(join(root, file), 'utf8').matchAll(/['"](it-[a-z-]+)['"]/g)) {
      if (name) used.add(name)
    }
  }
  const symbols = [...official.matchAll(/<symbol id="([^"]+)".*?<\/symbol>/gs)].filter(([, id]) => id && used.has(id))
  const source = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.map(([symbol]) => symbol).join('')}</svg>`
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 8)
  const file = `assets/icons-${hash}.svg`
  return { url: `/${file}`, file, source }
}
