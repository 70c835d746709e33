import { useRef } from 'react'
import { useLocation, useParams } from 'wouter'
import type { AppointmentView, MoveForm } from '../../../src/modules/appointments/api.ts'
import type { OfficeView, TopicView } from '../../../src/modules/offices/api.ts'
import { sayWhen } from '../../../src/platform/say-when.ts'
import type { Mode } from '../../../src/platform/shapes.ts'
import { act, newKey } from '../../client.ts'
import { useMy, useSession } from '../../session.tsx'
import { Act } from '../../ui/Act.tsx'
import { forgetAnswers, Shown, useAnswer } from '../../ui/answer.tsx'
import { Form } from '../../ui/Form.tsx'
import { useForm } from '../../ui/form.ts'
import { Page } from '../../ui/Page.tsx'
import { useText } from '../../ui/text.tsx'
import { paths, pathTo } from '../paths.ts'
import { ModeChoice } from './ModeChoice.tsx'
import { TimeChoice } from './TimeChoice.tsx'

/** Another time, or another way of meeting; the place stays kept until the new one is there. */
export default function MovePage() {
  const { id = '' } = useParams<{ id: string }>()
  const t = useText()
  const my = useMy()
  const appointment = useAnswer<AppointmentView>(my(`/appointments/${id}`))
  const topics = useAnswer<{ topics: TopicView[] }>(`/api/topics?language=${t.language}`)
  const code = appointment.state === 'there' ? appointment.value.office.code : null
  const office = useAnswer<OfficeView>(code ? `/api/offices/${code}` : null)
  return (
    <Page
      title={t('appointments.move.title')}
      back={{ to: pathTo(paths.appointment, id), name: t('appointments.one.title') }}
    >
      <Shown of={appointment}>
        {(old) => (
          <Shown of={topics}>
            {(all) => (
              <Shown of={office}>
                {(place) => (
                  <MoveAppointment
                    appointment={old}
                    topic={all.topics.find((topic) => topic.code === old.topic.code)}
                    office={place}
                  />
                )}
              </Shown>
            )}
          </Shown>
        )}
      </Shown>
    </Page>
  )
}

type Props = { appointment: AppointmentView; topic: TopicView | undefined; office: OfficeView }

function MoveAppointment({ appointment, topic, office }: Props) {
  const t = useText()
  const my = useMy()
  const { who } = useSession()
  const [, go] = useLocation()
  const key = useRef(newKey())
  const form = useForm({
    values: { mode: appointment.mode as string, startsAt: '' },
    check: ({ startsAt }) => ({ startsAt: startsAt ? null : t('appointments.time.choose') }),
    send: async ({ mode, startsAt }) => {
      const wanted: MoveForm = { mode: mode as Mode, startsAt }
      const address = my(`/appointments/${appointment.id}/move`) ?? ''
      const moved = await act<AppointmentView, MoveForm>(address, wanted, { key: key.current })
      forgetAnswers()
      go(pathTo(paths.appointment, moved.id), { replace: true, state: { fresh: true } })
    },
  })
  if (!topic) return null
  return (
    <Form
      of={form}
      act={t('appointments.move.confirm')}
      beside={
        <Act look="plain" to={pathTo(paths.appointment, appointment.id)}>
          {t('appointments.move.keep')}
        </Act>
      }
    >
      <p>{t('appointments.move.now', { when: sayWhen(appointment.startsAt, t.language) })}</p>
      <div className="stack-tight">
        <h2>{t('appointments.mode.title')}</h2>
        <ModeChoice
          {...form.field('mode')}
          set={(mode) => form.set({ mode, startsAt: '' })}
          topic={topic}
          office={office}
          method={who?.method ?? null}
        />
      </div>
      <div className="stack-tight">
        <h2>{t('appointments.time.title')}</h2>
        <TimeChoice
          key={form.values.mode}
          {...form.field('startsAt')}
          topic={topic.code}
          office={office.code}
          mode={form.values.mode as Mode}
          daysAheadMax={topic.daysAheadMax}
          otherPlaces={<p>{t('appointments.move.other-mode')}</p>}
        />
      </div>
    </Form>
  )
}
