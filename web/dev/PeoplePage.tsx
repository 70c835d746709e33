import { useEffect, useRef, useState } from 'react'
import type { DevPeopleView, DevSignInForm } from '../../src/modules/identity/api.ts'
import type { Problem } from '../client.ts'
import { act, problemOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { Act } from '../ui/Act.tsx'
import type { Answer } from '../ui/answer.tsx'
import { Shown, useAnswer } from '../ui/answer.tsx'
import { Select } from '../ui/fields.tsx'
import { Nothing } from '../ui/Nothing.tsx'
import { Page } from '../ui/Page.tsx'
import { ProblemTold } from '../ui/ProblemTold.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Things } from '../ui/Things.tsx'
import { Told } from '../ui/Told.tsx'

type Method = NonNullable<DevSignInForm['method']>

const METHODS: { value: Method; label: string }[] = [
  { value: 'spid', label: 'SPID' },
  { value: 'cie', label: 'CIE' },
  { value: 'cns', label: 'CNS' },
  { value: 'pin', label: 'PIN' },
  { value: 'development', label: 'none of them (development)' },
]

/** The named people of the seeds come first; nobody scrolls through the others. */
const FIRST = 16

/** Sign in as anyone. What a method opens differs: video is for who holds SPID, CIE, CNS or PIN. */
export default function PeoplePage() {
  const [typed, setTyped] = useState('')
  const [method, setMethod] = useState<string>('spid')
  const [problem, setProblem] = useState<Problem | null>(null)
  const settled = useSettled(typed.trim())
  const answer = useLast(useAnswer<DevPeopleView>(`/dev/api/people?q=${encodeURIComponent(settled)}`))

  // Another application is behind that door, so the browser goes there and not this page.
  const signIn = async (form: DevSignInForm, to: string) => {
    try {
      await act('/dev/api/sign-in', form)
      location.assign(to)
    } catch (thrown) {
      setProblem(problemOf(thrown))
    }
  }
  const found = answer.state === 'there' ? answer.value.people.length + answer.value.staff.length : null
  return (
    <Page title="People" wide lead={<p>Everyone is invented. Choose whom to be.</p>}>
      <div className="stack">
        <SignedInAs />
        {problem && <ProblemTold problem={problem} />}
        <SearchBox
          label="Search"
          hint="Name, fiscal code, username, role or office."
          value={typed}
          onChange={setTyped}
          found={found}
        />
        <Select
          id="method"
          name="method"
          label="A citizen signs in with"
          short
          value={method}
          set={setMethod}
          error={null}
          options={METHODS}
        />
        <Shown of={answer} waiting={<Skeleton boxes={5} />}>
          {({ people, staff }) => (
            <div className="dev-people">
              {people.length + staff.length === 0 && (
                <Nothing title="Nobody is called so.">
                  <Act look="second" onPress={() => setTyped('')}>
                    Show everybody
                  </Act>
                </Nothing>
              )}
              <Citizens
                of={settled ? people : people.slice(0, FIRST)}
                more={settled === '' && people.length > FIRST}
                onChoose={(personId) => signIn({ personId, method: method as Method }, '/me')}
              />
              <Staff of={staff} onChoose={(staffId) => signIn({ staffId }, '/officer')} />
            </div>
          )}
        </Shown>
      </div>
    </Page>
  )
}

function SignedInAs() {
  const { state, who, signOut } = useSession()
  if (state !== 'in' || !who) return null
  const as = who.kind === 'staff' ? `${who.role}, ${who.officeName ?? 'no office'}` : `citizen, by ${who.method}`
  return (
    <Told title={`You are ${who.givenName} ${who.familyName}`}>
      <p>{as}</p>
      <div className="row-of">
        <Act small to={who.kind === 'staff' ? '/officer' : '/me'} outside>
          Go on
        </Act>
        <Act small look="second" onPress={signOut}>
          Sign out
        </Act>
      </div>
    </Told>
  )
}

type CitizensProps = { of: DevPeopleView['people']; more: boolean; onChoose: (id: number) => void }

function Citizens({ of, more, onChoose }: CitizensProps) {
  if (of.length === 0) return null
  return (
    <section className="stack">
      <h2>Citizens</h2>
      <Things
        of={of.map((person) => ({
          id: person.id,
          title: person.name,
          note: `${person.fiscalCode} · ${person.language} · ${person.note}`,
          onPress: () => onChoose(person.id),
        }))}
      />
      {more && <p className="quiet">There are more: search for them.</p>}
    </section>
  )
}

function Staff({ of, onChoose }: { of: DevPeopleView['staff']; onChoose: (id: number) => void }) {
  if (of.length === 0) return null
  return (
    <section className="stack">
      <h2>Staff</h2>
      <Things
        of={of.map((person) => ({
          id: person.id,
          title: person.name,
          note: [person.role, person.office, person.username].filter(Boolean).join(' · '),
          onPress: () => onChoose(person.id),
        }))}
      />
    </section>
  )
}

/** What was typed, once the fingers rest: no question for each letter. */
function useSettled(typed: string): string {
  const [settled, settle] = useState(typed)
  useEffect(() => {
    const wait = setTimeout(() => settle(typed), 200)
    return () => clearTimeout(wait)
  }, [typed])
  return settled
}

/** The list before stays until the next one is there. */
function useLast<Value>(answer: Answer<Value>): Answer<Value> {
  const last = useRef(answer)
  if (answer.state !== 'loading') last.current = answer
  return last.current
}
