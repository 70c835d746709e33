import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { sayDay, sayTime } from '../../../src/platform/say-when.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useText } from '../../ui/text.tsx'
import { dayPath } from '../paths.ts'
import { MODE_ICON, MODE_NAME } from '../words.ts'
import type { DeskDay } from './weekFigures.ts'
import { joined, minutesOf } from './weekFigures.ts'

type Props = { desk: string; day: DeskDay; onClose: () => void }

/** One desk on one day: who has it when, and what is left. */
export function DeskDayTold({ desk, day, onClose }: Props) {
  const t = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cell picked is another thing to read
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [desk, day.day])
  const at = (instant: string) => sayTime(instant, t.language)
  const free = joined(day.free)
  return (
    <section className="panel" aria-labelledby="desk-day">
      <div className="aside-head">
        <h2 id="desk-day" ref={heading} tabIndex={-1}>
          {desk}, {sayDay(day.day, t.language)}
        </h2>
        <button type="button" className="plain-button" onClick={onClose}>
          {t('common.close')}
        </button>
      </div>
      <div className="week-two">
        <div>
          <h3>{t('officer-week.free')}</h3>
          {free.length === 0 ? (
            <p className="quiet">{t('officer-week.free.none')}</p>
          ) : (
            <ul className="aside-list is-bare numbers">
              {free.map((stretch) => (
                <li key={stretch.startsAt}>
                  {at(stretch.startsAt)}–{at(stretch.endsAt)}{' '}
                  <span className="quiet">{t('officer-week.minutes', { count: minutesOf(stretch) })}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
        <div>
          <h3>{t('officer-week.booked')}</h3>
          {day.booked.length === 0 ? (
            <p className="quiet">{t('officer-week.booked.none')}</p>
          ) : (
            <ul className="aside-list is-bare">
              {day.booked.map((booked) => (
                <li key={booked.id}>
                  <span className="numbers">
                    {at(booked.startsAt)}–{at(booked.endsAt)}
                  </span>{' '}
                  <Icon name={MODE_ICON[booked.mode]} />
                  <span className="only-heard">{t(MODE_NAME[booked.mode])}</span>{' '}
                  <Link href={dayPath(day.day, booked.id)}>{booked.personName}</Link>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </section>
  )
}
