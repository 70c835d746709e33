import { openDb, sql } from './platform/db.ts'
import { cast, staff } from './seed/cast.ts'
import { loadScene } from './seed/loadScene.ts'

/** People of the cast whom the first start names. */
export function whoToSignInAs(): { who: string; what: string }[] {
  const people = ['ada', 'bruno', 'fatima'].flatMap((key) => cast.filter((p) => p.key === key))
  const officers = staff.filter((s) => ['carla', 'sara'].includes(s.key))
  return [
    ...people.map((p) => ({ who: `${p.givenName} ${p.familyName}`, what: `citizen: ${p.note}` })),
    ...officers.map((s) => ({ who: `${s.givenName} ${s.familyName}`, what: `${s.role} of office ${s.officeCode}` })),
  ]
}

export async function isSeeded(url: string): Promise<boolean> {
  const db = openDb(url, 'sportello_seed', 1)
  try {
    return (await db.query(sql`select 1 from offices.offices limit 1`)).length > 0
  } finally {
    await db.close()
  }
}

/**
 * Fills an empty house with an invented scene (profiles/<name>/scenes.json), all in one transaction.
 * @throws when there is anything already: a seed never mixes with real data
 */
export async function seedScene(
  url: string,
  scene: string,
  options: { people?: number; profile?: string; today?: string } = {},
): Promise<void> {
  if (await isSeeded(url)) throw new Error('This database has offices already; a scene fills an empty one only.')
  await loadScene(url, scene, options)
}
