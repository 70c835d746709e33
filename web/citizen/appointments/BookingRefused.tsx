import { useEffect, useRef, useState } from 'react'
import type { SlotView } from '../../../src/modules/appointments/api.ts'
import { sayWhen } from '../../../src/platform/say-when.ts'
import type { Problem } from '../../client.ts'
import { Act } from '../../ui/Act.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { HelpLines } from '../../ui/HelpLines.tsx'
import { sayProblem } from '../../ui/ProblemTold.tsx'
import { Told } from '../../ui/Told.tsx'
import { useText } from '../../ui/text.tsx'
import { paths } from '../paths.ts'

/** Refusals that another time would cure. */
const ABOUT_THE_TIME = [
  'slot-taken',
  'plan-changed',
  'person-busy',
  'time-not-offered',
  'too-late-to-book',
  'too-far-ahead',
]
/** Refusals that no other answer here would cure: somebody to call. */
const ABOUT_LIMITS = ['too-many-open', 'too-many-cancellations', 'not-allowed']

/** The free times that the server offers in place of one that was taken. */
export const nearestOf = (problem: Problem | null): SlotView[] =>
  (problem?.details['nearest'] as SlotView[] | undefined) ?? []

type Props = {
  problem: Problem
  office: { name: string } | null
  busy: boolean
  onTake: (slot: SlotView) => Promise<void>
}

/** Why it was not booked, and the nearest way on. Nothing that was written is lost. */
export function BookingRefused({ problem, office, busy, onTake }: Props) {
  const t = useText()
  const box = useRef<HTMLDivElement>(null)
  const { title, next } = sayProblem(t, problem.code)
  const nearest = nearestOf(problem)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} className="stack">
      <Told kind={ABOUT_THE_TIME.includes(problem.code) ? 'attention' : 'bad'} title={title} live>
        {next && <p>{next}</p>}
      </Told>
      {nearest.length > 0 && <Instead {...{ nearest, office, busy, onTake }} />}
      {ABOUT_THE_TIME.includes(problem.code) && (
        <div className="form-acts">
          <Act look={nearest.length > 0 ? 'plain' : 'second'} to={paths.bookTime}>
            {t('appointments.refused.all-times')}
          </Act>
        </div>
      )}
      {problem.code.startsWith('too-many') && (
        <div className="form-acts">
          <Act look="second" to={paths.me}>
            {t('appointments.refused.mine')}
          </Act>
        </div>
      )}
      {ABOUT_LIMITS.includes(problem.code) && <HelpLines />}
    </div>
  )
}

function Instead({ nearest, office, busy, onTake }: Omit<Props, 'problem'> & { nearest: SlotView[] }) {
  const t = useText()
  const [chosen, choose] = useState(nearest[0]?.startsAt ?? '')
  const slot = nearest.find((each) => each.startsAt === chosen)
  return (
    <div className="card-of stack">
      <Choices
        id="field-instead"
        name="instead"
        legend={t('appointments.refused.nearest')}
        value={chosen}
        set={choose}
        error={null}
        options={nearest.map((each) => ({
          value: each.startsAt,
          title: sayWhen(each.startsAt, t.language),
          note: each.officeName === office?.name ? null : each.officeName,
        }))}
      />
      <div className="form-acts">
        <Act busy={busy} onPress={() => slot && onTake(slot)}>
          {t('appointments.refused.take')}
        </Act>
      </div>
    </div>
  )
}
