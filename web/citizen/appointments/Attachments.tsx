import type { ChangeEvent } from 'react'
import { useRef, useState } from 'react'
import type { AttachmentView } from '../../../src/modules/appointments/api.ts'
import { act, newKey, problemOf } from '../../client.ts'
import { useMy } from '../../session.tsx'
import { FieldError } from '../../ui/Form.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { sayProblem } from '../../ui/ProblemTold.tsx'
import { useText } from '../../ui/text.tsx'
import { changeDraft, useDraft } from './draft.ts'

const ID = 'field-attachments'
const MOST = 3
// What the server takes; PDF, or a photograph made on the spot.
const KINDS = 'application/pdf,image/jpeg,image/png,image/tiff'

/** Papers that the officer may look at before the appointment: sent one by one, at once, so that none is lost later. */
export function Attachments() {
  const t = useText()
  const my = useMy()
  const { attachments } = useDraft()
  const [sending, setSending] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)

  const add = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    const address = my('/attachments')
    if (!file || !address) return
    setError(null)
    setSending(file.name)
    try {
      const form = new FormData()
      form.append('file', file)
      const added = await act<AttachmentView, FormData>(address, form, { key: newKey() })
      changeDraft({ attachments: [...attachments, added] })
    } catch (thrown) {
      const { title, next } = sayProblem(t, problemOf(thrown).code)
      setError(`${title}. ${next}`)
    } finally {
      setSending(null)
      if (input.current) input.current.value = ''
    }
  }

  const remove = async (attachment: AttachmentView) => {
    changeDraft({ attachments: attachments.filter((each) => each.id !== attachment.id) })
    const address = my(`/attachments/${attachment.id}/delete`)
    // Whatever the server answers, the paper is no longer part of this booking; what nobody booked is swept away there.
    if (address) await act(address, {}).catch(() => {})
  }

  return (
    <div className={`field${error ? ' has-error' : ''}`}>
      <p className="field-label">
        {t('appointments.attachments.label')} <span className="quiet">{t('common.optional')}</span>
      </p>
      <p id={`${ID}-hint`} className="field-hint">
        {t('appointments.attachments.hint', { most: MOST })}
      </p>
      <FieldError id={ID} sentence={error} />
      <AttachmentList of={attachments} onRemove={remove} />
      {attachments.length < MOST && (
        <>
          <input
            ref={input}
            className="field-file"
            id={ID}
            type="file"
            accept={KINDS}
            disabled={sending !== null}
            aria-describedby={[`${ID}-hint`, error ? `${ID}-error` : ''].join(' ').trim()}
            onChange={add}
          />
          <label className="btn btn-outline-primary act act-second act-small file-button" htmlFor={ID}>
            <Icon name="it-upload" />
            {t('appointments.attachments.add')}
          </label>
        </>
      )}
      <p role="status">{sending && t('appointments.attachments.sending', { name: sending })}</p>
    </div>
  )
}

type ListProps = { of: AttachmentView[]; onRemove: (attachment: AttachmentView) => void }

function AttachmentList({ of, onRemove }: ListProps) {
  const t = useText()
  if (of.length === 0) return null
  return (
    <ul className="papers">
      {of.map((attachment) => (
        <li key={attachment.id}>
          <Icon name="it-clip" />
          <span>{attachment.name}</span>
          <button type="button" className="plain-button" onClick={() => onRemove(attachment)}>
            {t('appointments.attachments.remove')}
            <span className="only-heard"> {attachment.name}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
