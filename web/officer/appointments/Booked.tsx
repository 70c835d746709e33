import { useEffect, useRef } from 'react'
import type { AppointmentView } from '../../../src/modules/appointments/api.ts'
import { sayWhen } from '../../../src/platform/say-when.ts'
import { useSession } from '../../session.tsx'
import { Act } from '../../ui/Act.tsx'
import { dayInRome } from '../../ui/days.ts'
import { Facts } from '../../ui/Facts.tsx'
import { Told } from '../../ui/Told.tsx'
import { useText } from '../../ui/text.tsx'
import { dayPath } from '../paths.ts'
import { MODE_NAME } from '../words.ts'
import { sayPhone } from './CallPanel.tsx'

/** What to read aloud before the person leaves or hangs up. */
export function Booked({ appointment, onNext }: { appointment: AppointmentView; onNext: () => void }) {
  const t = useText()
  const { who } = useSession()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus()
    window.scrollTo(0, 0)
  }, [])
  const own = who?.officeName === appointment.office.name
  return (
    <div ref={box} className="stack-wide" tabIndex={-1}>
      <Told kind="good" title={t('officer-book.booked')} live>
        <p>{t('officer-book.booked.told')}</p>
      </Told>
      <p className="booked-when">{sayWhen(appointment.startsAt, t.language)}</p>
      <Facts
        of={[
          { name: t('officer-book.person'), value: appointment.personName },
          { name: t('officer-book.topic'), value: appointment.topic.name },
          { name: t('officer-book.mode'), value: t(MODE_NAME[appointment.mode]) },
          {
            name: t('officer-book.office'),
            value: `${appointment.office.name}\n${appointment.office.address}, ${appointment.office.municipality}`,
          },
          { name: t('officer-book.code'), value: <strong className="code">{appointment.code}</strong> },
          appointment.mode === 'phone' && { name: t('officer-book.word'), value: <strong>{appointment.word}</strong> },
          { name: t('officer-book.phone'), value: <span className="numbers">{sayPhone(appointment.phone)}</span> },
          appointment.mode !== 'phone' &&
            appointment.topic.bring.length > 0 && {
              name: t('officer-serve.bring'),
              value: (
                <ul>
                  {appointment.topic.bring.map((paper) => (
                    <li key={paper}>{paper}</li>
                  ))}
                </ul>
              ),
            },
        ]}
      />
      <div className="form-acts">
        <Act onPress={onNext}>{t('officer-book.next-person')}</Act>
        {own && (
          <Act look="second" to={dayPath(dayInRome(appointment.startsAt), appointment.id)}>
            {t('officer-book.see-day')}
          </Act>
        )}
      </div>
    </div>
  )
}
