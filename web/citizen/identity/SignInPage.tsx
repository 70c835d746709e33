import { useState } from 'react'
import { Redirect, useLocation, useSearch } from 'wouter'
import type { DevPeopleView, DevSignInForm } from '../../../src/modules/identity/api.ts'
import type { Problem } from '../../client.ts'
import { act, problemOf } from '../../client.ts'
import { useSession } from '../../session.tsx'
import { Shown, useAnswer } from '../../ui/answer.tsx'
import { HelpLines } from '../../ui/HelpLines.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemTold } from '../../ui/ProblemTold.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Things } from '../../ui/Things.tsx'
import { useText } from '../../ui/text.tsx'
import { plainWords } from '../appointments/searchTopics.ts'
import { paths } from '../paths.ts'

/** Where one goes after signing in: only a path of this site, so that no link can send a signed-in person away. */
export const safeNext = (search: string): string => {
  const next = new URLSearchParams(search).get('next') ?? ''
  return /^\/[a-z]/.test(next) ? next : paths.me
}

/** The door. After it one lands in the flow that one came from. */
export default function SignInPage() {
  const t = useText()
  const session = useSession()
  const next = safeNext(useSearch())
  if (session.state === 'in' && session.who?.kind === 'citizen') return <Redirect to={next} replace />
  const development = session.who?.development
  return (
    <Page
      title={t('identity.title')}
      lead={<p>{t('identity.lead')}</p>}
      back={{ to: paths.home, name: t('common.back') }}
    >
      {session.state === 'unknown' && <Skeleton />}
      {development && <DevelopmentSignIn next={next} />}
      {session.state === 'out' && !development && <HelpLines title={t('identity.not-yet')} />}
    </Page>
  )
}

function DevelopmentSignIn({ next }: { next: string }) {
  const t = useText()
  const people = useAnswer<DevPeopleView>('/dev/api/people')
  const { refresh } = useSession()
  const [, go] = useLocation()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)

  const signIn = async (personId: number) => {
    try {
      await act<unknown, DevSignInForm>('/dev/api/sign-in', { personId })
      await refresh()
      go(next, { replace: true })
    } catch (thrown) {
      setProblem(problemOf(thrown))
    }
  }
  const fits = (name: string) =>
    plainWords(typed).every((word) => plainWords(name).some((each) => each.startsWith(word)))
  return (
    <section className="stack">
      <h2>{t('identity.trial')}</h2>
      <p>{t('identity.trial.why')}</p>
      {problem && <ProblemTold problem={problem} />}
      <SearchBox label={t('identity.trial.search')} value={typed} onChange={setTyped} found={null} />
      <Shown of={people} waiting={<Skeleton boxes={4} />}>
        {({ people: all }) => (
          <Things
            of={all
              .filter((person) => fits(person.name))
              .slice(0, 12)
              .map((person) => ({
                id: person.id,
                onPress: () => signIn(person.id),
                title: person.name,
                note: person.note,
              }))}
          />
        )}
      </Shown>
    </section>
  )
}
