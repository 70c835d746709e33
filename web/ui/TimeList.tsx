import { sayTime } from '../../src/platform/say-when.ts'
import { hourInRome } from './days.ts'
import { FieldError } from './Form.tsx'
import type { FieldOf } from './form.ts'
import { useText } from './text.tsx'

type Props = FieldOf<string> & { legend: string; times: { startsAt: string }[] }

const NOON = 13

/** The free times of a day as radios, the morning's and the afternoon's apart; `value` is the instant chosen. */
export function TimeList({ id, name, value, set, error, legend, times }: Props) {
  const t = useText()
  const parts = [
    { title: t('common.times.morning'), times: times.filter((time) => hourInRome(time.startsAt) < NOON) },
    { title: t('common.times.afternoon'), times: times.filter((time) => hourInRome(time.startsAt) >= NOON) },
  ]
  return (
    <fieldset
      className={`field${error ? ' has-error' : ''}`}
      id={id}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className="field-label">{legend}</legend>
      <FieldError id={id} sentence={error} />
      <div className="times">
        {parts.map((part) =>
          part.times.length === 0 ? null : (
            <div key={part.title} className="times-part">
              <h3>{part.title}</h3>
              <div className="times-grid">
                {part.times.map((time) => (
                  <label key={time.startsAt} className="time">
                    <input
                      type="radio"
                      name={name}
                      value={time.startsAt}
                      checked={value === time.startsAt}
                      onChange={() => set(time.startsAt)}
                    />
                    {sayTime(time.startsAt, t.language)}
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
