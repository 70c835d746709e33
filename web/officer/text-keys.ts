import type { KeysOf } from '../text-keys.ts'

/** The keys of the officers' catalogues: made as in web/text-keys.ts. */
type Catalogues = {
  officer: typeof import('../../texts/it/officer.json')
  'officer-day': typeof import('../../texts/it/officer-day.json')
  'officer-serve': typeof import('../../texts/it/officer-serve.json')
  'officer-book': typeof import('../../texts/it/officer-book.json')
  'officer-week': typeof import('../../texts/it/officer-week.json')
  'officer-refusals': typeof import('../../texts/it/officer-refusals.json')
}

export type OfficerTextKey = KeysOf<Catalogues>
