import { useRef, useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { AppointmentView } from '../../../src/modules/appointments/api.ts'
import { sayWhen } from '../../../src/platform/say-when.ts'
import type { Problem } from '../../client.ts'
import { act, newKey, problemOf } from '../../client.ts'
import { useMy } from '../../session.tsx'
import { Act } from '../../ui/Act.tsx'
import { forgetAnswers, Shown, useAnswer } from '../../ui/answer.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemTold } from '../../ui/ProblemTold.tsx'
import { useText } from '../../ui/text.tsx'
import { paths, pathTo } from '../paths.ts'
import { MODE_NAME } from './modes.ts'

/** Asked once more, because the place goes to somebody else at once. */
export default function CancelPage() {
  const { id = '' } = useParams<{ id: string }>()
  const t = useText()
  const my = useMy()
  const answer = useAnswer<AppointmentView>(my(`/appointments/${id}`))
  const back = { to: pathTo(paths.appointment, id), name: t('appointments.one.title') }
  return (
    <Page title={t('appointments.cancel.title')} lead={<p>{t('appointments.cancel.lead')}</p>} back={back}>
      <Shown of={answer}>{(appointment) => <CancelAppointment appointment={appointment} />}</Shown>
    </Page>
  )
}

function CancelAppointment({ appointment }: { appointment: AppointmentView }) {
  const t = useText()
  const my = useMy()
  const [, go] = useLocation()
  const key = useRef(newKey())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const here = pathTo(paths.appointment, appointment.id)

  const cancel = async () => {
    const address = my(`/appointments/${appointment.id}/cancel`)
    if (busy || !address) return
    setBusy(true)
    try {
      await act(address, {}, { key: key.current })
      forgetAnswers()
      go(here, { replace: true })
    } catch (thrown) {
      setProblem(problemOf(thrown))
      setBusy(false)
    }
  }

  return (
    <div className="stack-wide">
      {problem && <ProblemTold problem={problem} />}
      <Facts
        of={[
          { name: t('appointments.fact.topic'), value: appointment.topic.name },
          { name: t('appointments.fact.when'), value: sayWhen(appointment.startsAt, t.language) },
          { name: t('appointments.fact.mode'), value: t(MODE_NAME[appointment.mode]) },
          { name: t('appointments.fact.office'), value: appointment.office.name },
        ]}
      />
      <div className="form-acts">
        <Act look="away" busy={busy} onPress={cancel}>
          {t('appointments.cancel.confirm')}
        </Act>
        <Act look="plain" to={here}>
          {t('appointments.cancel.keep')}
        </Act>
      </div>
    </div>
  )
}
