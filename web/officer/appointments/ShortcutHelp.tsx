import { Act } from '../../ui/Act.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useText } from '../../ui/text.tsx'
import { useShortcutsSwitch } from '../parts/shortcuts.ts'

export function ShortcutHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText()
  const [on, turn] = useShortcutsSwitch()
  const keys = [
    { keys: ['J', '↓'], does: t('officer-day.keys.next') },
    { keys: ['K', '↑'], does: t('officer-day.keys.before') },
    { keys: ['/'], does: t('officer-day.keys.search') },
    { keys: ['N'], does: t('officer-day.keys.note') },
    { keys: ['O'], does: t('officer-day.keys.outcome') },
    { keys: ['C'], does: t('officer-day.keys.call') },
    { keys: ['Esc'], does: t('officer-day.keys.back') },
    { keys: ['?'], does: t('officer-day.keys.help') },
  ]
  return (
    <Dialog open={open} title={t('officer-day.keys.title')} onClose={onClose}>
      <table className="keys">
        <caption className="only-heard">{t('officer-day.keys.title')}</caption>
        <thead className="only-heard">
          <tr>
            <th scope="col">{t('officer-day.keys.key')}</th>
            <th scope="col">{t('officer-day.keys.does')}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map(({ keys: names, does }) => (
            <tr key={does}>
              <td>
                {names.map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </td>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className="check-line">
        <input type="checkbox" checked={on} onChange={(event) => turn(event.target.checked)} />
        {t('officer-day.keys.on')}
      </label>
      <div className="form-acts">
        <Act onPress={onClose}>{t('common.close')}</Act>
      </div>
    </Dialog>
  )
}
