import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A fact that holds from a day to a day, with its source: limits change by act, never by code. */
export type Dated = { validFrom: string; validTo?: string; value: unknown }

export type Profile = {
  folder: string
  institution: Institution
  limits: Record<string, Dated[]>
  holidays: Holiday[]
}

type InWords = Record<string, string>

/** profiles/<name>/profile.json: what the code reads of it. */
export type Institution = {
  names: InWords
  shortNames: InWords
  notice?: InWords
  contactCentre: {
    numbers: { number: string; dial: string; from: InWords; cost: InWords }[]
    hours: { weekdays: number[]; from: string; to: string }[]
    languages: string[]
  }
  senders: {
    email: { name: string; address: string }
    sms: { alias: string }
    calendar: { name: string; address: string }
  }
  privacy: { version: string; texts: InWords }
}

export type Holiday = {
  code: string
  rule: { month: number; day: number } | { daysAfterEaster: number }
  /** only these provinces; everywhere when absent */
  provinces?: string[]
  validFrom: string
  validTo?: string
}

export function openProfile(root: string, name: string): Profile {
  if (!/^[a-z][a-z0-9-]{1,30}$/.test(name)) throw new Error(`«${name}» is not the name of a profile`)
  const folder = join(root, name)
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>
  const limits: Record<string, Dated[]> = {}
  for (const [key, limit] of Object.entries(read('limits.json'))) limits[key] = (limit as { values: Dated[] }).values
  return {
    folder,
    institution: read('profile.json') as unknown as Institution,
    limits,
    holidays: read('holidays.json') as unknown as Holiday[],
  }
}

/** A text of the profile in the person's language; Italian where it has not been written yet. */
export function inWords(words: Record<string, string> | undefined, language: string): string {
  return words?.[language] ?? words?.it ?? ''
}

function valueOn(profile: Profile, key: string, day: string): unknown {
  return (profile.limits[key] ?? []).find((d) => d.validFrom <= day && (!d.validTo || d.validTo >= day))?.value
}

/** @throws when no value holds on that day: a profile with a hole must not start quietly with a guess */
export function numberOn(profile: Profile, key: string, day: string): number {
  const value = valueOn(profile, key, day)
  if (typeof value !== 'number') throw new Error(`The profile has no value of «${key}» on ${day}.`)
  return value
}

/** @throws as numberOn */
export function listOn(profile: Profile, key: string, day: string): string[] {
  const value = valueOn(profile, key, day)
  if (!Array.isArray(value)) throw new Error(`The profile has no list of «${key}» on ${day}.`)
  return value.map(String)
}
