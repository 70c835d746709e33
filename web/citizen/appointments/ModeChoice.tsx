import type { SlotsView } from '../../../src/modules/appointments/api.ts'
import { refusalOfMode } from '../../../src/modules/appointments/rules.ts'
import type { OfficeView, TopicView } from '../../../src/modules/offices/api.ts'
import { sayWhen } from '../../../src/platform/say-when.ts'
import type { Mode } from '../../../src/platform/shapes.ts'
import { useAnswer } from '../../ui/answer.tsx'
import { Choices } from '../../ui/Choices.tsx'
import type { FieldOf } from '../../ui/form.ts'
import { sayProblem } from '../../ui/ProblemTold.tsx'
import type { Say } from '../../ui/text.tsx'
import { useText } from '../../ui/text.tsx'
import { MODE_NAME, MODE_NOTE, MODES } from './modes.ts'

type Props = FieldOf<string> & {
  topic: TopicView
  office: OfficeView
  /** How the person signed in; null before, when only what the topic and the office offer can be said. */
  method: string | null
}

/** The three modes as large choices. One that can't be had stays in sight and says why, by the server's own rule. */
export function ModeChoice({ topic, office, method, ...field }: Props) {
  const t = useText()
  const free = {
    in_person: useFirstFree(topic, office.code, 'in_person'),
    phone: useFirstFree(topic, office.code, 'phone'),
    web: useFirstFree(topic, office.code, 'web'),
  }
  // Before signing in nobody is refused for lack of an identity that the next page may bring.
  const signIn = { method: method ?? 'spid', level: 2 }
  return (
    <Choices
      {...field}
      legend={t('appointments.mode.title')}
      legendHeard
      options={MODES.map((mode) => {
        const refusal = refusalOfMode({ topic, office, mode }, { signIn, byStaff: false })
        return {
          value: mode,
          title: t(MODE_NAME[mode]),
          note: refusal ? null : sayMode(t, mode, free[mode]),
          why: refusal ? sayWhy(t, refusal) : null,
        }
      })}
    />
  )
}

function sayMode(t: Say, mode: Mode, first: string | null | undefined): string {
  const what = t(MODE_NOTE[mode])
  if (first === undefined) return what
  const when = first ? t('appointments.mode.first', { when: sayWhen(first, t.language) }) : t('appointments.mode.full')
  return `${what} ${when}`
}

function sayWhy(t: Say, code: string): string {
  const { title, next } = sayProblem(t, code)
  return `${title}. ${next}`
}

/** The first free time; null when none is free, undefined while not known. */
function useFirstFree(topic: Props['topic'], office: string, mode: Mode): string | null | undefined {
  const query = new URLSearchParams({ topic: topic.code, office, mode, limit: '1' })
  const offered = topic.modes.some((each) => each.mode === mode)
  const answer = useAnswer<SlotsView>(offered ? `/api/availability/first?${query}` : null)
  return answer.state === 'there' ? (answer.value.slots[0]?.startsAt ?? null) : undefined
}
