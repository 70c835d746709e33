import { useEffect } from 'react'
import type { PersonView } from '../../../src/modules/people/api.ts'
import { useMy } from '../../session.tsx'
import { useAnswer } from '../../ui/answer.tsx'
import { claimDraft } from './draft.ts'

/** Who is booking; the draft becomes theirs, so that on a shared phone nobody finds another's words. */
export function useClaimedDraft(): PersonView | null {
  const my = useMy()
  const answer = useAnswer<PersonView>(my('/me'))
  const person = answer.state === 'there' ? answer.value : null
  useEffect(() => {
    if (person) claimDraft(person.id)
  }, [person])
  return person
}
