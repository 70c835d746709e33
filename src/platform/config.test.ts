import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { readConfig } from './config.ts'

const production = {
  DATABASE_URL: 'postgres://db/sportello',
  SPORTELLO_SECRET: 'kX9v-Tq3m_Zr7p-Lw2n_Ys8d-Hf5c_Bg4j',
  SPORTELLO_URL: 'https://sportello.example/',
  SMTP_URL: 'smtps://mail.example',
  SMTP_FROM: 'Sportello <sportello@example.org>',
  SMPP_URL: 'smpp://user:word@sms.example:2775',
}

describe('the settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-config-'))
  after(() => rmSync(folder, { recursive: true }))

  it('of a real installation are read, and the address loses its last slash', () => {
    const config = readConfig(production)
    assert.equal(config.environment, 'production')
    assert.equal(config.publicUrl, 'https://sportello.example')
    assert.equal(config.host, '127.0.0.1')
  })

  for (const name of Object.keys(production))
    it(`without ${name} stop the start of a real installation with a sentence that says what to do`, () =>
      assert.throws(() => readConfig({ ...production, [name]: '' }), {
        message: `The setting ${name} is missing. Set ${name}, or ${name}_FILE to a file that holds it.`,
      }))

  it('of a developer need the database alone', () => {
    const config = readConfig({ SPORTELLO_ENV: 'development', DATABASE_URL: 'postgres://db/sportello', PORT: '4600' })
    assert.equal(config.publicUrl, 'http://127.0.0.1:4600')
    assert.match(config.smtpUrl, /^smtp:\/\/127\.0\.0\.1:/)
    assert.throws(() => readConfig({ SPORTELLO_ENV: 'development' }), /DATABASE_URL is missing/)
  })

  const weak: [string, string][] = [
    ['short', 'kX9v-Tq3m_Zr7p-Lw2n_Ys8d-Hf5c_B'],
    ['one letter, many times', 'a'.repeat(64)],
    ['a few letters, many times', 'abcdefghi'.repeat(8)],
    ['the one for development', 'only-for-development-0000000000000'],
  ]
  for (const [sentence, secret] of weak)
    it(`are refused outside development when the secret is weak: ${sentence}`, () => {
      assert.throws(() => readConfig({ ...production, SPORTELLO_SECRET: secret }), /SPORTELLO_SECRET is weak/)
      assert.doesNotThrow(() => readConfig({ ...production, SPORTELLO_ENV: 'development', SPORTELLO_SECRET: secret }))
    })

  it('take a secret from a file, without the line end that editors leave', () => {
    const file = join(folder, 'secret')
    writeFileSync(file, `${production.SPORTELLO_SECRET}\n`)
    const { SPORTELLO_SECRET: _, ...rest } = production
    assert.equal(readConfig({ ...rest, SPORTELLO_SECRET_FILE: file }).secret, production.SPORTELLO_SECRET)
    assert.throws(() => readConfig({ ...rest, SPORTELLO_SECRET_FILE: join(folder, 'nowhere') }), /ENOENT/)
  })

  const odd: [string, Record<string, string>, RegExp][] = [
    ['a port in words', { PORT: 'eighty' }, /PORT is «eighty»; a whole number from 0 to 65535/],
    ['a port that there is not', { PORT: '70000' }, /PORT is «70000»/],
    ['no connection at all', { SPORTELLO_POOL: '0' }, /SPORTELLO_POOL is «0»; a whole number from 1 to 200/],
    [
      'an environment that nobody knows',
      { SPORTELLO_ENV: 'staging' },
      /SPORTELLO_ENV is «staging»; it may be development, test, production/,
    ],
  ]
  for (const [sentence, change, said] of odd)
    it(`are refused with what is wrong of them: ${sentence}`, () =>
      assert.throws(() => readConfig({ ...production, ...change }), said))

  it('of a real installation know no page of a fake, whatever somebody sets', () =>
    assert.deepEqual(readConfig({ ...production, FAKES: '{"mail":{"page":"http://127.0.0.1:1"}}' }).fakes, {}))
})
