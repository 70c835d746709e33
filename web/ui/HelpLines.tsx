import { addDays } from './days.ts'
import { contactCentre, inLanguage } from './institution.ts'
import type { Say } from './text.tsx'
import { useText } from './text.tsx'

/** Whom to call instead: each number with its hours and its cost, always together. */
export function HelpLines({ title }: { title?: string }) {
  const t = useText()
  const heading = title ?? t('common.help.title')
  return (
    <section aria-label={heading} className="stack-tight help-lines">
      <p>
        <strong>{heading}</strong>
      </p>
      <ul>
        {contactCentre.numbers.map((line) => (
          <li key={line.dial}>
            <a className="help-number numbers" dir="ltr" href={`tel:${line.dial}`}>
              {line.number}
            </a>
            <span className="thing-note">
              {inLanguage(line.from, t.language)}, {inLanguage(line.cost, t.language)}
            </span>
          </li>
        ))}
      </ul>
      <p className="thing-note">{sayHours(t)}</p>
    </section>
  )
}

/** "da lunedì a venerdì, dalle 8:00 alle 20:00; sabato, dalle 8:00 alle 14:00" */
function sayHours(t: Say): string {
  return contactCentre.hours
    .map(({ weekdays, from, to }) => {
      const first = sayWeekday(weekdays[0] ?? 1, t.language)
      const last = sayWeekday(weekdays.at(-1) ?? 1, t.language)
      const hours = { from: from.replace(/^0/, ''), to: to.replace(/^0/, '') }
      return weekdays.length > 1
        ? t('common.help.hours-many', { first, last, ...hours })
        : t('common.help.hours-one', { day: first, ...hours })
    })
    .join('; ')
}

// 2026-12-06 is a Sunday; the profile counts Monday as 1.
const sayWeekday = (weekday: number, language: string) =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${addDays('2026-12-06', weekday)}T00:00:00Z`),
  )
