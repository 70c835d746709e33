import type { AppointmentView } from '../../../src/modules/appointments/api.ts'
import { useMy } from '../../session.tsx'
import { Act } from '../../ui/Act.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { sayProblem } from '../../ui/ProblemTold.tsx'
import { sayPhone } from '../../ui/sayPhone.ts'
import { useText } from '../../ui/text.tsx'
import { paths, pathTo } from '../paths.ts'

/** What can be done with an appointment now. What can't says why, by the server's own rule (`can`). */
export function AppointmentActs({ of }: { of: AppointmentView }) {
  const t = useText()
  const my = useMy()
  if (of.state !== 'booked') {
    return (
      <div className="form-acts">
        <Act look="second" onPress={() => window.print()}>
          <Icon name="it-print" />
          {t('appointments.act.print')}
        </Act>
      </div>
    )
  }
  const why = (code: string | null) => (code ? sayProblem(t, code).title : null)
  return (
    <div className="stack not-printed">
      <div className="form-acts">
        <Act look="second" to={my(`/appointments/${of.id}/calendar`) ?? ''} outside>
          <Icon name="it-calendar" />
          {t('appointments.act.calendar')}
        </Act>
        <Act look="second" onPress={() => window.print()}>
          <Icon name="it-print" />
          {t('appointments.act.print')}
        </Act>
      </div>
      <h2>{t('appointments.act.title')}</h2>
      <div className="form-acts">
        <Act look="second" to={pathTo(paths.appointmentMove, of.id)} why={why(of.can.move)}>
          {t('appointments.act.move')}
        </Act>
        <Act look="away" to={pathTo(paths.appointmentCancel, of.id)} why={why(of.can.cancel)}>
          {t('appointments.act.cancel')}
        </Act>
      </div>
      <p className="quiet">
        {t('appointments.act.office', { office: of.office.name })}{' '}
        <a dir="ltr" href={`tel:${of.office.phone.replaceAll(' ', '')}`}>
          {sayPhone(of.office.phone)}
        </a>
      </p>
    </div>
  )
}
