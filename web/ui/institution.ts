import { institution } from 'virtual:institution'

/**
 * What pages must know of the institution before any answer has come: its name and whom to call. The build takes it
 * from profiles/<name>/profile.json, whose shape this repeats only for what is used.
 */

type ByLanguage = Record<string, string>

export type InstitutionProfile = {
  names: ByLanguage
  shortNames: ByLanguage
  notice?: ByLanguage
  contactCentre: {
    numbers: { number: string; dial: string; from: ByLanguage; cost: ByLanguage }[]
    hours: { weekdays: number[]; from: string; to: string }[]
  }
}

export const { names, shortNames, notice, contactCentre } = institution

export const inLanguage = (words: ByLanguage | undefined, language: string): string =>
  words?.[language] ?? words?.['it'] ?? ''
