import { useId } from 'react'
import type { StaffAppointmentView } from '../../../src/modules/appointments/api.ts'
import type { TextKey } from '../../text-keys.ts'
import { useText } from '../../ui/text.tsx'
import { DeskAct } from '../parts/DeskAct.tsx'
import { RefusalTold } from '../parts/RefusalTold.tsx'
import { sayWhyNot } from '../parts/refusalWords.ts'
import { ACTS } from './focus.ts'
import { useAct } from './useAct.ts'

type Panel = 'outcome' | 'move' | 'cancel'

type Props = {
  view: StaffAppointmentView
  panel: Panel | null
  onView: (view: StaffAppointmentView) => void
  onPanel: (panel: Panel) => void
  onOutcome: () => void
}

type Offered = { name: keyof StaffAppointmentView['can']; text: TextKey; press: () => void; expanded?: boolean }

/**
 * What can be done now, the next step first and full. What can't be done yet stays in its place and says why: each reason
 * once, under the buttons, and tied to them for who hears the page.
 */
export function Acts({ view, panel, onView, onPanel, onOutcome }: Props) {
  const t = useText()
  const id = useId()
  const { busy, problem, go } = useAct()
  const { row, can } = view
  const post = (name: string) => () => go<StaffAppointmentView>(name, `/appointments/${row.id}/${name}`, {}, onView)
  const isOpen = row.state === 'booked'

  // What is already so is no longer offered: the head says it.
  const arrives = isOpen && row.mode === 'in_person' && !row.arrivedAt && !row.startedAt
  const starts = isOpen && row.mode !== 'phone' && !row.startedAt
  const offered: (Offered | false)[] = [
    arrives && { name: 'arrive', text: 'officer-serve.arrive', press: post('arrive') },
    starts && { name: 'start', text: 'officer-serve.start', press: post('start') },
    { name: 'close', text: 'officer-serve.outcome', press: onOutcome, expanded: panel === 'outcome' },
    isOpen && { name: 'move', text: 'officer-serve.move', press: () => onPanel('move'), expanded: panel === 'move' },
    isOpen && { name: 'cancel', text: 'officer-serve.cancel', press: () => onPanel('cancel') },
  ]
  const shown = offered.filter((each) => each !== false)
  const reasons = [...new Set(shown.map((each) => can[each.name]).filter((code) => code !== null))]
  const first = shown.find((each) => can[each.name] === null)
  // On the phone the next step is the call itself, above.
  const leads = row.mode === 'phone' && !row.startedAt ? undefined : first?.name

  return (
    <section id={ACTS} className="acts" tabIndex={-1} aria-label={t('officer-serve.acts')}>
      <div className="acts-row">
        {shown.map((each) => {
          const code = can[each.name]
          const look = each.name === 'cancel' ? 'away' : each.name === leads ? 'first' : 'second'
          return (
            <DeskAct
              key={each.name}
              look={look}
              busy={busy === each.name}
              whyId={code === null ? null : `${id}-${code}`}
              expanded={each.expanded}
              onPress={each.press}
            >
              {t(each.text)}
            </DeskAct>
          )
        })}
      </div>
      {reasons.map((code) => (
        <p key={code} id={`${id}-${code}`} className="acts-why">
          {t('officer-serve.why', {
            acts: shown
              .filter((each) => can[each.name] === code)
              .map((each) => t(each.text))
              .join(', '),
            why: sayWhyNot(t, code),
          })}
        </p>
      ))}
      {problem && <RefusalTold problem={problem} focused />}
    </section>
  )
}
