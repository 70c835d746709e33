import { useEffect, useState } from 'react'
import { sayDayAndYear, sayTime } from '../../src/platform/say-when.ts'
import type { Problem } from '../client.ts'
import { act, ask, problemOf } from '../client.ts'
import { Act } from '../ui/Act.tsx'
import { Facts } from '../ui/Facts.tsx'
import { Form } from '../ui/Form.tsx'
import { TextField } from '../ui/fields.tsx'
import { useForm } from '../ui/form.ts'
import { Page } from '../ui/Page.tsx'
import { ProblemTold } from '../ui/ProblemTold.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Told } from '../ui/Told.tsx'
import { useTurns } from './useTurns.ts'

type Clock = { now: string; shiftSeconds: number }

const LOOK_MS = 5000
const DAY_MINUTES = 24 * 60

/** Moves the time of the whole product: pages, rules, sweeps and jobs. */
export default function ClockPage() {
  const [clock, setClock] = useState<Clock | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const turn = useTurns(LOOK_MS)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn looks again
  useEffect(() => {
    ask<Clock>('/dev/api/clock').then(setClock, (thrown: unknown) => setProblem(problemOf(thrown)))
  }, [turn])

  const move = async (form: object) => {
    try {
      setClock(await act<Clock>('/dev/api/clock', form))
      setProblem(null)
    } catch (thrown) {
      setProblem(problemOf(thrown))
    }
  }
  return (
    <Page title="Clock" lead={<p>Move the time of the whole product: pages, rules, reminders and jobs.</p>}>
      <div className="stack-wide">
        {problem && <ProblemTold problem={problem} />}
        {clock ? <Now {...clock} /> : <Skeleton />}
        <div className="row-of">
          <Act onPress={() => move({ shiftMinutes: 30 })}>30 minutes on</Act>
          <Act look="second" onPress={() => move({ shiftMinutes: DAY_MINUTES })}>
            One day on
          </Act>
          <Act
            look="second"
            why={clock?.shiftSeconds === 0 ? 'It is the machine’s own time already.' : null}
            onPress={() => move({ reset: true })}
          >
            Back to the machine’s time
          </Act>
        </div>
        <Wall onClock={setClock} />
        <Told title="Thirty minutes without a request end a session">
          <p>After a jump you may have to sign in again. Free times follow within a second.</p>
        </Told>
      </div>
    </Page>
  )
}

function Now({ now, shiftSeconds }: Clock) {
  return (
    <div role="status">
      <Facts
        of={[
          { name: 'In Rome', value: `${sayDayAndYear(now, 'en')}, ${sayTime(now, 'en')}` },
          { name: 'UTC', value: <span className="numbers">{now.replace(/\.\d+Z$/, 'Z')}</span> },
          { name: 'Against this machine', value: sayShift(shiftSeconds) },
        ]}
      />
    </div>
  )
}

/** "2 days, 3 hours and 20 minutes ahead". */
function sayShift(shiftSeconds: number): string {
  const minutes = Math.round(Math.abs(shiftSeconds) / 60)
  if (minutes === 0) return 'the same'
  const parts: [number, string][] = [
    [Math.floor(minutes / DAY_MINUTES), 'day'],
    [Math.floor((minutes % DAY_MINUTES) / 60), 'hour'],
    [minutes % 60, 'minute'],
  ]
  const said = parts.filter(([many]) => many > 0).map(([many, unit]) => `${many} ${unit}${many === 1 ? '' : 's'}`)
  return `${new Intl.ListFormat('en').format(said)} ${shiftSeconds > 0 ? 'ahead' : 'behind'}`
}

function Wall({ onClock }: { onClock: (clock: Clock) => void }) {
  const form = useForm({
    values: { wall: '' },
    check: ({ wall }) => ({ wall: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(wall) ? null : 'Give a day and an hour.' }),
    send: async ({ wall }) => onClock(await act<Clock>('/dev/api/clock', { wall: wall.slice(0, 16) })),
    sayField: () => 'No calendar has this day.',
  })
  return (
    <section className="stack">
      <h2>To a day and an hour</h2>
      <Form of={form} act="Go there">
        <TextField {...form.field('wall')} type="datetime-local" short label="Day and hour, on a wall in Rome" />
      </Form>
    </section>
  )
}
