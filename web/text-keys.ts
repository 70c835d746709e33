import type { OfficerTextKey } from './officer/text-keys.ts'

/**
 * Every key that a page may say, so that a misspelt one does not compile. A new catalogue gets one line here; the
 * officers' catalogues are added in web/officer/text-keys.ts.
 */

type Catalogues = {
  about: typeof import('../texts/it/about.json')
  appointments: typeof import('../texts/it/appointments.json')
  common: typeof import('../texts/it/common.json')
  home: typeof import('../texts/it/home.json')
  identity: typeof import('../texts/it/identity.json')
  notices: typeof import('../texts/it/notices.json')
  people: typeof import('../texts/it/people.json')
  refusals: typeof import('../texts/it/refusals.json')
}

/** The keys of some catalogues, "noun.key" each. */
export type KeysOf<All> = { [Noun in keyof All & string]: `${Noun}.${keyof All[Noun] & string}` }[keyof All & string]

export type TextKey = KeysOf<Catalogues> | OfficerTextKey
