import type { ReactNode } from 'react'
import type { StaffAppointmentView } from '../../../src/modules/appointments/api.ts'
import { sayDay, sayDayAndYear, sayTime, sayWhen } from '../../../src/platform/say-when.ts'
import { useMy } from '../../session.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { Say } from '../../ui/text.tsx'
import { useText } from '../../ui/text.tsx'
import { CHANNEL_NAME, DELIVERY_NAME, LANGUAGE_NAME, MODE_NAME, STATE_NAME, WAY_NAME } from '../words.ts'
import { sayPhone } from './CallPanel.tsx'

type Props = { view: StaffAppointmentView; onRefresh: () => void }

/** What the officer looks up while talking: who it is, what they should have with them, what else is going on. */
export function Aside({ view, onRefresh }: Props) {
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
      <Others view={view} />
      <Messages view={view} onRefresh={onRefresh} />
    </div>
  )
}

function Part({ title, beside, children }: { title: string; beside?: ReactNode; children: ReactNode }) {
  return (
    <section className="aside-part">
      <div className="aside-head">
        <h3>{title}</h3>
        {beside}
      </div>
      {children}
    </section>
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

function Others({ view }: { view: StaffAppointmentView }) {
  const t = useText()
  return (
    <Part title={t('officer-serve.others')}>
      {view.others.length === 0 ? (
        <p className="quiet">{t('officer-serve.others.none')}</p>
      ) : (
        <ul className="aside-list is-bare">
          {view.others.map((other) => (
            <li key={other.id}>
              {sayWhen(other.startsAt, t.language)} <Badge>{t(STATE_NAME[other.state])}</Badge>
              <span className="aside-note">
                {other.topicName} · {t(MODE_NAME[other.mode])} · {other.officeName}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}

const DELIVERY_KIND = {
  queued: 'plain',
  sent: 'plain',
  delivered: 'good',
  failed: 'bad',
  dropped: 'attention',
} as const

/** Whether the person was told: it changes what the officer says on the phone. */
function Messages({ view, onRefresh }: Props) {
  const t = useText()
  return (
    <Part
      title={t('officer-serve.messages')}
      beside={
        <button type="button" className="plain-button" onClick={onRefresh}>
          <Icon name="it-refresh" />
          {t('officer-serve.messages.refresh')}
        </button>
      }
    >
      {view.messages.length === 0 ? (
        <p className="quiet">{t('officer-serve.messages.none')}</p>
      ) : (
        <ul className="aside-list is-bare">
          {view.messages.map((message, index) => {
            const way = WAY_NAME[message.channel]
            const state = DELIVERY_NAME[message.state]
            const at = message.settledAt ?? message.queuedAt
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: messages have no id here and are only ever added
              <li key={`${message.queuedAt} ${message.channel} ${index}`}>
                {message.title}{' '}
                <Badge kind={DELIVERY_KIND[message.state as keyof typeof DELIVERY_KIND] ?? 'plain'}>
                  {state ? t(state) : message.state}
                </Badge>
                <span className="aside-note">
                  {way ? t(way) : message.channel}
                  {message.recipient === 'relative' && ` · ${t('officer-serve.messages.relative')}`} ·{' '}
                  {sayDay(at, t.language)}, {sayTime(at, t.language)}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </Part>
  )
}
