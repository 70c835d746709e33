import { useEffect } from 'react'
import { useParams } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import type { AppointmentView } from '../../../src/modules/appointments/api.ts'
import { sayWhen } from '../../../src/platform/say-when.ts'
import { useMy } from '../../session.tsx'
import { Act } from '../../ui/Act.tsx'
import { Shown, useAnswer } from '../../ui/answer.tsx'
import { Page } from '../../ui/Page.tsx'
import { Told } from '../../ui/Told.tsx'
import type { Say } from '../../ui/text.tsx'
import { useText } from '../../ui/text.tsx'
import { paths, pathTo } from '../paths.ts'
import { AppointmentActs } from './AppointmentActs.tsx'
import { AppointmentFacts, BeforeIt } from './AppointmentFacts.tsx'
import { forgetDraft } from './draft.ts'
import { Outcome } from './Outcome.tsx'
import { WhenCard } from './WhenCard.tsx'

/** One appointment, at every time of its life: just booked, ahead, moved, cancelled, past with what was said. */
export default function AppointmentPage() {
  const { id = '' } = useParams<{ id: string }>()
  const t = useText()
  const my = useMy()
  const answer = useAnswer<AppointmentView>(my(`/appointments/${id}`))
  const fresh = useHistoryState<{ fresh?: true } | null>()?.fresh === true
  useEffect(() => {
    if (fresh) forgetDraft()
  }, [fresh])
  if (answer.state !== 'there') {
    return (
      <Page title={t('appointments.one.title')} back={{ to: paths.me, name: t('home.nav.me') }}>
        <Shown of={answer}>{() => null}</Shown>
      </Page>
    )
  }
  return (
    <Shown of={answer}>
      {(appointment) => (
        <Page
          title={titleOf(appointment, fresh, t)}
          back={{ to: paths.me, name: t('home.nav.me') }}
          beside={<AppointmentActs of={appointment} />}
        >
          <div className="stack-wide">
            <State appointment={appointment} fresh={fresh} />
            {appointment.outcome && <Outcome of={appointment.outcome} />}
            {appointment.outcome ? <Was of={appointment} /> : <WhenCard of={appointment} />}
            {appointment.state === 'booked' && <BeforeIt of={appointment} />}
            <AppointmentFacts of={appointment} />
          </div>
        </Page>
      )}
    </Shown>
  )
}

/** Once it is over the hour matters less than what was said. */
function Was({ of }: { of: AppointmentView }) {
  const t = useText()
  return <p className="quiet">{t('appointments.state.was', { when: sayWhen(of.startsAt, t.language) })}</p>
}

function titleOf(appointment: AppointmentView, fresh: boolean, t: Say): string {
  const { state, topic, outcome } = appointment
  if (state === 'cancelled') return t('appointments.title.cancelled')
  if (state === 'moved') return t('appointments.title.moved')
  if (outcome) return outcome.kind === 'missed' ? t('appointments.title.missed') : t('appointments.title.outcome')
  return fresh ? t('appointments.title.confirmed') : topic.name
}

function State({ appointment, fresh }: { appointment: AppointmentView; fresh: boolean }) {
  const t = useText()
  const { state, movedTo, email } = appointment
  if (state === 'moved') {
    return (
      <Told kind="attention" title={t('appointments.state.moved')}>
        {movedTo && (
          <Act look="second" small to={pathTo(paths.appointment, movedTo)}>
            {t('appointments.state.moved.go')}
          </Act>
        )}
      </Told>
    )
  }
  if (state === 'cancelled') {
    return (
      <Told title={t('appointments.state.cancelled')}>
        <Act look="second" small to={paths.book}>
          {t('appointments.state.book-again')}
        </Act>
      </Told>
    )
  }
  if (state === 'lapsed') {
    return (
      <Told title={t('appointments.state.lapsed')}>
        <p>{t('appointments.state.lapsed.next')}</p>
      </Told>
    )
  }
  if (!fresh || state !== 'booked') return null
  return (
    <Told kind="good" title={t('appointments.state.confirmed')} live>
      <p>{email ? t('appointments.state.told-by-email', { email }) : t('appointments.state.told-by-sms')}</p>
    </Told>
  )
}
