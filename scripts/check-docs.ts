// Documents that point to what is gone are worse than none. Every relative link and every path named in a *.md file
// exists; nothing that is committed names one machine or its registry; publiccode.yml is right.
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { checkPubliccode, readYaml } from './check-publiccode.ts'
import type { Fault } from './check-sources.ts'
import { listFiles } from './check-sources.ts'

const FOLDERS = ['src', 'web', 'db', 'fakes', 'test', 'bench', 'scripts', 'docs', 'texts', 'profiles']

/** What speaks of one machine, or of the work and not of the product, with what to do instead. */
const UNWANTED: [found: RegExp, instead: string][] = [
  [
    /(^|[\s"'`(=])\/(home|root|Users|work|workspace|mnt)\/[\w.-]+/,
    'a path of one machine: name it from the root of the repository',
  ],
  [/"resolved":\s*"http/, 'an address of a registry: .npmrc keeps them out of package-lock.json'],
  [/\bregistry[.=:]\s*https?:|\b(artifactory|verdaccio|npmmirror)\b/i, 'a registry: each machine has its own'],
  [/\b(TODO|FIXME|WIP)\b/, 'work that is left: do it, or open an issue'],
  [
    /\bas (requested|instructed)\b|\bin this (conversation|chat)\b|\blanguage model\b|co-authored-by/i,
    'how it was written: say what it does',
  ],
]

const LINK = /!?\[[^\]]*\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g
// `src/modules/people/rules.ts`, `docs/words.md`: what has a place in the tree, and no gap to be filled in.
const NAMED_PATH = new RegExp(`\`((?:${FOLDERS.join('|')})/[\\w./-]+)\``, 'g')

/** "Two layers, each enough alone" → "two-layers-each-enough-alone", as the sites that show Markdown do. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

const anchorsIn = (text: string): string[] =>
  [...text.matchAll(/^#{1,6} (.+)$/gm)].map((match) => anchorOf(match[1] ?? ''))

export function checkLinks(root: string, file: string): Fault[] {
  const text = readFileSync(join(root, file), 'utf8')
  // Fenced code shows trees and commands; what stands there is an example, not a link.
  const prose = text.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ' '))
  const faults: Fault[] = []
  const lineAt = (offset: number) => prose.slice(0, offset).split('\n').length
  for (const match of prose.matchAll(LINK)) {
    const fault = faultOfLink(root, file, match[1] ?? '')
    if (fault) faults.push({ file, line: lineAt(match.index), text: fault })
  }
  for (const match of prose.matchAll(NAMED_PATH)) {
    const path = match[1] ?? ''
    if (!existsSync(join(root, path))) faults.push({ file, line: lineAt(match.index), text: `${path} does not exist` })
  }
  return faults
}

function faultOfLink(root: string, file: string, link: string): string | null {
  if (/^(https?|mailto|tel):/.test(link)) return null
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? file : posix.normalize(posix.join(posix.dirname(file), decodeURI(path)))
  if (path.startsWith('/')) return `${link} is absolute: link from this file`
  if (!existsSync(join(root, target))) return `${link} leads nowhere`
  if (!anchor || !target.endsWith('.md')) return null
  const found = anchorsIn(readFileSync(join(root, target), 'utf8')).includes(anchor)
  return found ? null : `${target} has no heading for #${anchor}`
}

export function checkWords(root: string, file: string): Fault[] {
  return readFileSync(join(root, file), 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      UNWANTED.filter(([found]) => found.test(line)).map(([, instead]) => ({ file, line: index + 1, text: instead })),
    )
}

/** A comment that sends the reader to a decision must find it. */
export function checkMentions(root: string, file: string): Fault[] {
  return readFileSync(join(root, file), 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/\bdocs\/[\w/-]+\.md\b/g)]
        .filter(([path]) => !existsSync(join(root, path)))
        .map(([path]) => ({ file, line: index + 1, text: `${path} does not exist` })),
    )
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..')
  const documents = listFiles(root, '.', /\.md$/)
  // This file and its test name the words that they refuse.
  const words = listFiles(root, '.', /\.(md|tsx?|mjs|sql|css|html|json|ya?ml)$|^\.npmrc$/).filter(
    (file) => !file.startsWith('scripts/check-docs'),
  )
  const faults = [
    ...documents.flatMap((file) => checkLinks(root, file)),
    ...words.flatMap((file) => checkWords(root, file)),
    ...words.filter((file) => !file.endsWith('.md')).flatMap((file) => checkMentions(root, file)),
  ]
  const publiccode = checkPubliccode(readYaml(readFileSync(join(root, 'publiccode.yml'), 'utf8')))
  for (const text of publiccode) faults.push({ file: 'publiccode.yml', line: 1, text })
  for (const name of ['README.md', 'LICENSE', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md']) {
    if (!existsSync(join(root, name))) faults.push({ file: name, line: 1, text: 'is missing' })
  }
  for (const fault of faults) console.error(`${fault.file}:${fault.line}: ${fault.text}`)
  if (faults.length > 0) process.exitCode = 1
  else console.log(`${documents.length} documents, every link leads somewhere`)
}
