import { useLocation } from 'wouter'
import { Act } from '../../ui/Act.tsx'
import { Form } from '../../ui/Form.tsx'
import { useForm } from '../../ui/form.ts'
import { useText } from '../../ui/text.tsx'
import { paths } from '../paths.ts'
import { BookFrame } from './BookFrame.tsx'
import { changeDraft, useDraft } from './draft.ts'
import { MODE_NAME } from './modes.ts'
import { TimeChoice } from './TimeChoice.tsx'

/** Step 2b: when. */
export default function BookTimePage() {
  const t = useText()
  const draft = useDraft()
  const [, go] = useLocation()
  const form = useForm({
    values: { startsAt: draft.startsAt ?? '' },
    check: ({ startsAt }) => ({ startsAt: startsAt ? null : t('appointments.time.choose') }),
    send: ({ startsAt }) => {
      changeDraft({ startsAt })
      go(paths.bookReason)
    },
  })
  const { topic, office, mode } = draft
  return (
    <BookFrame
      step={1}
      title={t('appointments.time.title')}
      lead={mode && <p>{t('appointments.time.lead', { mode: t(MODE_NAME[mode]), office: office?.name ?? '' })}</p>}
      back={paths.bookMode}
    >
      <Form of={form} act={t('common.go-on')}>
        {topic && office && mode && (
          <TimeChoice
            {...form.field('startsAt')}
            topic={topic.code}
            office={office.code}
            mode={mode}
            daysAheadMax={topic.daysAheadMax}
            otherPlaces={
              <div className="form-acts">
                <Act look="second" to={paths.bookOffice}>
                  {t('appointments.office.another')}
                </Act>
                <Act look="plain" to={paths.bookFirst}>
                  {t('appointments.first.go')}
                </Act>
              </div>
            }
          />
        )}
      </Form>
    </BookFrame>
  )
}
