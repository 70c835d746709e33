import { useState } from 'react'
import { useLocation } from 'wouter'
import type { AppointmentView, BookingForm, SlotView } from '../../../src/modules/appointments/api.ts'
import type { OfficeView } from '../../../src/modules/offices/api.ts'
import type { Problem } from '../../client.ts'
import { act, ask, problemOf } from '../../client.ts'
import { useMy } from '../../session.tsx'
import { Act } from '../../ui/Act.tsx'
import { forgetAnswers } from '../../ui/answer.tsx'
import { useText } from '../../ui/text.tsx'
import { paths, pathTo } from '../paths.ts'
import { BookFrame } from './BookFrame.tsx'
import { BookingRefused, nearestOf } from './BookingRefused.tsx'
import { BookingSummary } from './BookingSummary.tsx'
import type { Draft } from './draft.ts'
import { changeDraft, useDraft } from './draft.ts'
import { useClaimedDraft } from './useClaimedDraft.ts'

/** Step 5: everything once more, and one button. If the time was taken meanwhile, three others without losing a word. */
export default function BookCheckPage() {
  const t = useText()
  const draft = useDraft()
  const my = useMy()
  const [, go] = useLocation()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  useClaimedDraft()

  const confirm = async (wanted: Draft) => {
    const address = my('/appointments')
    if (busy || !address) return
    setBusy(true)
    setProblem(null)
    try {
      const booked = await act<AppointmentView, BookingForm>(address, formOf(wanted), { key: wanted.key })
      forgetAnswers()
      // The page that opens forgets the draft: before it is there, nothing is lost whatever happens.
      go(pathTo(paths.appointment, booked.id), { replace: true, state: { fresh: true } })
    } catch (thrown) {
      setProblem(problemOf(thrown))
      setBusy(false)
    }
  }

  // The other time goes into the draft before it is asked for, so that a lost network loses nothing.
  const takeInstead = async (slot: SlotView) => {
    if (busy) return
    try {
      const office =
        slot.office === draft.office?.code ? draft.office : await ask<OfficeView>(`/api/offices/${slot.office}`)
      const { mode, startsAt } = slot
      changeDraft({ office, mode, startsAt })
      await confirm({ ...draft, office, mode, startsAt })
    } catch (thrown) {
      setProblem(problemOf(thrown))
    }
  }

  return (
    <BookFrame step={4} title={t('appointments.check.title')} back={paths.bookContacts}>
      <div className="stack-wide">
        {problem && <BookingRefused problem={problem} office={draft.office} busy={busy} onTake={takeInstead} />}
        <BookingSummary draft={draft} />
        {/* Where other times are offered, taking one of them is the one act of the page. */}
        {!nearestOf(problem).length && (
          <div className="form-acts">
            <Act busy={busy} onPress={() => confirm(draft)}>
              {t('appointments.check.confirm')}
            </Act>
          </div>
        )}
      </div>
    </BookFrame>
  )
}

function formOf(draft: Draft): BookingForm {
  const { office, topic, mode, startsAt } = draft
  // BookFrame lets nobody come here without these four.
  if (!office || !topic || !mode || !startsAt) throw new Error('a booking without place or time')
  const some = (text: string) => text.trim() || undefined
  return {
    office: office.code,
    topic: topic.code,
    mode,
    startsAt,
    reason: draft.reason,
    details: some(draft.details),
    phone: draft.phone,
    email: some(draft.email),
    relative: draft.alsoTell
      ? {
          name: draft.relativeName.trim(),
          phone: some(draft.relativePhone),
          email: some(draft.relativeEmail),
        }
      : undefined,
    attachments: draft.attachments.length > 0 ? draft.attachments.map(({ id }) => id) : undefined,
  }
}
