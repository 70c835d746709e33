import { sayDayAndYear, sayWhen } from '../../../src/platform/say-when.ts'
import { useText } from '../../ui/text.tsx'
import { LANGUAGE_NAME } from '../words.ts'
import type { Found } from './FindPerson.tsx'
import { useTopics } from './places.ts'

/** Whom one books for, and what they already have: read aloud, it settles whether it is the right person. */
export function PersonBand({ found, onOther }: { found: Found; onOther: () => void }) {
  const t = useText()
  const { person, facts } = found
  const topics = useTopics()
  const nameOf = (code: string) =>
    (topics.state === 'there' && topics.value.topics.find((topic) => topic.code === code)?.name) || code
  const language = LANGUAGE_NAME[person.language]
  return (
    <section className="person-band" aria-labelledby="person-band">
      <div className="person-band-who">
        <h2 id="person-band">{[person.givenName, person.familyName].filter(Boolean).join(' ')}</h2>
        <button type="button" className="plain-button" onClick={onOther}>
          {t('officer-book.other-person')}
        </button>
      </div>
      <p>
        <span className="code">{person.fiscalCode}</span>
        {person.birthDate && ` · ${t('officer-book.born', { day: sayDayAndYear(person.birthDate, t.language) })}`}
        {language && ` · ${t(language)}`}
      </p>
      {facts.open.length === 0 ? (
        <p className="quiet">{t('officer-book.open.none')}</p>
      ) : (
        <>
          <p>{t('officer-book.open', { count: facts.open.length, most: facts.limits.openMax })}</p>
          <ul>
            {facts.open.map((open) => (
              <li key={open.startsAt}>
                {sayWhen(open.startsAt, t.language)}: {nameOf(open.topic)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
