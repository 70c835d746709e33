import type { Static } from 'typebox'
import type { CallForm, StaffAppointmentView } from '../../../src/modules/appointments/api.ts'
import { sayDay, sayTime } from '../../../src/platform/say-when.ts'
import type { TextKey } from '../../text-keys.ts'
import { dayInRome } from '../../ui/days.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useText } from '../../ui/text.tsx'
import { DeskAct } from '../parts/DeskAct.tsx'
import { RefusalTold } from '../parts/RefusalTold.tsx'
import { sayWhyNot } from '../parts/refusalWords.ts'
import { CALL_NAME } from '../words.ts'
import { CALL } from './focus.ts'
import { useAct } from './useAct.ts'

type Props = { view: StaffAppointmentView; onView: (view: StaffAppointmentView) => void }
type Result = Static<typeof CallForm>['result']

const RESULTS: { result: Result; text: TextKey }[] = [
  { result: 'answered', text: 'officer.call.answered' },
  { result: 'no_answer', text: 'officer.call.no-answer' },
  { result: 'busy', text: 'officer.call.busy' },
  { result: 'wrong_number', text: 'officer.call.wrong-number' },
]

/** The call: the word that proves who is calling stands before the number, because it is said first. */
export function CallPanel({ view, onView }: Props) {
  const t = useText()
  const { busy, problem, go } = useAct()
  const { row, can, calls } = view
  const tell = (result: Result) => go<StaffAppointmentView>(result, `/appointments/${row.id}/calls`, { result }, onView)
  return (
    <section className="call" aria-labelledby="call-title">
      <h3 id="call-title" className="only-heard">
        {t('officer-serve.call')}
      </h3>
      <p className="call-word">
        {t('officer-serve.call.say')} <strong>{view.word}</strong>
      </p>
      <p>
        <a id={CALL} className="call-number numbers" href={`tel:${view.phone}`} aria-keyshortcuts="c">
          <Icon name="it-telephone" />
          {sayPhone(view.phone)}
        </a>
      </p>
      <div className="acts-row" role="group" aria-label={t('officer-serve.call.result')}>
        {RESULTS.map(({ result, text }) => (
          <DeskAct
            key={result}
            look={result === 'answered' && !row.startedAt ? 'first' : 'second'}
            busy={busy === result}
            whyId={can.call === null ? null : 'call-why'}
            onPress={() => tell(result)}
          >
            {t(text)}
          </DeskAct>
        ))}
      </div>
      {can.call !== null && !row.hasOutcome && (
        <p id="call-why" className="acts-why">
          {sayWhyNot(t, can.call)}
        </p>
      )}
      {can.call !== null && row.hasOutcome && (
        <p id="call-why" className="only-heard">
          {sayWhyNot(t, can.call)}
        </p>
      )}
      {problem && <RefusalTold problem={problem} focused />}
      <ol className="call-list" aria-label={t('officer-serve.call.made')} hidden={calls.length === 0}>
        {calls.map((call) => {
          const name = CALL_NAME[call.result]
          return (
            <li key={call.calledAt}>
              <span className="numbers">
                {dayInRome(call.calledAt) !== dayInRome(row.startsAt) && `${sayDay(call.calledAt, t.language)}, `}
                {sayTime(call.calledAt, t.language)}
              </span>{' '}
              {name ? t(name) : call.result}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** +39 309 555 0001: in groups, because it is dialled by hand as often as pressed. */
export function sayPhone(phone: string): string {
  const [, prefix = '', rest = phone] = phone.match(/^(\+39|\+\d{2})?(\d+)$/) ?? []
  const groups = rest.match(/^(\d{3})(\d{3})(\d+)$/)?.slice(1) ?? [rest]
  return [prefix, ...groups].filter(Boolean).join(' ')
}
