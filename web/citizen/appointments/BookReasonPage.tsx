import { useLocation } from 'wouter'
import { Form } from '../../ui/Form.tsx'
import { TextArea, TextField } from '../../ui/fields.tsx'
import { useForm } from '../../ui/form.ts'
import { Told } from '../../ui/Told.tsx'
import { useText } from '../../ui/text.tsx'
import { paths } from '../paths.ts'
import { Attachments } from './Attachments.tsx'
import { BookFrame } from './BookFrame.tsx'
import { changeDraft, useDraft } from './draft.ts'
import { useClaimedDraft } from './useClaimedDraft.ts'

const REASON_MAX = 300
const DETAILS_MAX = 2000

/** Step 3: why, what to bring, and papers that may be sent before. */
export default function BookReasonPage() {
  const t = useText()
  const draft = useDraft()
  const [, go] = useLocation()
  useClaimedDraft()
  const form = useForm({
    values: { reason: draft.reason, details: draft.details },
    check: ({ reason, details }) => ({
      reason: reasonWrong(reason) && t('appointments.reason.wrong'),
      details: details.length > DETAILS_MAX && t('appointments.details.long', { most: DETAILS_MAX }),
    }),
    send: ({ reason, details }) => {
      changeDraft({ reason: reason.trim(), details: details.trim() })
      go(paths.bookContacts)
    },
  })
  const bring = draft.topic?.bring ?? []
  return (
    <BookFrame
      step={2}
      title={t('appointments.reason.title')}
      lead={<p>{t('appointments.reason.lead')}</p>}
      back={paths.bookTime}
    >
      <Form of={form} act={t('common.go-on')}>
        <TextField
          {...form.field('reason')}
          label={t('appointments.reason.label')}
          hint={t('appointments.reason.hint')}
          maxLength={REASON_MAX}
        />
        <TextArea
          {...form.field('details')}
          label={t('appointments.details.label')}
          hint={t('appointments.details.hint')}
          maxLength={DETAILS_MAX}
          optional
        />
        {bring.length > 0 && (
          <Told title={t('appointments.bring.title')}>
            <ul>
              {bring.map((paper) => (
                <li key={paper}>{paper}</li>
              ))}
            </ul>
          </Told>
        )}
        <Attachments />
      </Form>
    </BookFrame>
  )
}

const reasonWrong = (reason: string) => reason.trim().length < 3
