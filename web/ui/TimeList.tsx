import { sayTime } from '../../src/platform/say-when.ts'
import { hourInRome } from './days.ts'
import { FieldError } from './Form.tsx'
import type { FieldOf } from './form.ts'
import type { Say } from './text.tsx'
import { useText } from './text.tsx'

export type TimeGroup = { title: string; times: { startsAt: string }[] }

/** Before one in the afternoon is the morning, as offices say it. */
const NOON = 13

export const isMorning = (startsAt: string) => hourInRome(startsAt) < NOON

/** The times of one day, the morning's and the afternoon's apart. */
export const byPartOfDay = (times: TimeGroup['times'], t: Say): TimeGroup[] => [
  { title: t('common.times.morning'), times: times.filter((time) => isMorning(time.startsAt)) },
  { title: t('common.times.afternoon'), times: times.filter((time) => !isMorning(time.startsAt)) },
]

type Props = FieldOf<string> & { legend: string; legendHeard?: boolean; groups: TimeGroup[] }

/** Free times as radios in groups; `value` is the instant chosen. Arrows move, as in every group of radios. */
export function TimeList({ id, name, value, set, error, legend, legendHeard, groups }: Props) {
  const t = useText()
  return (
    <fieldset
      className={`field${error ? ' has-error' : ''}`}
      id={id}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className={legendHeard ? 'only-heard' : 'field-label'}>{legend}</legend>
      <FieldError id={id} sentence={error} />
      <div className="times">
        {groups.map((group) =>
          group.times.length === 0 ? null : (
            <div key={group.title} className="times-part">
              <p className="times-title">{group.title}</p>
              <div className="times-grid">
                {group.times.map((time) => (
                  <label key={time.startsAt} className="time">
                    <input
                      type="radio"
                      name={name}
                      value={time.startsAt}
                      checked={value === time.startsAt}
                      aria-label={`${group.title}, ${sayTime(time.startsAt, t.language)}`}
                      onChange={() => set(time.startsAt)}
                    />
                    <span>{sayTime(time.startsAt, t.language)}</span>
                  </label>
                ))}
              </div>
            </div>
          ),
        )}
      </div>
    </fieldset>
  )
}
