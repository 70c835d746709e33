import type { AppointmentView } from '../../../src/modules/appointments/api.ts'
import { Facts } from '../../ui/Facts.tsx'
import { sayPhone } from '../../ui/sayPhone.ts'
import { Told } from '../../ui/Told.tsx'
import { useText } from '../../ui/text.tsx'
import { MODE_NAME } from './modes.ts'

/** What to know before: the word that proves the caller, the code of the video, what to bring. */
export function BeforeIt({ of }: { of: AppointmentView }) {
  const t = useText()
  const near = of.mode !== 'in_person'
  return (
    <>
      {of.mode === 'phone' && (
        <Told title={t('appointments.word.title', { word: of.word })}>
          <p>{t('appointments.word.why')}</p>
        </Told>
      )}
      {of.mode === 'web' && (
        <Told title={t('appointments.web.title')}>
          <p>{t('appointments.web.code')}</p>
          <p>{t('appointments.web.document')}</p>
        </Told>
      )}
      {of.topic.bring.length > 0 && (
        <section className="stack-tight">
          <h2>{near ? t('appointments.bring.title.near') : t('appointments.bring.title')}</h2>
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

/** What was said when booking. */
export function AppointmentFacts({ of }: { of: AppointmentView }) {
  const t = useText()
  return (
    <section className="stack-tight">
      <h2>{t('appointments.facts.title')}</h2>
      <Facts
        of={[
          { name: t('appointments.fact.topic'), value: of.topic.name },
          { name: t('appointments.fact.mode'), value: t(MODE_NAME[of.mode]) },
          { name: t('appointments.fact.office'), value: of.office.name },
          { name: t('appointments.fact.office-phone'), value: <bdi dir="ltr">{sayPhone(of.office.phone)}</bdi> },
          { name: t('appointments.fact.reason'), value: of.reason },
          { name: t('appointments.fact.details'), value: of.details },
          { name: t('appointments.fact.attachments'), value: of.attachments.map((each) => each.name).join('\n') },
          of.relativeName !== null && { name: t('appointments.fact.also-told'), value: of.relativeName },
          { name: t('appointments.fact.code'), value: of.code },
        ]}
      />
    </section>
  )
}
