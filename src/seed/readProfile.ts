import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ProfileData } from './shapes.ts'

/** The data of a profile that seeds invent from. `folder` is the profile's own (`profiles/inps`). */
export function readProfile(folder: string): ProfileData {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))
  return {
    institution: read('profile.json') as ProfileData['institution'],
    topics: read('topics.json') as ProfileData['topics'],
    places: read('places.json') as ProfileData['places'],
    scenes: read('scenes.json') as ProfileData['scenes'],
    reasons: read('reasons.json') as ProfileData['reasons'],
  }
}
