import type { MouseEvent } from 'react'
import { Link, useSearchParams } from 'wouter'
import { sayTime } from '../../../src/platform/say-when.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useText } from '../../ui/text.tsx'
import { dayPath } from '../paths.ts'
import { LANGUAGE_NAME, MODE_ICON, MODE_NAME, standingOf } from '../words.ts'
import { goToDetail } from './focus.ts'
import { StandingMark } from './StandingMark.tsx'
import type { SteadyRow } from './steady.ts'

type Props = { row: SteadyRow; now: Date; isOpen: boolean; inOrder: boolean }

/** One person, in two lines of one height, so that a change of state moves nothing. */
export function DayRowLine({ row, now, isOpen, inOrder }: Props) {
  const t = useText()
  const [search] = useSearchParams()
  const standing = row.gone ? 'gone' : standingOf(row, now)
  const language = row.language !== 'it' && LANGUAGE_NAME[row.language]
  const onClick = (event: MouseEvent) => {
    window.scrollTo(0, 0)
    // By Enter one goes in; by mouse the pointer is already where one wants it. On a phone the list gives way.
    if (event.detail === 0 || !window.matchMedia('(min-width: 64rem)').matches) goToDetail()
  }
  return (
    <li className={`day-row is-${standing}${isOpen ? ' is-open' : ''}`}>
      <Link
        id={`row-${row.id}`}
        href={dayPath(search.get('day'), row.id)}
        replace={search.has('open')}
        aria-current={isOpen ? 'true' : undefined}
        tabIndex={inOrder ? 0 : -1}
        onClick={onClick}
      >
        <span className="day-time numbers">{sayTime(row.startsAt, t.language)}</span>
        <span className="day-person">{row.personName}</span>
        <StandingMark standing={standing} row={row} />
        <span className="day-about">
          <Icon name={MODE_ICON[row.mode]} />
          <span className="only-heard">{t(MODE_NAME[row.mode])}, </span>
          {language && <strong>{t(language)} · </strong>}
          {row.topicName} · {row.deskName}
        </span>
      </Link>
    </li>
  )
}
