import { useLocation } from 'wouter'
import { useSession } from '../../session.tsx'
import { Form } from '../../ui/Form.tsx'
import { useForm } from '../../ui/form.ts'
import { useText } from '../../ui/text.tsx'
import { paths } from '../paths.ts'
import { BookFrame } from './BookFrame.tsx'
import { changeDraft, useDraft } from './draft.ts'
import { ModeChoice } from './ModeChoice.tsx'

/** Step 2a: how. Each mode with its first free time, so that one chooses knowing what it costs to wait. */
export default function BookModePage() {
  const t = useText()
  const draft = useDraft()
  const [, go] = useLocation()
  const { who } = useSession()
  const form = useForm({
    values: { mode: draft.mode ?? '' },
    check: ({ mode }) => ({ mode: mode ? null : t('appointments.mode.choose') }),
    send: ({ mode }) => {
      changeDraft({ mode: mode as NonNullable<typeof draft.mode> })
      go(paths.bookTime)
    },
  })
  return (
    <BookFrame step={1} title={t('appointments.mode.title')} back={paths.bookOffice}>
      <Form of={form} act={t('common.go-on')}>
        {draft.topic && draft.office && (
          <ModeChoice {...form.field('mode')} topic={draft.topic} office={draft.office} method={who?.method ?? null} />
        )}
      </Form>
    </BookFrame>
  )
}
