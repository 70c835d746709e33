import { useCallback, useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { DayRow, StaffAppointmentView } from '../../../src/modules/appointments/api.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Told } from '../../ui/Told.tsx'
import { useText } from '../../ui/text.tsx'
import { RefusalTold } from '../parts/RefusalTold.tsx'
import { Acts } from './Acts.tsx'
import { Around } from './Around.tsx'
import { CallPanel } from './CallPanel.tsx'
import { CancelDialog } from './CancelDialog.tsx'
import { ACTS, CALL, goTo, goToSoon, NOTE, OUTCOME } from './focus.ts'
import { MovePanel } from './MovePanel.tsx'
import { Need } from './Need.tsx'
import { NotePanel } from './NotePanel.tsx'
import { OutcomePanel } from './OutcomePanel.tsx'
import { OutcomeTold } from './OutcomeTold.tsx'
import { Aside } from './PersonAside.tsx'
import type { FilePart } from './useDayShortcuts.ts'
import type { Opened } from './useOpened.ts'
import { useOpened } from './useOpened.ts'

type Props = {
  id: number
  /** The row as the day's last reading has it; null when it left the day. */
  polled: DayRow | null
  now: Date
  /** What a key asked for, until it has been led to. */
  asked: FilePart | null
  onAsked: () => void
  onRow: (row: DayRow) => void
  onGone: () => void
  onNext: () => void
  back: string
}

/** One person's appointment with all its context: the need first and largest. */
export function Detail(props: Props) {
  const { id, polled, back } = props
  const t = useText()
  const opened = useOpened(id, polled)
  return (
    <article className="detail" aria-labelledby="detail-title">
      <Link className="back detail-back" href={back}>
        <Icon name="it-arrow-left" />
        {t('officer-serve.back')}
      </Link>
      {opened.view ? (
        <>
          {opened.problem && <RefusalTold problem={opened.problem} again={opened.again} />}
          <Served {...props} opened={opened} view={opened.view} />
        </>
      ) : opened.problem ? (
        <RefusalTold problem={opened.problem} again={opened.again} />
      ) : (
        <Skeleton boxes={4} />
      )}
    </article>
  )
}

/** Nothing is left to do here; who moved it finds the new one among the others. */
function GoneTold({ view }: { view: StaffAppointmentView }) {
  const t = useText()
  const text = view.row.state === 'moved' ? 'officer-serve.gone.moved' : 'officer-serve.gone.cancelled'
  return <Told title={t(text)} />
}

type Panel = 'outcome' | 'move' | 'cancel' | null

function Served(props: Props & { view: StaffAppointmentView; opened: Opened }) {
  const { view, opened, now, asked, onAsked, onRow, onGone, onNext } = props
  const [panel, setPanel] = useState<Panel>(null)
  const canClose = view.can.close === null
  const isGone = view.row.state === 'moved' || view.row.state === 'cancelled'
  const take = (after: StaffAppointmentView) => {
    opened.set(after)
    onRow(after.row)
  }
  const openOutcome = useCallback(() => {
    if (!canClose) return void goTo(ACTS)
    setPanel('outcome')
    goToSoon(OUTCOME)
  }, [canClose])
  useEffect(() => {
    if (asked === null) return
    onAsked()
    if (asked === 'outcome') openOutcome()
    else goTo(asked === 'note' ? NOTE : CALL)
  }, [asked, onAsked, openOutcome])

  const close = () => {
    setPanel(null)
    goToSoon(ACTS)
  }
  const changed = () => {
    close()
    opened.again()
    onGone()
  }
  return (
    <>
      <Need view={view} now={now} />
      {view.outcome && <OutcomeTold outcome={view.outcome} others={view.others} onNext={onNext} />}
      {isGone && <GoneTold view={view} />}
      {view.row.mode === 'phone' && !isGone && <CallPanel view={view} onView={take} />}
      {!view.outcome && !isGone && (
        <Acts view={view} panel={panel} onView={take} onPanel={setPanel} onOutcome={openOutcome} />
      )}
      <div className="detail-columns">
        <div className="stack-wide">
          {panel === 'outcome' && !view.outcome && <OutcomePanel view={view} now={now} onView={take} onClose={close} />}
          {panel === 'move' && <MovePanel view={view} now={now} onMoved={changed} onClose={close} />}
          <NotePanel view={view} />
          <Around view={view} onRefresh={opened.again} />
        </div>
        <Aside view={view} />
      </div>
      <CancelDialog view={view} open={panel === 'cancel'} onClose={() => setPanel(null)} onCancelled={changed} />
    </>
  )
}
