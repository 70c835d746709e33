import { useEffect } from 'react'
import type { OutcomeForm, OutcomeKind, StaffAppointmentView } from '../../../src/modules/appointments/api.ts'
import { refusalOfOutcome } from '../../../src/modules/appointments/rules.ts'
import { act } from '../../client.ts'
import { useMy } from '../../session.tsx'
import { Act } from '../../ui/Act.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { dayInRome } from '../../ui/days.ts'
import { TextArea, TextField } from '../../ui/fields.tsx'
import type { FormState } from '../../ui/form.ts'
import { useForm } from '../../ui/form.ts'
import { More } from '../../ui/More.tsx'
import { useText } from '../../ui/text.tsx'
import { DeskForm } from '../parts/DeskForm.tsx'
import { keepDraft, keptDraft } from '../parts/draft.ts'
import { sayWhyNot } from '../parts/refusalWords.ts'
import { useKeyFor } from '../parts/useKeyFor.ts'
import { OUTCOME_NAME } from '../words.ts'
import { goToSoon, OUTCOME, WRITTEN } from './focus.ts'
import { NextTimeFields } from './NextTimeFields.tsx'
import { NearestTimes } from './TimeChooser.tsx'
import { useNextTime } from './useNextTime.ts'

type Props = {
  view: StaffAppointmentView
  now: Date
  onView: (view: StaffAppointmentView) => void
  onClose: () => void
}

const KINDS: OutcomeKind[] = ['served', 'follow_up', 'another_office', 'missed']
const LETTERS_MAX = 2000

type Written = { kind: OutcomeKind; said: string; toDo: string; byDay: string; startsAt: string }
const NOTHING: Written = { kind: 'served', said: '', toDo: '', byDay: '', startsAt: '' }

const isBegun = (values: Written) => values.said !== '' || values.toDo !== '' || values.byDay !== ''

type Mode = StaffAppointmentView['row']['mode']

function useOutcome(
  { view, now, onView }: Props,
  next: () => { office: string | undefined; mode: Mode },
): FormState<Written> {
  const t = useText()
  const my = useMy()
  const keyFor = useKeyFor()
  const { id } = view.row
  const form = useForm<Written>({
    values: { ...NOTHING, ...keptDraft<Written>(`outcome-${id}`) },
    check: (values) => sayWrong(values, outcomeOf(values, next()), dayInRome(now), (code) => sayWhyNot(t, code)),
    send: async (values) => {
      const address = my(`/appointments/${id}/outcome`)
      if (!address) return
      const outcome = outcomeOf(values, next())
      const after = await act<StaffAppointmentView>(address, outcome, { key: keyFor(outcome) })
      keepDraft(`outcome-${id}`, null)
      onView(after)
      goToSoon(WRITTEN)
    },
  })
  useEffect(() => keepDraft(`outcome-${id}`, isBegun(form.values) ? form.values : null), [id, form.values])
  return form
}

/** What was said, what to do, by when; with a follow-up the next appointment is booked in the same act. */
export function OutcomePanel(props: Props) {
  const { view, now, onClose } = props
  const t = useText()
  const form = useOutcome(props, () => ({ office: next.office?.code, mode: next.mode }))
  const { kind } = form.values
  const elsewhere = kind === 'another_office'
  const next = useNextTime(view.row.topicName, view.row.mode, elsewhere)
  const when = (
    <NextTimeFields next={next} startsAt={form.field('startsAt')} today={dayInRome(now)} elsewhere={elsewhere} />
  )
  return (
    <section id={OUTCOME} className="panel" tabIndex={-1} aria-labelledby="outcome-title">
      <h3 id="outcome-title">{t('officer-serve.outcome')}</h3>
      <DeskForm
        of={form}
        act={t('officer-serve.outcome.act')}
        beside={
          <Act look="plain" onPress={onClose}>
            {t('officer-serve.close')}
          </Act>
        }
        afterRefusal={<NearestTimes problem={form.problem} onTake={(startsAt) => form.set({ startsAt })} />}
      >
        <div className="kinds">
          <Choices
            {...form.field('kind')}
            set={(wanted) => form.set({ kind: wanted as OutcomeKind, startsAt: '' })}
            bare
            legend={t('officer-serve.outcome.kind')}
            options={KINDS.map((each) => ({ value: each, title: t(OUTCOME_NAME[each]) }))}
          />
        </div>
        {kind === 'missed' ? <p>{t('officer-serve.outcome.missed-note')}</p> : <Words form={form} />}
        {kind === 'follow_up' && when}
        {elsewhere && <More title={t('officer-serve.outcome.book-there')}>{when}</More>}
      </DeskForm>
    </section>
  )
}

function Words({ form }: { form: FormState<Written> }) {
  const t = useText()
  return (
    <>
      <TextArea
        {...form.field('said')}
        label={t('officer-serve.outcome.said')}
        hint={t('officer-serve.outcome.said.hint')}
        maxLength={LETTERS_MAX}
        rows={3}
      />
      <TextArea
        {...form.field('toDo')}
        label={t('officer-serve.outcome.to-do')}
        optional
        maxLength={LETTERS_MAX}
        rows={2}
      />
      <TextField {...form.field('byDay')} label={t('officer-serve.outcome.by-day')} optional type="date" short />
    </>
  )
}

function outcomeOf(values: Written, next: { office: string | undefined; mode: Mode }): OutcomeForm {
  const { kind, said, toDo, byDay, startsAt } = values
  if (kind === 'missed') return { kind }
  const books = (kind === 'follow_up' || kind === 'another_office') && startsAt !== ''
  return {
    kind,
    said: said.trim(),
    ...(toDo.trim() ? { toDo: toDo.trim() } : {}),
    ...(byDay ? { byDay } : {}),
    ...(books ? { followUp: { mode: next.mode, startsAt, ...(next.office ? { office: next.office } : {}) } } : {}),
  }
}

/** The server's own rule, asked before sending, told beside the field that it is about. */
function sayWrong(values: Written, outcome: OutcomeForm, today: string, say: (code: string) => string) {
  const code = refusalOfOutcome(outcome, today)
  const tooLong = (text: string) => text.length > LETTERS_MAX && say('form-wrong')
  return {
    said: code === 'outcome-needs-words' ? say(code) : tooLong(values.said),
    toDo: tooLong(values.toDo),
    byDay: code === 'by-day-is-past' && say(code),
    startsAt: code === 'follow-up-needs-a-time' && say(code),
  }
}
