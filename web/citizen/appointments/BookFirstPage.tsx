import { useState } from 'react'
import { useLocation } from 'wouter'
import type { SlotsView, SlotView } from '../../../src/modules/appointments/api.ts'
import type { OfficeView } from '../../../src/modules/offices/api.ts'
import { sayWhen } from '../../../src/platform/say-when.ts'
import type { Mode } from '../../../src/platform/shapes.ts'
import type { Problem } from '../../client.ts'
import { ask, problemOf } from '../../client.ts'
import { Shown, useAnswer } from '../../ui/answer.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { HelpLines } from '../../ui/HelpLines.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { ProblemTold } from '../../ui/ProblemTold.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Things } from '../../ui/Things.tsx'
import { useText } from '../../ui/text.tsx'
import { paths } from '../paths.ts'
import { BookFrame } from './BookFrame.tsx'
import { changeDraft, useDraft } from './draft.ts'
import { MODE_NAME, MODES } from './modes.ts'

/** Another way through steps 1 and 2: the first free places of the whole country, for one mode. */
export default function BookFirstPage() {
  const t = useText()
  const { topic } = useDraft()
  const offered = MODES.filter((mode) => topic?.modes.some((each) => each.mode === mode))
  // Who looks all over the country seldom wants to travel: what needs no journey comes first.
  const [mode, setMode] = useState<Mode>(offered.find((each) => each !== 'in_person') ?? 'in_person')
  const query = new URLSearchParams({ topic: topic?.code ?? '', mode, limit: '6' })
  const slots = useAnswer<SlotsView>(topic ? `/api/availability/first?${query}` : null)
  return (
    <BookFrame step={0} title={t('appointments.first.title')} back={paths.bookOffice}>
      <div className="stack">
        <Choices
          id="field-mode"
          name="mode"
          legend={t('appointments.mode.title')}
          value={mode}
          set={(value) => setMode(value as Mode)}
          error={null}
          options={offered.map((each) => ({ value: each, title: t(MODE_NAME[each]) }))}
        />
        <Shown of={slots} waiting={<Skeleton boxes={4} />}>
          {({ slots: found }) => (found.length === 0 ? <NoneAnywhere /> : <FirstSlots slots={found} />)}
        </Shown>
      </div>
    </BookFrame>
  )
}

function FirstSlots({ slots }: { slots: SlotView[] }) {
  const t = useText()
  const [, go] = useLocation()
  const [problem, setProblem] = useState<Problem | null>(null)

  // The answer names the office only by its code; the pages that follow show its address too.
  const take = async (slot: SlotView) => {
    try {
      const office = await ask<OfficeView>(`/api/offices/${slot.office}`)
      changeDraft({ office, mode: slot.mode, startsAt: slot.startsAt })
      go(paths.bookReason)
    } catch (thrown) {
      setProblem(problemOf(thrown))
    }
  }
  return (
    <>
      {problem && <ProblemTold problem={problem} />}
      <Things
        of={slots.map((slot) => ({
          id: `${slot.office} ${slot.startsAt}`,
          onPress: () => take(slot),
          title: sayWhen(slot.startsAt, t.language),
          note: t('appointments.first.at', { office: slot.officeName, town: slot.municipality }),
        }))}
      />
    </>
  )
}

function NoneAnywhere() {
  const t = useText()
  return (
    <Nothing title={t('appointments.first.none')}>
      <HelpLines />
    </Nothing>
  )
}
