import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { WeekView } from '../../../src/modules/appointments/api.ts'
import { sayDay } from '../../../src/platform/say-when.ts'
import { useMy, useSession } from '../../session.tsx'
import { addDays, weekdayOf } from '../../ui/days.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useText } from '../../ui/text.tsx'
import { StaffOnly } from '../identity/StaffOnly.tsx'
import { RefusalTold } from '../parts/RefusalTold.tsx'
import { useLive } from '../parts/useLive.ts'
import { paths } from '../paths.ts'
import { maySeeTheDay } from '../roles.ts'
import { DeskDayTold } from './DeskDayTold.tsx'
import type { Picked } from './WeekTable.tsx'
import { WeekTable } from './WeekTable.tsx'

const EVERY_MS = 60_000

/** How much of the week is taken, desk by desk. */
export default function WeekPage() {
  const { who } = useSession()
  return (
    <StaffOnly may={maySeeTheDay(who)}>
      <Week />
    </StaffOnly>
  )
}

function Week() {
  const t = useText()
  const my = useMy()
  const [search] = useSearchParams()
  const from = search.get('from')
  const live = useLive<WeekView>(my(from ? `/week?from=${from}` : '/week'), EVERY_MS)
  const view = live.value
  return (
    <Page title={t('officer-week.title')} wide>
      {view ? (
        <Shown view={view} isOld={live.problem !== null} />
      ) : live.problem ? (
        <RefusalTold problem={live.problem} again={live.again} />
      ) : (
        <Skeleton boxes={5} />
      )}
    </Page>
  )
}

function Shown({ view, isOld }: { view: WeekView; isOld: boolean }) {
  const t = useText()
  const [picked, setPicked] = useState<Picked | null>(null)
  const desk = view.desks.find((each) => each.name === picked?.desk)
  const day = desk?.days.find((each) => each.day === picked?.day)
  return (
    <div className="stack">
      <WeekSwitch from={view.from} />
      {isOld && (
        <p className="day-fresh is-old" role="alert">
          <Icon name="it-warning-circle" />
          {t('officer-week.old')}
        </p>
      )}
      {view.desks.length === 0 ? (
        <Nothing title={t('officer-week.none')}>
          <Link href={paths.day}>{t('officer.nav.day')}</Link>
        </Nothing>
      ) : (
        <WeekTable view={view} picked={picked} onPick={setPicked} />
      )}
      {desk && day && <DeskDayTold desk={desk.name} day={day} onClose={() => setPicked(null)} />}
    </div>
  )
}

function WeekSwitch({ from }: { from: string }) {
  const t = useText()
  // From any day one goes on by whole weeks; the first step back lands on a Monday.
  const monday = addDays(from, -weekdayOf(from))
  const before = from === monday ? addDays(from, -7) : monday
  const to = (day: string) => `${paths.week}?from=${day}`
  return (
    <nav className="week-switch" aria-label={t('officer-week.which')}>
      <Link href={to(before)}>
        <Icon name="it-chevron-left" />
        {t('officer-week.before')}
      </Link>
      <strong>
        {t('officer-week.span', { from: sayDay(from, t.language), to: sayDay(addDays(from, 6), t.language) })}
      </strong>
      <Link href={to(addDays(monday, 7))}>
        {t('officer-week.after')}
        <Icon name="it-chevron-right" />
      </Link>
      <Link href={paths.week}>{t('officer-week.today')}</Link>
    </nav>
  )
}
