import { Link } from 'wouter'
import type { StaffAppointmentView } from '../../../src/modules/appointments/api.ts'
import { sayDay, sayTime, sayWhen } from '../../../src/platform/say-when.ts'
import { useSession } from '../../session.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { dayInRome } from '../../ui/days.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useText } from '../../ui/text.tsx'
import { dayPath } from '../paths.ts'
import { DELIVERY_NAME, MODE_NAME, STATE_NAME, WAY_NAME } from '../words.ts'
import { Part } from './Part.tsx'

type Props = { view: StaffAppointmentView; onRefresh: () => void }

/** What else is going on with this person: other appointments, and whether our messages reached them. */
export function Around({ view, onRefresh }: Props) {
  return (
    <div className="around">
      <Others view={view} />
      <Messages view={view} onRefresh={onRefresh} />
    </div>
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
              <OtherWhen other={other} /> <Badge>{t(STATE_NAME[other.state])}</Badge>
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

/** One's own office's appointment is a press away; another office's file is not ours to open. */
function OtherWhen({ other }: { other: StaffAppointmentView['others'][number] }) {
  const t = useText()
  const { who } = useSession()
  const said = sayWhen(other.startsAt, t.language)
  if (other.officeName !== who?.officeName) return said
  return <Link href={dayPath(dayInRome(other.startsAt), other.id)}>{said}</Link>
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
