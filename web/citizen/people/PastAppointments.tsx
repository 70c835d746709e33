import type { AppointmentView } from '../../../src/modules/appointments/api.ts'
import { sayDayAndYear } from '../../../src/platform/say-when.ts'
import type { TextKey } from '../../text-keys.ts'
import { Badge } from '../../ui/Badge.tsx'
import { More } from '../../ui/More.tsx'
import { Things } from '../../ui/Things.tsx'
import { useText } from '../../ui/text.tsx'
import { paths, pathTo } from '../paths.ts'

const STATE: Record<AppointmentView['state'], TextKey> = {
  booked: 'people.state.booked',
  moved: 'people.state.moved',
  cancelled: 'people.state.cancelled',
  attended: 'people.state.attended',
  missed: 'people.state.missed',
  lapsed: 'people.state.lapsed',
}

/** Those that have been, newest first, with what became of each. */
export function PastAppointments({ of }: { of: AppointmentView[] }) {
  const t = useText()
  if (of.length === 0) return null
  return (
    <More title={t('people.past.title', { count: of.length })}>
      <Things
        of={of.map((each) => ({
          id: each.id,
          to: pathTo(paths.appointment, each.id),
          title: each.topic.name,
          mark: <Badge kind={each.state === 'attended' ? 'good' : 'plain'}>{t(STATE[each.state])}</Badge>,
          note: sayDayAndYear(each.startsAt, t.language),
        }))}
      />
    </More>
  )
}
