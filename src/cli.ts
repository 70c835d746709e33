import { inviteFirstAdministrator, inviteStaff } from './modules/identity/index.ts'
import { loadAtlas } from './modules/offices/index.ts'
import { readConfig } from './platform/config.ts'
import type { Db } from './platform/db.ts'
import { databaseError, openDb } from './platform/db.ts'
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

/** The database judges what was typed; these are its constraints, said to a person. */
const SENTENCES: Record<string, string> = {
  staff_username_check:
    'A username begins with a small letter; small letters, digits, dots, hyphens and underscores may follow.',
  staff_role_check: 'The roles are receptionist, officer, agent, manager, director and administrator.',
  who_serves_has_an_office: 'Receptionists, officers and managers serve in an office: add its code.',
}

function inSentences(error: unknown): never {
  throw new Error(SENTENCES[databaseError(error)?.constraint ?? ''] ?? String((error as Error).message), {
    cause: error,
  })
}

function readName(words: readonly string[]): { username: string; givenName: string; familyName: string } {
  const [username, givenName, familyName] = words
  if (!username || !givenName || familyName === undefined) throw new Error(USAGE)
  return { username, givenName, familyName }
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
  'staff first': (url, words) =>
    asSeed(url, async (db) => {
      const word = await inviteFirstAdministrator(db, readName(words)).catch(inSentences)
      return invitation(word, 'There is an administrator already; ask them for an invitation.')
    }),
  'staff invite': (url, words) =>
    asSeed(url, async (db) => {
      const name = readName(words)
      const [role = '', office] = words.slice(3)
      const found = office ? (await loadAtlas(db)).officeByCode.get(office) : undefined
      if (office && !found) throw new Error(`There is no office ${office}.`)
      const word = await inviteStaff(db, { ...name, role, officeId: found?.id ?? null }).catch(inSentences)
      return invitation(word, `The username ${name.username} is taken.`)
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
    await seedScene(url, scene, { people, profile: process.env.SPORTELLO_PROFILE })
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
