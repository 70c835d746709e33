// npm run migration <words>: an empty migration with the next number.
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'db/migrations')
const name = process.argv
  .slice(2)
  .join('_')
  .toLowerCase()
  .replace(/[^a-z0-9]+/g, '_')
  .replace(/^_|_$/g, '')
if (!name) {
  console.error('Say what it changes: npm run migration add closing days')
  process.exit(1)
}
const taken = existsSync(folder)
  ? readdirSync(folder)
      .map((file) => Number.parseInt(file, 10))
      .filter(Number.isFinite)
  : []
const file = join(folder, `${String(Math.max(0, ...taken) + 1).padStart(4, '0')}_${name}.sql`)
writeFileSync(file, '-- Why, in a sentence. An applied migration is never changed: the next one corrects it.\n', {
  flag: 'wx',
})
console.log(relative(root, file))
