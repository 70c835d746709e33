import { useState } from 'react'
import type { DaysView, TimesView } from '../../../src/modules/appointments/api.ts'
import { sayDay, sayWhen } from '../../../src/platform/say-when.ts'
import type { Mode } from '../../../src/platform/shapes.ts'
import type { Problem } from '../../client.ts'
import { useAnswer } from '../../ui/answer.tsx'
import { addDays, dayInRome } from '../../ui/days.ts'
import { Select } from '../../ui/fields.tsx'
import type { FieldOf } from '../../ui/form.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { byPartOfDay, TimeList } from '../../ui/TimeList.tsx'
import { useText } from '../../ui/text.tsx'
import { RefusalTold } from '../parts/RefusalTold.tsx'

/** The server answers for 62 days at a time. */
const DAYS_MAX = 61

type Props = FieldOf<string> & {
  topic: string
  office: string
  mode: Mode
  /** The day on the office's clock. */
  today: string
  daysAheadMax: number
}

/** A free time in two presses: the first free day is there already, other days are one list away, with their numbers. */
export function TimeChooser(props: Props) {
  const { topic, office, mode, today, daysAheadMax, value } = props
  const t = useText()
  const [asked, setAsked] = useState('')
  const to = addDays(today, Math.min(daysAheadMax, DAYS_MAX))
  const days = useAnswer<DaysView>(
    `/api/availability/days?${new URLSearchParams({ topic, office, mode, from: today, to })}`,
  )
  if (days.state === 'wrong') return <RefusalTold problem={days.problem} again={days.again} />
  if (days.state === 'loading') return <Skeleton boxes={2} />
  const free = days.value.days.filter((each) => each.free > 0)
  // What was asked for, else where the time chosen lies, else the first free day.
  const wanted = [asked, value ? dayInRome(value) : ''].find((day) => free.some((each) => each.day === day))
  const day = wanted ?? free[0]?.day
  if (!day) return <p role="status">{t('officer-book.time.none')}</p>
  return (
    <div className="time-chooser stack">
      <Select
        id={`${props.id}-day`}
        name={`${props.name}-day`}
        label={t('officer-book.time.day')}
        value={day}
        error={null}
        set={(chosen) => {
          setAsked(chosen)
          props.set('')
        }}
        options={free.map((each) => ({
          value: each.day,
          label: t('officer-book.time.on', { day: sayDay(each.day, t.language), count: each.free }),
        }))}
      />
      <TimesOfDay {...props} day={day} />
    </div>
  )
}

function TimesOfDay({ topic, office, mode, day, id, name, value, set, error }: Props & { day: string }) {
  const t = useText()
  const times = useAnswer<TimesView>(`/api/availability/times?${new URLSearchParams({ topic, office, mode, day })}`)
  if (times.state === 'wrong') return <RefusalTold problem={times.problem} again={times.again} />
  if (times.state === 'loading') return <Skeleton boxes={1} />
  if (times.value.times.length === 0) return <p role="status">{t('officer-book.time.full')}</p>
  return (
    <TimeList
      {...{ id, name, value, set, error }}
      legend={t('officer-book.time.hour')}
      groups={byPartOfDay(times.value.times, t)}
    />
  )
}

type NearestProps = { problem: Problem | null; onTake: (startsAt: string) => void }

/** After "just taken": the nearest three, which came with the refusal. */
export function NearestTimes({ problem, onTake }: NearestProps) {
  const t = useText()
  const nearest = problem?.code === 'slot-taken' ? nearestOf(problem) : []
  if (nearest.length === 0) return null
  return (
    <div className="acts-row" role="group" aria-label={t('officer-book.time.nearest')}>
      {nearest.map((startsAt) => (
        <button
          key={startsAt}
          type="button"
          className="btn btn-outline-primary act act-small act-second"
          onClick={() => onTake(startsAt)}
        >
          {sayWhen(startsAt, t.language)}
        </button>
      ))}
    </div>
  )
}

function nearestOf(problem: Problem): string[] {
  const { nearest } = problem.details as { nearest?: { startsAt: string }[] }
  return Array.isArray(nearest) ? nearest.map((slot) => slot.startsAt) : []
}
