import type { StaffAppointmentView } from '../../../src/modules/appointments/api.ts'
import { sayWhen } from '../../../src/platform/say-when.ts'
import { Act } from '../../ui/Act.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useText } from '../../ui/text.tsx'
import { RefusalTold } from '../parts/RefusalTold.tsx'
import { useAct } from './useAct.ts'

type Props = { view: StaffAppointmentView; open: boolean; onClose: () => void; onCancelled: () => void }

export function CancelDialog({ view, open, onClose, onCancelled }: Props) {
  const t = useText()
  const { busy, problem, go } = useAct()
  const { row } = view
  return (
    <Dialog open={open} title={t('officer-serve.cancel.title')} onClose={onClose}>
      <p>
        <strong>{row.personName}</strong>, {sayWhen(row.startsAt, t.language)}: {row.topicName}
      </p>
      <p>{t('officer-serve.cancel.note')}</p>
      {problem && <RefusalTold problem={problem} focused />}
      <div className="form-acts">
        <Act
          look="away"
          busy={busy !== null}
          onPress={() => go('cancel', `/appointments/${row.id}/cancel`, {}, onCancelled)}
        >
          {t('officer-serve.cancel.act')}
        </Act>
        <Act look="plain" onPress={onClose}>
          {t('officer-serve.cancel.keep')}
        </Act>
      </div>
    </Dialog>
  )
}
