import type { StaffAppointmentView } from '../../../src/modules/appointments/api.ts'
import { sayAtTime } from '../../../src/platform/say-when.ts'
import { useMy } from '../../session.tsx'
import { TextArea } from '../../ui/fields.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { Say } from '../../ui/text.tsx'
import { useText } from '../../ui/text.tsx'
import { sayWhyNot } from '../parts/refusalWords.ts'
import { focusRow, NOTE } from './focus.ts'
import type { KeptNote } from './keptNotes.ts'
import { NOTE_LETTERS_MAX, sendNotes, useKeptNote } from './keptNotes.ts'

/** The office's own note, saved as typed, with its state always in sight. */
export function NotePanel({ view }: { view: StaffAppointmentView }) {
  const t = useText()
  const my = useMy()
  const { id } = view.row
  const [note, write] = useKeptNote(id, my(`/appointments/${id}/note`), view.note)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the events are those of the box inside
    <section className="note" onBlur={sendNotes} onKeyDown={(event) => event.key === 'Escape' && focusRow(id)}>
      <TextArea
        id={NOTE}
        name="note"
        label={t('officer-serve.note')}
        hint={t('officer-serve.note.hint')}
        value={note?.body ?? view.note}
        set={write}
        error={null}
        rows={4}
        maxLength={NOTE_LETTERS_MAX}
      />
      <NoteStateTold note={note} />
    </section>
  )
}

function NoteStateTold({ note }: { note: KeptNote | null }) {
  const t = useText()
  const bad = note !== null && ['not-sent', 'refused', 'too-long'].includes(note.state)
  return (
    // Each saving is seen and not announced: only what went wrong interrupts who is typing and listening.
    <p className={`note-state${bad ? ' is-bad' : ''}`} role={bad ? 'alert' : undefined}>
      {bad && <Icon name="it-warning-circle" />}
      {!bad && note?.state === 'as-saved' && note.savedAt && <Icon name="it-check" />}
      {note ? sayState(note, t) : ''}
    </p>
  )
}

function sayState(note: KeptNote, t: Say): string {
  if (note.state === 'typed' || note.state === 'sending') return t('officer-serve.note.saving')
  if (note.state === 'not-sent') return t('officer-serve.note.not-sent')
  if (note.state === 'too-long') return t('officer-serve.note.too-long')
  if (note.state === 'refused') return t('officer-serve.note.refused', { why: sayWhyNot(t, note.code ?? '') })
  return note.savedAt ? t('officer-serve.note.saved', { at: sayAtTime(note.savedAt, t.language) }) : ''
}
