import { useState } from 'react'
import type { DevPeopleView } from '../../../src/modules/identity/api.ts'
import type { Problem } from '../../client.ts'
import { act, problemOf } from '../../client.ts'
import { useSession } from '../../session.tsx'
import { useAnswer } from '../../ui/answer.tsx'
import { Things } from '../../ui/Things.tsx'
import { useText } from '../../ui/text.tsx'
import { RefusalTold } from '../parts/RefusalTold.tsx'
import { ROLE_NAME } from '../words.ts'

/** In development one signs in as anybody without a password; where the server has no such route nothing shows. */
export function DevStaff() {
  const t = useText()
  const session = useSession()
  const people = useAnswer<DevPeopleView>('/dev/api/people')
  const [problem, setProblem] = useState<Problem | null>(null)
  if (people.state !== 'there') return null

  const enter = async (staffId: number) => {
    try {
      await act('/dev/api/sign-in', { staffId })
      await session.refresh()
    } catch (thrown) {
      setProblem(problemOf(thrown))
    }
  }
  const sayRole = (role: string) => {
    const name = ROLE_NAME[role]
    return name ? t(name) : role
  }
  return (
    <section className="stack">
      <h2>{t('officer.sign-in.dev')}</h2>
      {problem && <RefusalTold problem={problem} focused />}
      <Things
        of={people.value.staff.map((each) => ({
          id: each.id,
          title: each.name,
          note: [sayRole(each.role), each.office].filter(Boolean).join(', '),
          onPress: () => enter(each.id),
        }))}
      />
    </section>
  )
}
