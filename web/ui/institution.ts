import { institution } from 'virtual:institution'

/**
 * What pages must know of the institution before any answer has come: its name and whom to call. The build takes it
 * from profiles/<name>/profile.json, whose shape web/virtual.d.ts repeats as far as it is used.
 */

export const { names, shortNames, notice, contactCentre } = institution

export const inLanguage = (words: Record<string, string> | undefined, language: string): string =>
  words?.[language] ?? words?.['it'] ?? ''
