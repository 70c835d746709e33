// What the checks read: source files with their imports, their literals and the calls that would make a pure file impure.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

export type Fault = { file: string; line: number; text: string }
export type Import = { specifier: string; typeOnly: boolean; line: number }
export type Literal = { text: string; line: number }
export type LongThing = { name: string; line: number; lines: number }
export type Source = {
  /** From the root, with forward slashes. */
  file: string
  text: string
  imports: Import[]
  literals: Literal[]
  /** What asks the clock, chance, the process or the network: "new Date()", "Math.random", "process". */
  impure: Literal[]
  functions: LongThing[]
  /** The keys that say(…), t(…) and their like are given where they stand. */
  said: Literal[]
}

type Node = { type: string; start: number; end: number; [field: string]: unknown }

const IMPURE_OBJECTS = new Set(['process', 'window', 'globalThis', 'localStorage', 'sessionStorage'])
const IMPURE_CALLS = new Set(['fetch', 'setTimeout', 'setInterval'])
const IMPURE_MEMBERS = new Set(['Date.now', 'Math.random', 'performance.now', 'Temporal.Now', 'crypto.randomUUID'])
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/** Every file below a folder whose name ends so, sorted; nothing when the folder is not there yet. */
export function listFiles(root: string, folder: string, endings: RegExp): string[] {
  const path = join(root, folder)
  if (!existsSync(path)) return []
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/').replace(/^\//, ''))
    .filter((file) => !/(^|\/)(node_modules|dist|\.cache|\.data)\//.test(file))
    .sort()
}

export function readSource(root: string, file: string): Source {
  const text = readFileSync(join(root, file), 'utf8')
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`)
  const source: Source = { file, text, imports: [], literals: [], impure: [], functions: [], said: [] }
  const lineOf = lineFinder(text)
  visit(program as unknown as Node, undefined, (node, parent) => {
    collectImport(node, source, lineOf)
    collectLiteral(node, parent, source, lineOf)
    collectImpure(node, source, lineOf)
    if (node.type === 'CallExpression') collectSaid(node, source, lineOf)
    if (FUNCTIONS.has(node.type) && node.body) {
      const line = lineOf(node.start)
      source.functions.push({ name: nameOf(node, parent), line, lines: lineOf(node.end) - line + 1 })
    }
  })
  return source
}

export const readSources = (root: string, folders: string[]): Source[] =>
  folders.flatMap((folder) => listFiles(root, folder, /\.tsx?$/)).map((file) => readSource(root, file))

function lineFinder(text: string) {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset: number): number => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

function visit(node: Node, parent: Node | undefined, meet: (node: Node, parent: Node | undefined) => void): void {
  meet(node, parent)
  for (const field of Object.values(node)) {
    if (isNode(field)) visit(field, node, meet)
    else if (Array.isArray(field)) for (const each of field) if (isNode(each)) visit(each, node, meet)
  }
}

function collectImport(node: Node, source: Source, lineOf: (offset: number) => number) {
  const from = node.source
  const imports = [
    'ImportDeclaration',
    'ExportNamedDeclaration',
    'ExportAllDeclaration',
    'ImportExpression',
    'TSImportType',
  ]
  if (!imports.includes(node.type) || !isNode(from) || typeof from.value !== 'string') return
  const kind = node.importKind ?? node.exportKind
  const typeOnly = kind === 'type' || node.type === 'TSImportType'
  source.imports.push({ specifier: from.value, typeOnly, line: lineOf(node.start) })
}

/** A template is one literal: its fixed parts, with a space where a value goes, are what a reader of SQL sees. */
function collectLiteral(node: Node, parent: Node | undefined, source: Source, lineOf: (offset: number) => number) {
  if (node.type === 'Literal' && typeof node.value === 'string' && parent?.source !== node) {
    source.literals.push({ text: node.value, line: lineOf(node.start) })
  }
  if (node.type === 'JSXText' && typeof node.value === 'string') {
    source.literals.push({ text: node.value, line: lineOf(node.start) })
  }
  if (node.type === 'TemplateLiteral' && Array.isArray(node.quasis)) {
    const parts = node.quasis.map((part: Node) => String((part.value as { cooked?: string }).cooked ?? ''))
    source.literals.push({ text: parts.join(' '), line: lineOf(node.start) })
  }
}

function collectImpure(node: Node, source: Source, lineOf: (offset: number) => number) {
  const add = (text: string) => source.impure.push({ text, line: lineOf(node.start) })
  const isName = (value: unknown, name: string) => isNode(value) && value.type === 'Identifier' && value.name === name
  if (node.type === 'NewExpression' && isName(node.callee, 'Date') && (node.arguments as Node[]).length === 0) {
    add('new Date()')
  }
  if (node.type === 'MemberExpression' && isNode(node.object) && isNode(node.property)) {
    const path = `${String(node.object.name ?? '')}.${String(node.property.name ?? '')}`
    if (IMPURE_MEMBERS.has(path) || IMPURE_OBJECTS.has(String(node.object.name))) add(path)
  }
  if (node.type === 'CallExpression' && isNode(node.callee) && IMPURE_CALLS.has(String(node.callee.name))) {
    add(`${String(node.callee.name)}()`)
  }
}

const SAYING = new Set(['say', 't', 'sideBySide'])
const KEY = /^[a-z-]+(\.[\w-]+)+$/

/** say('a.b'), voice.say(late ? 'a.b' : 'a.c'): the literals of the first argument that look like a key. */
function collectSaid(call: Node, source: Source, lineOf: (offset: number) => number) {
  const callee = call.callee as Node
  const called = callee.type === 'MemberExpression' ? (callee.property as Node).name : callee.name
  const first = (call.arguments as Node[])[0]
  if (!first || !SAYING.has(String(called))) return
  const options = first.type === 'ConditionalExpression' ? [first.consequent, first.alternate] : [first]
  for (const each of options as Node[]) {
    if (each.type === 'Literal' && KEY.test(String(each.value))) {
      source.said.push({ text: String(each.value), line: lineOf(each.start) })
    }
  }
}

function nameOf(node: Node, parent: Node | undefined): string {
  const named = [node.id, parent?.id, parent?.key].find(isNode)
  if (named) return String(named.name ?? named.value ?? 'unnamed')
  // describe('…', () => …) and app.get('/…', () => …): what a reader would call it is the call and its first words.
  if (parent?.type === 'CallExpression') {
    const callee = parent.callee as Node
    const called = String(callee.name ?? (callee.property as Node | undefined)?.name ?? 'call')
    const first = (parent.arguments as Node[])[0]
    return typeof first?.value === 'string' ? `${called}('${first.value}')` : `${called}()`
  }
  return 'unnamed'
}
