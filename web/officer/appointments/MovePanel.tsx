import type { AppointmentView, StaffAppointmentView } from '../../../src/modules/appointments/api.ts'
import { act } from '../../client.ts'
import { useMy } from '../../session.tsx'
import { Act } from '../../ui/Act.tsx'
import { dayInRome } from '../../ui/days.ts'
import { useForm } from '../../ui/form.ts'
import { useText } from '../../ui/text.tsx'
import { DeskForm } from '../parts/DeskForm.tsx'
import { sayWhyNot } from '../parts/refusalWords.ts'
import { useKeyFor } from '../parts/useKeyFor.ts'
import { NextTimeFields } from './NextTimeFields.tsx'
import { NearestTimes } from './TimeChooser.tsx'
import { useNextTime } from './useNextTime.ts'

type Props = { view: StaffAppointmentView; now: Date; onMoved: () => void; onClose: () => void }

/** Another time, office or mode for the same appointment; the person is told by the product. */
export function MovePanel({ view, now, onMoved, onClose }: Props) {
  const t = useText()
  const my = useMy()
  const { row } = view
  const next = useNextTime(row.topicName, row.mode, false)
  const keyFor = useKeyFor()
  const form = useForm({
    values: { startsAt: '' },
    check: ({ startsAt }) => ({ startsAt: startsAt ? null : sayWhyNot(t, 'follow-up-needs-a-time') }),
    send: async ({ startsAt }) => {
      const address = my(`/appointments/${row.id}/move`)
      if (!address || !next.office) return
      const wish = { startsAt, mode: next.mode, office: next.office.code }
      await act<AppointmentView>(address, wish, { key: keyFor(wish) })
      onMoved()
    },
  })
  return (
    <section className="panel" aria-labelledby="move-title">
      <h3 id="move-title">{t('officer-serve.move.title')}</h3>
      <DeskForm
        of={form}
        act={t('officer-serve.move.act')}
        beside={
          <Act look="plain" onPress={onClose}>
            {t('officer-serve.close')}
          </Act>
        }
        afterRefusal={<NearestTimes problem={form.problem} onTake={(startsAt) => form.set({ startsAt })} />}
      >
        <NextTimeFields next={next} startsAt={form.field('startsAt')} today={dayInRome(now)} />
      </DeskForm>
    </section>
  )
}
