import type { AppointmentView } from '../../../src/modules/appointments/api.ts'
import { sayWhen } from '../../../src/platform/say-when.ts'
import { Act } from '../../ui/Act.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { sayPhone } from '../../ui/sayPhone.ts'
import { Things } from '../../ui/Things.tsx'
import { useText } from '../../ui/text.tsx'
import { MODE_NAME } from '../appointments/modes.ts'
import { paths, pathTo } from '../paths.ts'

/** What is next: the first appointment large, the others as a list. */
export function NextAppointments({ of }: { of: AppointmentView[] }) {
  const t = useText()
  const [next, ...others] = of
  return (
    <section className="stack">
      <h2>{t('people.next.title')}</h2>
      {next ? (
        <NextOne of={next} />
      ) : (
        <Nothing title={t('people.next.none')}>
          <Act to={paths.book}>{t('home.nav.book')}</Act>
        </Nothing>
      )}
      {others.length > 0 && (
        <Things
          of={others.map((each) => ({
            id: each.id,
            to: pathTo(paths.appointment, each.id),
            title: sayWhen(each.startsAt, t.language),
            note: `${each.topic.name} · ${t(MODE_NAME[each.mode])}`,
          }))}
        />
      )}
      {next && (
        <div>
          <Act look="second" to={paths.book}>
            {t('people.next.another')}
          </Act>
        </div>
      )}
    </section>
  )
}

function NextOne({ of }: { of: AppointmentView }) {
  const t = useText()
  return (
    <div className="when-card stack-tight">
      <p className="when-day">{sayWhen(of.startsAt, t.language)}</p>
      <p>
        <strong>{of.topic.name}</strong>
      </p>
      <p className="quiet">
        {t(MODE_NAME[of.mode])}
        {of.mode === 'in_person' && `, ${of.office.name}, ${of.office.address}`}
        {of.mode === 'phone' && `, ${sayPhone(of.phone)}`}
      </p>
      <Act look="plain" to={pathTo(paths.appointment, of.id)}>
        {t('people.next.open')}
      </Act>
    </div>
  )
}
