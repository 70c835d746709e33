import type { OutcomeView, StaffAppointmentView } from '../../../src/modules/appointments/api.ts'
import { sayAtTime, sayDayAndYear, sayWhen } from '../../../src/platform/say-when.ts'
import { Act } from '../../ui/Act.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { useText } from '../../ui/text.tsx'
import { MODE_NAME, OUTCOME_NAME } from '../words.ts'
import { WRITTEN } from './focus.ts'

type Props = { outcome: OutcomeView; others: StaffAppointmentView['others']; onNext: () => void }

/** What came of it, as the person reads it too; and the way on to the next one. */
export function OutcomeTold({ outcome, others, onNext }: Props) {
  const t = useText()
  const next = others.find((other) => other.id === outcome.followUpId)
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
            value: next
              ? `${sayWhen(next.startsAt, t.language)}, ${t(MODE_NAME[next.mode])}`
              : t('officer-serve.outcome.next-booked'),
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
