import type { OutcomeView } from '../../../src/modules/appointments/api.ts'
import { sayDay } from '../../../src/platform/say-when.ts'
import { Act } from '../../ui/Act.tsx'
import { useText } from '../../ui/text.tsx'
import { paths, pathTo } from '../paths.ts'

/** After every appointment: what was said, what to do, by when. */
export function Outcome({ of }: { of: OutcomeView }) {
  const t = useText()
  if (of.kind === 'missed') {
    return (
      <div className="stack">
        <p>{t('appointments.outcome.missed')}</p>
        <div className="form-acts">
          <Act to={paths.book}>{t('appointments.state.book-again')}</Act>
        </div>
      </div>
    )
  }
  return (
    <div className="card-of stack-wide">
      <section className="stack-tight">
        <h2>{t('appointments.outcome.said')}</h2>
        <p className="as-written">{of.said}</p>
      </section>
      <section className="stack-tight">
        <h2>{t('appointments.outcome.to-do')}</h2>
        <p className="as-written">{of.toDo || t('appointments.outcome.nothing')}</p>
      </section>
      {of.byDay && (
        <section className="stack-tight">
          <h2>{t('appointments.outcome.by')}</h2>
          <p>
            <strong>{t('appointments.outcome.by-day', { day: sayDay(of.byDay, t.language) })}</strong>
          </p>
        </section>
      )}
      {of.followUpId && (
        <Act look="second" to={pathTo(paths.appointment, of.followUpId)}>
          {t('appointments.outcome.follow-up')}
        </Act>
      )}
    </div>
  )
}
