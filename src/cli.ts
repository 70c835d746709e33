import { inviteFirstAdministrator, inviteStaff } from './modules/identity/index.ts'
import { loadAtlas } from './modules/offices/index.ts'
import { readConfig } from './platform/config.ts'
import { openDb } from './platform/db.ts'
import { migrate } from './platform/migrate.ts'
import { seedScene } from './seed.ts'

const USAGE = `npm run cli -- <noun> <verb> …
  staff first <username> <given name> <family name>          the first administrator of a new installation
  staff invite <username> <given name> <family name> <role> [office code]
npm run migrate                                              applies the migrations to DATABASE_URL
npm run seed <scene> [--people N]                            fills an empty database with an invented scene`

type Words = readonly string[]

function invitation(word: string | null, refusal: string): string {
  const { publicUrl } = readConfig({ ...process.env, SPORTELLO_ENV: process.env.SPORTELLO_ENV ?? 'development' })
  if (!word) throw new Error(refusal)
  return `Within two days, open ${publicUrl}/officer/invitation#${word} and choose a password.`
}

async function asSeed<T>(work: (db: ReturnType<typeof openDb>) => Promise<T>): Promise<T> {
  const db = openDb(process.env.DATABASE_URL ?? '', 'sportello_seed', 1)
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}

const verbs: Record<string, (words: Words) => Promise<string>> = {
  'staff first': async ([username = '', givenName = '', familyName = '']) =>
    asSeed(async (db) =>
      invitation(
        await inviteFirstAdministrator(db, { username, givenName, familyName }),
        'There is an administrator already; ask them for an invitation.',
      ),
    ),
  'staff invite': async ([username = '', givenName = '', familyName = '', role = '', office]) =>
    asSeed(async (db) => {
      const found = office ? (await loadAtlas(db)).officeByCode.get(office) : undefined
      if (office && !found) throw new Error(`There is no office ${office}.`)
      return invitation(
        await inviteStaff(db, { username, givenName, familyName, role, officeId: found?.id ?? null }),
        `The username ${username} is taken.`,
      )
    }),
  migrate: async () => {
    const { applied } = await migrate(process.env.DATABASE_URL ?? '')
    return applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'Nothing to apply.'
  },
  seed: async (words) => {
    const people = words.indexOf('--people')
    const scene =
      words.find((w) => !w.startsWith('--') && words.indexOf(w) !== people + 1) ?? words[0] ?? 'quiet-tuesday'
    const began = performance.now()
    await seedScene(process.env.DATABASE_URL ?? '', scene, people >= 0 ? { people: Number(words[people + 1]) } : {})
    return `The scene «${scene}» is loaded in ${((performance.now() - began) / 1000).toFixed(1)} s.`
  },
}

const [noun = '', verb = '', ...rest] = process.argv.slice(2)
const found = verbs[`${noun} ${verb}`] ?? verbs[noun]
if (!found) {
  console.log(USAGE)
  process.exit(noun ? 1 : 0)
}
try {
  if (!process.env.DATABASE_URL) throw new Error('Set DATABASE_URL to the database that this command is for.')
  console.log(await found(verbs[`${noun} ${verb}`] ? rest : [verb, ...rest].filter(Boolean)))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
