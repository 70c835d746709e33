import type { ReactNode } from 'react'
import { useId, useState } from 'react'
import type { DaysView, SlotsView, TimesView } from '../../../src/modules/appointments/api.ts'
import { sayDay } from '../../../src/platform/say-when.ts'
import type { Mode } from '../../../src/platform/shapes.ts'
import { Shown, useAnswer } from '../../ui/answer.tsx'
import { Calendar } from '../../ui/Calendar.tsx'
import { addDays, dayInRome, firstOfMonth, lastOfMonth } from '../../ui/days.ts'
import type { FieldOf } from '../../ui/form.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import type { TimeGroup } from '../../ui/TimeList.tsx'
import { byPartOfDay, isMorning, TimeList } from '../../ui/TimeList.tsx'
import { useText } from '../../ui/text.tsx'

type Wanted = { topic: string; office: string; mode: Mode; daysAheadMax: number }
type Props = FieldOf<string> & Wanted & { otherPlaces: ReactNode }
type Part = 'all' | 'morning' | 'afternoon'

/** A day and a time: the first free ones at once as a list; the whole month, for who looks further, behind a button. */
export function TimeChoice({ otherPlaces, ...props }: Props) {
  const t = useText()
  const { topic, office, mode } = props
  const query = new URLSearchParams({ topic, office, mode, limit: '12' })
  const first = useAnswer<SlotsView>(`/api/availability/first?${query}`)
  return (
    <Shown of={first} waiting={<Skeleton boxes={4} />}>
      {({ slots }) =>
        slots.length === 0 ? (
          <Nothing title={t('appointments.time.none', { days: props.daysAheadMax })}>{otherPlaces}</Nothing>
        ) : (
          <Times {...props} times={slots.map((slot) => slot.startsAt)} />
        )
      }
    </Shown>
  )
}

function Times({ times, ...props }: FieldOf<string> & Wanted & { times: string[] }) {
  const t = useText()
  const [part, setPart] = useState<Part>('all')
  const [day, setDay] = useState<string | null>(null)
  // A time kept in the draft that is not among the first ones was found in the calendar: open it again there.
  const keptDay = props.value && !times.includes(props.value) ? dayInRome(props.value) : null
  const [open, setOpen] = useState(keptDay !== null)
  const calendarId = useId()
  const wanted = times.filter((time) => part === 'all' || isMorning(time) === (part === 'morning'))
  return (
    <div className="stack">
      <PartFilter part={part} onChange={setPart} />
      {wanted.length > 0 ? (
        <TimeList {...props} legend={t('appointments.time.first')} groups={byDay(wanted, t.language)} />
      ) : (
        <p>{t('appointments.time.none-then')}</p>
      )}
      <div>
        <button
          type="button"
          className="btn btn-outline-primary act act-second"
          aria-expanded={open}
          aria-controls={calendarId}
          onClick={() => setOpen(!open)}
        >
          <Icon name="it-calendar" />
          {t('appointments.time.other-day')}
        </button>
      </div>
      <div id={calendarId} hidden={!open} className="stack">
        {open && <Month {...props} first={times[0] ?? ''} day={day ?? keptDay} onDay={setDay} />}
        {open && (day ?? keptDay) && <TimesOfDay {...props} day={day ?? keptDay ?? ''} part={part} />}
      </div>
    </div>
  )
}

function PartFilter({ part, onChange }: { part: Part; onChange: (part: Part) => void }) {
  const t = useText()
  const parts: [Part, string][] = [
    ['all', t('appointments.time.all-day')],
    ['morning', t('common.times.morning')],
    ['afternoon', t('common.times.afternoon')],
  ]
  return (
    <div className="filter" role="group" aria-label={t('appointments.time.part')}>
      {parts.map(([value, name]) => (
        <button key={value} type="button" aria-pressed={part === value} onClick={() => onChange(value)}>
          {name}
        </button>
      ))}
    </div>
  )
}

type MonthProps = Wanted & { first: string; day: string | null; onDay: (day: string) => void }

function Month({ topic, office, mode, daysAheadMax, first, day, onDay }: MonthProps) {
  // Nothing is free before the first free time, so the calendar begins there.
  const from = dayInRome(first)
  const to = addDays(dayInRome(new Date()), daysAheadMax)
  const [month, setMonth] = useState(day ?? from)
  const query = new URLSearchParams({
    topic,
    office,
    mode,
    from: firstOfMonth(month) > from ? firstOfMonth(month) : from,
    to: lastOfMonth(month),
  })
  const days = useAnswer<DaysView>(`/api/availability/days?${query}`)
  const free = days.state === 'there' ? new Map(days.value.days.map((each) => [each.day, each.free])) : null
  return (
    <>
      <Calendar
        month={month}
        onMonth={setMonth}
        from={from}
        to={to < from ? from : to}
        today={dayInRome(new Date())}
        freeOn={(asked) => (free ? (free.get(asked) ?? 0) : undefined)}
        value={day}
        onPick={onDay}
      />
      {days.state === 'wrong' && <Shown of={days}>{() => null}</Shown>}
    </>
  )
}

function TimesOfDay({
  topic,
  office,
  mode,
  day,
  part,
  ...field
}: FieldOf<string> & Wanted & { day: string; part: Part }) {
  const t = useText()
  const query = new URLSearchParams({ topic, office, mode, day })
  const times = useAnswer<TimesView>(`/api/availability/times?${query}`)
  return (
    <Shown of={times} waiting={<Skeleton boxes={1} />}>
      {({ times: free }) => {
        const groups = byPartOfDay(free, t)
        const shown = part === 'all' ? groups : groups.slice(part === 'morning' ? 0 : 1, part === 'morning' ? 1 : 2)
        return shown.some((group) => group.times.length > 0) ? (
          <TimeList {...field} id={`${field.id}-day`} error={null} legend={sayDay(day, t.language)} groups={shown} />
        ) : (
          <p role="status">{t('appointments.time.none-on', { day: sayDay(day, t.language) })}</p>
        )
      }}
    </Shown>
  )
}

function byDay(times: string[], language: string): TimeGroup[] {
  const days = [...new Set(times.map((time) => dayInRome(time)))]
  return days.map((day) => ({
    title: sayDay(day, language),
    times: times.filter((time) => dayInRome(time) === day).map((startsAt) => ({ startsAt })),
  }))
}
