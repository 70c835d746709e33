import type { WeekView } from '../../../src/modules/appointments/api.ts'
import { sayDay } from '../../../src/platform/say-when.ts'
import { useText } from '../../ui/text.tsx'
import type { DeskDay } from './weekFigures.ts'
import { sayHours, shareTaken, totalOf } from './weekFigures.ts'

export type Picked = { desk: string; day: string }
type Props = { view: WeekView; picked: Picked | null; onPick: (picked: Picked | null) => void }

/** Desks down, days across; in each cell the hours taken of the hours open, as numbers and as a bar. */
export function WeekTable({ view, picked, onPick }: Props) {
  const t = useText()
  const days = view.desks[0]?.days.map((each) => each.day) ?? []
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="table-scroll" aria-label={t('officer-week.caption')} tabIndex={0}>
      <table className="table week">
        <caption>{t('officer-week.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('officer-week.desk')}</th>
            {days.map((day) => (
              <th key={day} scope="col">
                {sayDay(day, t.language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.desks.map((desk) => (
            <tr key={desk.name}>
              <th scope="row">{desk.name}</th>
              {desk.days.map((day) => {
                const isPicked = picked?.desk === desk.name && picked.day === day.day
                return (
                  <td key={day.day}>
                    <Cell
                      desk={desk.name}
                      day={day}
                      isPicked={isPicked}
                      onPick={() => onPick(isPicked ? null : { desk: desk.name, day: day.day })}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('officer-week.all-desks')}</th>
            {days.map((day) => {
              const total = totalOf(view.desks.flatMap((desk) => desk.days.filter((each) => each.day === day)))
              return (
                <td key={day}>
                  {total.openMinutes + total.bookedMinutes === 0 ? (
                    <span className="quiet">{t('officer-week.closed')}</span>
                  ) : (
                    <Figures day={total} />
                  )}
                </td>
              )
            })}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

type CellProps = { desk: string; day: DeskDay; isPicked: boolean; onPick: () => void }

function Cell({ desk, day, isPicked, onPick }: CellProps) {
  const t = useText()
  if (day.openMinutes === 0 && day.booked.length === 0) return <span className="quiet">{t('officer-week.closed')}</span>
  return (
    <button type="button" className="week-cell" aria-expanded={isPicked} onClick={onPick}>
      <span className="only-heard">
        {t('officer-week.cell', { desk, day: sayDay(day.day, t.language) })}
        {': '}
      </span>
      <Figures day={day} />
    </button>
  )
}

/** The bar repeats what the numbers say, so it is not heard. */
function Figures({ day }: { day: Pick<DeskDay, 'openMinutes' | 'bookedMinutes'> }) {
  const t = useText()
  const share = shareTaken(day)
  const said = { taken: sayHours(day.bookedMinutes), open: sayHours(day.openMinutes) }
  // The office has closed on a day that people had booked: someone has to call them.
  if (day.openMinutes === 0) {
    return <span className="week-promised">{t('officer-week.closed-but', { taken: said.taken })}</span>
  }
  return (
    <span className="week-figures">
      <span className="numbers">
        <span aria-hidden="true">
          <strong>{said.taken}</strong> / {said.open}
        </span>
        <span className="only-heard">{t('officer-week.figures', said)}</span>
      </span>
      <svg
        className={`week-bar${share >= 1 ? ' is-full' : ''}`}
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect className="week-bar-ground" width="100" height="8" />
        <rect className="week-bar-taken" width={share * 100} height="8" />
      </svg>
    </span>
  )
}
