import { inviteFirstAdministrator, inviteStaff } from './modules/identity/index.ts'
import { loadAtlas } from './modules/offices/index.ts'
import { readConfig } from './platform/config.ts'
import type { Db } from './platform/db.ts'
import { openDb } from './platform/db.ts'
import { migrate } from './platform/migrate.ts'
import { seedScene } from './seed.ts'

const USAGE = `npm run cli -- <noun> <verb> …
  staff first <username> <given name> <family name>          the first administrator of a new installation
  staff invite <username> <given name> <family name> <role> [office code]
npm run migrate                                              applies what is missing of db/migrations
npm run seed <scene> [--people N] [--fresh]                  fills an empty database with an invented scene;
                                                             --fresh empties the one of this checkout first
With DATABASE_URL they work on that database, else on the one of the data folder (SPORTELLO_DATA, usually .data).`

type Command = (url: string, words: readonly string[]) => Promise<string>

function invitation(word: string | null, refusal: string): string {
  if (!word) throw new Error(refusal)
  const { publicUrl } = readConfig({
    ...process.env,
    SPORTELLO_ENV: process.env.SPORTELLO_ENV ?? 'development',
    DATABASE_URL: 'not needed',
  })
  return `Within two days, open ${publicUrl}/officer/invitation#${word} and choose a password.`
}

async function asSeed<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = openDb(url, 'sportello_seed', 1)
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}

const commands: Record<string, Command> = {
  'staff first': (url, [username = '', givenName = '', familyName = '']) =>
    asSeed(url, async (db) => {
      const word = await inviteFirstAdministrator(db, { username, givenName, familyName })
      return invitation(word, 'There is an administrator already; ask them for an invitation.')
    }),
  'staff invite': (url, [username = '', givenName = '', familyName = '', role = '', office]) =>
    asSeed(url, async (db) => {
      const found = office ? (await loadAtlas(db)).officeByCode.get(office) : undefined
      if (office && !found) throw new Error(`There is no office ${office}.`)
      const word = await inviteStaff(db, { username, givenName, familyName, role, officeId: found?.id ?? null })
      return invitation(word, `The username ${username} is taken.`)
    }),
  migrate: async (url) => {
    const { applied } = await migrate(url)
    return applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'Nothing to apply.'
  },
  seed: async (url, words) => {
    const [scene = 'quiet-tuesday', ...options] = words
    const people = options[0] === '--people' ? Number(options[1]) : undefined
    if (people !== undefined && !(Number.isInteger(people) && people >= 0))
      throw new Error('--people wants a whole number.')
    const began = performance.now()
    await seedScene(url, scene, { people })
    return `The scene «${scene}» is loaded in ${((performance.now() - began) / 1000).toFixed(1)} s.`
  },
}

/** @throws an Error whose message is a sentence for who typed the command */
export async function runCommand(url: string, words: readonly string[]): Promise<string> {
  const [noun = '', verb = '', ...rest] = words
  const two = commands[`${noun} ${verb}`]
  if (two) return two(url, rest)
  const one = commands[noun]
  if (one) return one(url, words.slice(1))
  if (noun) throw new Error(USAGE)
  return USAGE
}
