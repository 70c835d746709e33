import type { AppointmentView } from '../../../src/modules/appointments/api.ts'
import { sayWhen } from '../../../src/platform/say-when.ts'
import { CountryMap } from '../../ui/CountryMap.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { sayPhone } from '../../ui/sayPhone.ts'
import { useText } from '../../ui/text.tsx'
import { mapsLink } from './mapsLink.ts'

const SIGN = { in_person: 'it-map-marker', phone: 'it-telephone', web: 'it-video' } as const

/** When and how, as large as it matters. */
export function WhenCard({ of }: { of: AppointmentView }) {
  const t = useText()
  return (
    <div className="when-card">
      <p className="when-day">{sayWhen(of.startsAt, t.language)}</p>
      <div className="when-how">
        <Icon name={SIGN[of.mode]} />
        <How of={of} />
        {of.mode === 'in_person' && <CountryMap lat={of.office.lat} lon={of.office.lon} />}
      </div>
    </div>
  )
}

function How({ of }: { of: AppointmentView }) {
  const t = useText()
  if (of.mode === 'phone') return <p>{t('appointments.how.phone', { phone: sayPhone(of.phone) })}</p>
  if (of.mode === 'web') return <p>{t('appointments.how.web')}</p>
  const { office } = of
  return (
    <div>
      <p>
        <strong>{office.name}</strong>
      </p>
      <p>
        {office.address}, {office.municipality}
      </p>
      {of.state === 'booked' && (
        <p className="not-printed">
          <a href={mapsLink(office, navigator.userAgent)} rel="noreferrer">
            {t('appointments.office.map')}
          </a>
        </p>
      )}
      {office.accessibility && <p className="thing-note">{office.accessibility}</p>}
    </div>
  )
}
