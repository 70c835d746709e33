import type { AppointmentsView, AppointmentView } from '../../../src/modules/appointments/api.ts'
import type { NoticesView } from '../../../src/modules/notices/api.ts'
import { useMy, useSession } from '../../session.tsx'
import { Act } from '../../ui/Act.tsx'
import { Shown, useAnswer } from '../../ui/answer.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useText } from '../../ui/text.tsx'
import { paths } from '../paths.ts'
import { News } from './News.tsx'
import { NextAppointments } from './NextAppointments.tsx'
import { PastAppointments } from './PastAppointments.tsx'
import { WaitingForMe } from './WaitingForMe.tsx'

/** The personal area: what is next, what is waiting for me, what is new; the rest is one press away. */
export default function MePage() {
  const t = useText()
  const my = useMy()
  const { who } = useSession()
  const appointments = useAnswer<AppointmentsView>(my('/appointments'))
  const notices = useAnswer<NoticesView>(my('/notices'))
  return (
    <Page title={t('people.me.title', { name: who?.givenName ?? '' })} wide>
      <div className="beside">
        <div className="stack-wide">
          <Shown of={appointments} waiting={<Skeleton boxes={3} />}>
            {({ appointments: all }) => (
              <>
                <NextAppointments of={ahead(all)} />
                <WaitingForMe appointments={all} />
                <PastAppointments of={past(all)} />
              </>
            )}
          </Shown>
        </div>
        <div className="stack-wide">
          <Shown of={notices} waiting={<Skeleton boxes={2} />}>
            {(answer) => <News of={answer} />}
          </Shown>
          <div>
            <Act look="plain" to={paths.settings}>
              {t('people.settings.title')}
            </Act>
          </div>
        </div>
      </div>
    </Page>
  )
}

const ahead = (all: AppointmentView[]) =>
  all.filter((each) => each.state === 'booked').sort((a, b) => a.startsAt.localeCompare(b.startsAt))

// A moved one lives on in the one that took its place.
const past = (all: AppointmentView[]) =>
  all
    .filter((each) => each.state !== 'booked' && each.state !== 'moved')
    .sort((a, b) => b.startsAt.localeCompare(a.startsAt))
