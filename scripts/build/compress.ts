import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

// Fonts are compressed inside; a second pass only costs the phone's processor.
const WORTH_COMPRESSING = /\.(?:html|js|css|svg|json|webmanifest|txt)$/

/** Writes .br and .gz beside each file, once, at the highest quality: the server then only picks one. */
export async function compressFolder(folder: string): Promise<void> {
  const files = globSync('**/*', { cwd: folder })
    .map((file) => join(folder, file))
    .filter((file) => WORTH_COMPRESSING.test(file) && statSync(file).isFile())
  await Promise.all(
    files.map(async (file) => {
      const content = readFileSync(file)
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
      writeFileSync(`${file}.br`, await brotli(content, { params }))
      writeFileSync(`${file}.gz`, await zip(content, { level: 9 }))
    }),
  )
}
