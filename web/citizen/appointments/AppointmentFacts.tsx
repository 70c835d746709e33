import type { AppointmentView } from '../../../src/modules/appointments/api.ts'
import { sayWhen } from '../../../src/platform/say-when.ts'
import { Facts } from '../../ui/Facts.tsx'
import { Told } from '../../ui/Told.tsx'
import { useText } from '../../ui/text.tsx'
import { mapsLink } from './mapsLink.ts'
import { MODE_NAME } from './modes.ts'

/** What one needs to know to be there: when, where or how, the word that proves the caller, what to bring. */
export function AppointmentFacts({ of }: { of: AppointmentView }) {
  const t = useText()
  const ahead = of.state === 'booked'
  return (
    <>
      {ahead && of.mode === 'phone' && (
        <Told title={t('appointments.word.title', { word: of.word })}>
          <p>{t('appointments.word.why')}</p>
        </Told>
      )}
      {ahead && of.mode === 'web' && (
        <Told title={t('appointments.web.title')}>
          <p>{t('appointments.web.code')}</p>
          <p>{t('appointments.web.document')}</p>
        </Told>
      )}
      <Facts
        of={[
          { name: t('appointments.fact.topic'), value: of.topic.name },
          { name: t('appointments.fact.when'), value: sayWhen(of.startsAt, t.language) },
          { name: t('appointments.fact.mode'), value: t(MODE_NAME[of.mode]) },
          of.mode === 'in_person'
            ? { name: t('appointments.fact.office'), value: <Place of={of} /> }
            : { name: t('appointments.fact.office'), value: of.office.name },
          of.mode === 'phone' && { name: t('appointments.fact.called-at'), value: of.phone },
          { name: t('appointments.fact.reason'), value: of.reason },
          { name: t('appointments.fact.details'), value: of.details },
          {
            name: t('appointments.fact.attachments'),
            value: of.attachments.map((each) => each.name).join('\n'),
          },
          of.relativeName !== null && { name: t('appointments.fact.relative'), value: of.relativeName },
          { name: t('appointments.fact.code'), value: of.code },
        ]}
      />
      {ahead && of.topic.bring.length > 0 && (
        <section className="stack-tight">
          <h2>{of.mode === 'in_person' ? t('appointments.bring.title') : t('appointments.bring.title.near')}</h2>
          <ul>
            {of.topic.bring.map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Place({ of }: { of: AppointmentView }) {
  const t = useText()
  const { office } = of
  return (
    <>
      <strong>{office.name}</strong>
      {`\n${office.address}\n`}
      <a className="not-printed" href={mapsLink(office, navigator.userAgent)} rel="noreferrer">
        {t('appointments.office.map')}
      </a>
      {office.accessibility && <span className="thing-note">{office.accessibility}</span>}
    </>
  )
}
