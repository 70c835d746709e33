import { Act } from '../../ui/Act.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { useText } from '../../ui/text.tsx'
import { paths } from '../paths.ts'
import type { Wanted } from './narrow.ts'
import type { SteadyRow } from './steady.ts'

type Props = { all: SteadyRow[]; want: (some: Partial<Wanted>) => void }

/** Nobody today, or nobody that fits the filters: two different things with two different ways on. */
export function EmptyDay({ all, want }: Props) {
  const t = useText()
  if (all.length === 0) {
    return (
      <Nothing title={t('officer-day.empty')}>
        <div className="row-of">
          <Act look="second" small to={paths.week}>
            {t('officer.nav.week')}
          </Act>
          <Act look="second" small to={paths.book}>
            {t('officer.nav.book')}
          </Act>
        </div>
      </Nothing>
    )
  }
  return (
    <Nothing title={t('officer-day.none-fits')}>
      <Act look="second" small onPress={() => want({ mode: null, desk: '', toDo: false, words: '' })}>
        {t('officer-day.filter.clear')}
      </Act>
    </Nothing>
  )
}
