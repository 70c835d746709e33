import { useEffect, useRef } from 'react'
import type { OutcomeForm, OutcomeKind, StaffAppointmentView } from '../../../src/modules/appointments/api.ts'
import { refusalOfOutcome } from '../../../src/modules/appointments/rules.ts'
import { act, newKey } from '../../client.ts'
import { useMy } from '../../session.tsx'
import { Act } from '../../ui/Act.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { dayInRome } from '../../ui/days.ts'
import { TextArea, TextField } from '../../ui/fields.tsx'
import { useForm } from '../../ui/form.ts'
import { More } from '../../ui/More.tsx'
import { useText } from '../../ui/text.tsx'
import { DeskForm } from '../parts/DeskForm.tsx'
import { keepDraft, keptDraft } from '../parts/draft.ts'
import { sayWhyNot } from '../parts/refusalWords.ts'
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

/** What was said, what to do, by when; with a follow-up the next appointment is booked in the same act. */
export function OutcomePanel({ view, now, onView, onClose }: Props) {
  const t = useText()
  const my = useMy()
  const { row } = view
  const draft = `outcome-${row.id}`
  const key = useRef({ key: newKey(), of: '' })
  const today = dayInRome(now)

  const form = useForm<Written>({
    values: { ...NOTHING, ...keptDraft<Written>(draft) },
    check: (values) =>
      sayWrong(values, outcomeOf(values, next.office?.code, next.mode), today, (code) => sayWhyNot(t, code)),
    send: async (values) => {
      const outcome = outcomeOf(values, next.office?.code, next.mode)
      const meaning = JSON.stringify(outcome)
      // The same words sent twice are one outcome; other words after a refusal are another.
      if (key.current.of !== meaning) key.current = { key: newKey(), of: meaning }
      const address = my(`/appointments/${row.id}/outcome`)
      if (!address) return
      const after = await act<StaffAppointmentView>(address, outcome, { key: key.current.key })
      keepDraft(draft, null)
      onView(after)
      goToSoon(WRITTEN)
    },
  })
  const { kind } = form.values
  const next = useNextTime(row.topicName, row.mode, kind === 'another_office')
  useEffect(() => keepDraft(draft, isBegun(form.values) ? form.values : null), [draft, form.values])

  const when = (
    <NextTimeFields next={next} startsAt={form.field('startsAt')} today={today} elsewhere={kind === 'another_office'} />
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
        {kind === 'missed' ? (
          <p>{t('officer-serve.outcome.missed-note')}</p>
        ) : (
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
        )}
        {kind === 'follow_up' && when}
        {kind === 'another_office' && <More title={t('officer-serve.outcome.book-there')}>{when}</More>}
      </DeskForm>
    </section>
  )
}

function outcomeOf(
  values: Written,
  office: string | undefined,
  mode: StaffAppointmentView['row']['mode'],
): OutcomeForm {
  const { kind, said, toDo, byDay, startsAt } = values
  if (kind === 'missed') return { kind }
  const books = (kind === 'follow_up' || kind === 'another_office') && startsAt !== ''
  return {
    kind,
    said: said.trim(),
    ...(toDo.trim() ? { toDo: toDo.trim() } : {}),
    ...(byDay ? { byDay } : {}),
    ...(books ? { followUp: { mode, startsAt, ...(office ? { office } : {}) } } : {}),
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
