import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { checkLinks, checkMentions, checkWords } from './check-docs.ts'
import { checkPubliccode, readYaml } from './check-publiccode.ts'

describe('check-docs', () => {
  let root: string
  const said = (text: string) => {
    writeFileSync(join(root, 'docs/a.md'), text)
    return [...checkLinks(root, 'docs/a.md'), ...checkWords(root, 'docs/a.md')].map(
      (fault) => `${fault.line}: ${fault.text}`,
    )
  }

  before(() => {
    root = mkdtempSync(join(tmpdir(), 'docs-'))
    mkdirSync(join(root, 'docs'))
    mkdirSync(join(root, 'src'))
    writeFileSync(join(root, 'docs/b.md'), '# Two layers, each enough\n')
    writeFileSync(join(root, 'src/worker.ts'), '')
  })
  after(() => rmSync(root, { recursive: true, force: true }))

  it('follows links, headings and paths that are there', () => {
    const text = 'See [b](b.md), [layers](b.md#two-layers-each-enough), [it](https://example.org) and `src/worker.ts`.'
    assert.deepEqual(said(text), [])
    assert.deepEqual(said('```\n[nowhere](gone.md)\n```\nand `src/<party>.ts`'), [])
  })

  it('says which link, heading or path is gone, and on which line', () => {
    assert.deepEqual(said('a\n[b](gone.md)'), ['2: gone.md leads nowhere'])
    assert.deepEqual(said('[b](b.md#three-layers)'), ['1: docs/b.md has no heading for #three-layers'])
    assert.deepEqual(said('`src/gone.ts`'), ['1: src/gone.ts does not exist'])
  })

  it('follows the documents that comments name', () => {
    writeFileSync(join(root, 'src/worker.ts'), '// why: docs/b.md\n// and docs/decisions/0009-gone.md\n')
    assert.deepEqual(
      checkMentions(root, 'src/worker.ts').map((fault) => `${fault.line}: ${fault.text}`),
      ['2: docs/decisions/0009-gone.md does not exist'],
    )
  })

  it('refuses paths of one machine, registries and work that is left', () => {
    assert.match(said('Run it in /home/ada/sportello').join(), /path of one machine/)
    assert.match(said('"resolved": "https://host/x.tgz"').join(), /address of a registry/)
    assert.match(said('TODO: write this').join(), /work that is left/)
    assert.deepEqual(said('GET /api/my/home/appointments, and /var/tmp'), [])
  })

  it('reads the YAML that publiccode.yml is written in and refuses the rest', () => {
    const text = 'a: "0.4"\nb:\n  - x\n  - name: y\n    ok: true\nc: >\n  one\n  two\nd:\n  e: f\n'
    assert.deepEqual(readYaml(text), { a: '0.4', b: ['x', { name: 'y', ok: true }], c: 'one two', d: { e: 'f' } })
    assert.throws(() => readYaml('a: [1, 2]'), /refuses/)
    assert.throws(() => readYaml('a: 1\na: 2'), /stands twice/)
  })

  it('accepts our publiccode.yml and sees each key that goes missing', () => {
    const text = readFileSync(join(import.meta.dirname, '../publiccode.yml'), 'utf8')
    assert.deepEqual(checkPubliccode(readYaml(text)), [])
    for (const line of [
      'softwareType: standalone/web',
      '  license: EUPL-1.2',
      '    spid: false',
      '  countryExtensionVersion: "1.0"',
    ]) {
      assert.equal(checkPubliccode(readYaml(text.replace(`${line}\n`, ''))).length, 1, line)
    }
    assert.match(checkPubliccode(readYaml(text.replace('visitor-management', 'visitors'))).join(), /categories/)
  })
})
