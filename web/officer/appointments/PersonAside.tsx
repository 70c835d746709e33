import type { StaffAppointmentView } from '../../../src/modules/appointments/api.ts'
import { sayDayAndYear, sayWhen } from '../../../src/platform/say-when.ts'
import { useMy } from '../../session.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { Say } from '../../ui/text.tsx'
import { useText } from '../../ui/text.tsx'
import { CHANNEL_NAME, LANGUAGE_NAME } from '../words.ts'
import { sayPhone } from './CallPanel.tsx'
import { Part } from './Part.tsx'

/** What the officer looks up while talking: who it is and what they should have with them. */
export function Aside({ view }: { view: StaffAppointmentView }) {
  const t = useText()
  return (
    <div className="aside stack-wide">
      <Person view={view} />
      {view.bring.length > 0 && view.row.mode !== 'phone' && (
        <Part title={t('officer-serve.bring')}>
          <ul className="aside-list">
            {view.bring.map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
        </Part>
      )}
      <Attachments view={view} />
      {view.selfService && (
        <Part title={t('officer-serve.self-service')}>
          <p>{view.selfService}</p>
        </Part>
      )}
    </div>
  )
}

function Person({ view }: { view: StaffAppointmentView }) {
  const t = useText()
  const { person } = view
  const language = LANGUAGE_NAME[person.language]
  const channel = CHANNEL_NAME[view.channel]
  return (
    <Part title={t('officer-serve.person')}>
      <Facts
        of={[
          { name: t('officer-serve.fiscal-code'), value: <span className="code">{person.fiscalCode}</span> },
          person.birthDate !== null && {
            name: t('officer-serve.born'),
            value: sayDayAndYear(person.birthDate, t.language),
          },
          { name: t('officer-serve.language'), value: language ? t(language) : person.language },
          { name: t('officer-serve.phone'), value: <span className="numbers">{sayPhone(view.phone)}</span> },
          { name: t('officer-serve.email'), value: view.email },
          view.relativeName !== null && { name: t('officer-serve.relative'), value: view.relativeName },
          {
            name: t('officer-serve.booked'),
            value: `${sayWhen(view.bookedAt, t.language)}${channel ? `, ${t(channel)}` : ''}`,
          },
        ]}
      />
    </Part>
  )
}

function Attachments({ view }: { view: StaffAppointmentView }) {
  const t = useText()
  const my = useMy()
  return (
    <Part title={t('officer-serve.attachments')}>
      {view.attachments.length === 0 ? (
        <p className="quiet">{t('officer-serve.attachments.none')}</p>
      ) : (
        <ul className="aside-list is-bare">
          {view.attachments.map((file) => (
            <li key={file.id}>
              <a href={my(`/appointments/${view.row.id}/attachments/${file.id}`) ?? undefined} download={file.name}>
                <Icon name="it-download" />
                {file.name}
              </a>{' '}
              <span className="quiet numbers">{saySize(file.sizeBytes, t)}</span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}

function saySize(bytes: number, t: Say): string {
  const [unit, value] = bytes >= 1_000_000 ? ['megabyte', bytes / 1_000_000] : ['kilobyte', Math.max(1, bytes / 1000)]
  return new Intl.NumberFormat(t.language, { style: 'unit', unit: String(unit), maximumFractionDigits: 1 }).format(
    Number(value),
  )
}
