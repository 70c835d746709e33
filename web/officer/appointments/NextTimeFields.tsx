import type { Mode } from '../../../src/platform/shapes.ts'
import type { FieldOf } from '../../ui/form.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useText } from '../../ui/text.tsx'
import { ModeSelect } from './ModeSelect.tsx'
import { OfficeChoice } from './OfficeChoice.tsx'
import { TimeChooser } from './TimeChooser.tsx'
import type { NextTime } from './useNextTime.ts'

type Props = { next: NextTime; startsAt: FieldOf<string>; today: string; elsewhere?: boolean }

/** Where, how and when: for a follow-up, a move, another office. */
export function NextTimeFields({ next, startsAt, today, elsewhere }: Props) {
  const t = useText()
  const { topic, office } = next
  if (!next.ready) return <Skeleton boxes={2} />
  if (!topic) return <p role="status">{t('officer-book.topic.gone')}</p>
  const mode: FieldOf<Mode | ''> = {
    id: `${startsAt.id}-mode`,
    name: `${startsAt.name}-mode`,
    value: next.mode,
    error: null,
    set: (wanted) => {
      if (wanted) next.setMode(wanted)
      startsAt.set('')
    },
  }
  return (
    <div className="stack">
      <OfficeChoice
        key={elsewhere ? 'elsewhere' : 'here'}
        id={`${startsAt.id}-office`}
        legend={t('officer-book.office')}
        topic={topic.code}
        own={next.own}
        elsewhere={elsewhere}
        value={office}
        set={(wanted) => {
          next.setOffice(wanted)
          startsAt.set('')
        }}
        error={null}
      />
      {office && <ModeSelect field={mode} topic={topic} office={office} />}
      {office && (
        <TimeChooser
          key={`${office.code} ${next.mode}`}
          {...startsAt}
          topic={topic.code}
          office={office.code}
          mode={next.mode}
          today={today}
          daysAheadMax={topic.daysAheadMax}
        />
      )}
    </div>
  )
}
