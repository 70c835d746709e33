import type { OutcomeView } from '../../../src/modules/appointments/api.ts'
import { sayAtTime, sayDayAndYear } from '../../../src/platform/say-when.ts'
import { Act } from '../../ui/Act.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { useText } from '../../ui/text.tsx'
import { OUTCOME_NAME } from '../words.ts'
import { WRITTEN } from './focus.ts'

/** What came of it, as the person reads it too; and the way on to the next one. */
export function OutcomeTold({ outcome, onNext }: { outcome: OutcomeView; onNext: () => void }) {
  const t = useText()
  return (
    <section id={WRITTEN} className="outcome-told" tabIndex={-1} aria-labelledby="outcome-told-title">
      <h3 id="outcome-told-title">
        {t(OUTCOME_NAME[outcome.kind])}
        <span className="quiet">
          {' '}
          · {t('officer-serve.outcome.written', { at: sayAtTime(outcome.writtenAt, t.language) })}
        </span>
      </h3>
      <Facts
        of={[
          { name: t('officer-serve.outcome.said'), value: outcome.said },
          { name: t('officer-serve.outcome.to-do'), value: outcome.toDo },
          outcome.byDay !== null && {
            name: t('officer-serve.outcome.by-day'),
            value: sayDayAndYear(outcome.byDay, t.language),
          },
          outcome.followUpId !== null && {
            name: t('officer-serve.outcome.next'),
            value: t('officer-serve.outcome.next-booked'),
          },
        ]}
      />
      <div>
        <Act small onPress={onNext}>
          {t('officer-serve.next-person')}
        </Act>
      </div>
    </section>
  )
}
