import type { AppointmentView } from '../../../src/modules/appointments/api.ts'
import { sayDay } from '../../../src/platform/say-when.ts'
import { dayInRome } from '../../ui/days.ts'
import type { Thing } from '../../ui/Things.tsx'
import { Things } from '../../ui/Things.tsx'
import { useText } from '../../ui/text.tsx'
import { useDraft } from '../appointments/draft.ts'
import { nextPage } from '../appointments/steps.ts'
import { paths, pathTo } from '../paths.ts'

/** What is waiting for me: what an officer asked me to do, and a booking that I began and did not finish. */
export function WaitingForMe({ appointments }: { appointments: AppointmentView[] }) {
  const t = useText()
  const draft = useDraft()
  const today = dayInRome(new Date())
  const asked = appointments
    .filter(({ outcome }) => outcome?.toDo && (outcome.byDay === null || outcome.byDay >= today))
    .map((each): Thing => {
      const byDay = each.outcome?.byDay
      return {
        id: each.id,
        to: pathTo(paths.appointment, each.id),
        title: byDay
          ? t('people.waiting.by', { what: each.topic.name, day: sayDay(byDay, t.language) })
          : each.topic.name,
        note: each.outcome?.toDo,
      }
    })
  const begun: Thing[] = draft.topic
    ? [
        {
          id: 'draft',
          to: nextPage(draft),
          title: t('people.waiting.draft'),
          note: draft.topic.name,
        },
      ]
    : []
  return (
    <section className="stack">
      <h2>{t('people.waiting.title')}</h2>
      {begun.length + asked.length > 0 ? <Things of={[...begun, ...asked]} /> : <p>{t('people.waiting.none')}</p>}
    </section>
  )
}
