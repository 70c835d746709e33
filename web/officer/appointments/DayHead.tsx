import { useLocation } from 'wouter'
import type { DayView } from '../../../src/modules/appointments/api.ts'
import { sayDay, sayTime } from '../../../src/platform/say-when.ts'
import { addDays } from '../../ui/days.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useText } from '../../ui/text.tsx'
import type { Live } from '../parts/useLive.ts'
import { dayPath } from '../paths.ts'
import { isToDo, standingOf } from '../words.ts'

type Props = { view: DayView; live: Live<DayView>; isToday: boolean; now: Date; onHelp: () => void }

/** Which day, how much of it is left, how fresh it is. One line that never changes its height. */
export function DayHead({ view, live, isToday, now, onHelp }: Props) {
  const t = useText()
  return (
    <div className="day-head">
      <DaySwitch day={view.day} isToday={isToday} />
      <p className="day-count numbers">{sayCount(view, now, t)}</p>
      <Freshness view={view} live={live} />
      <button type="button" className="plain-button day-keys" onClick={onHelp}>
        <kbd aria-hidden>?</kbd>
        {t('officer-day.keys')}
      </button>
    </div>
  )
}

function sayCount(view: DayView, now: Date, t: ReturnType<typeof useText>): string {
  const standings = view.appointments.map((row) => standingOf(row, now))
  return t('officer-day.count', {
    all: standings.length,
    toDo: standings.filter(isToDo).length,
    waiting: standings.filter((standing) => standing === 'waiting').length,
  })
}

function DaySwitch({ day, isToday }: { day: string; isToday: boolean }) {
  const t = useText()
  const [, navigate] = useLocation()
  const go = (wanted: string) => navigate(dayPath(wanted))
  const said = (wanted: string) => sayDay(wanted, t.language)
  return (
    <div className="day-switch" role="group" aria-label={t('officer-day.which')}>
      <button
        type="button"
        aria-label={t('officer-day.day-before', { day: said(addDays(day, -1)) })}
        onClick={() => go(addDays(day, -1))}
      >
        <Icon name="it-chevron-left" />
      </button>
      <input
        type="date"
        aria-label={t('officer-day.choose')}
        value={day}
        onChange={(event) => event.target.value && go(event.target.value)}
      />
      <button
        type="button"
        aria-label={t('officer-day.day-after', { day: said(addDays(day, 1)) })}
        onClick={() => go(addDays(day, 1))}
      >
        <Icon name="it-chevron-right" />
      </button>
      {!isToday && (
        <button type="button" className="day-to-today" onClick={() => navigate(dayPath(null))}>
          {t('officer-day.to-today')}
        </button>
      )}
    </div>
  )
}

/** The hour of the last reading is not announced; that there is no connection is. */
function Freshness({ view, live }: { view: DayView; live: Live<DayView> }) {
  const t = useText()
  const at = sayTime(view.now, t.language)
  return (
    <p className={`day-fresh${live.problem ? ' is-old' : ''}`} role={live.problem ? 'alert' : undefined}>
      <Icon name={live.problem ? 'it-warning-circle' : 'it-check-circle'} />
      {live.problem ? t('officer-day.old', { at }) : t('officer-day.fresh', { at })}
    </p>
  )
}
