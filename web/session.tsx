import type { ReactNode } from 'react'
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { SessionView } from '../src/modules/identity/api.ts'
import { act, problemOf, whenSignInMayBeLost } from './client.ts'
import { forgetAnswers } from './ui/answer.tsx'
import { chosenHere, forgetChosenLanguage, useLanguage } from './ui/text.tsx'

/**
 * Who is signed in, and the tag under which this tab speaks for them (/api/my/<tag>/…). Asked by POST, so that no cache
 * on the way can give it to another. The tag lives in this tab's memory only: a reload asks again.
 */

export type Session = {
  state: 'unknown' | 'out' | 'in' | 'unreachable'
  who: SessionView | null
  refresh: () => Promise<void>
  signOut: () => Promise<void>
}

const SessionContext = createContext<Session | null>(null)

export function SessionProvider({ children }: { children: ReactNode }) {
  const [known, setKnown] = useState<{ state: Session['state']; who: SessionView | null }>({
    state: 'unknown',
    who: null,
  })
  const { language, speak } = useLanguage()

  const refresh = useCallback(async () => {
    try {
      const who = await act<SessionView>('/api/session', {})
      setKnown({ state: who.signedIn ? 'in' : 'out', who })
    } catch (thrown) {
      // Without an answer the page must not claim that nobody is signed in.
      const unreachable = ['no-network', 'server-broken'].includes(problemOf(thrown).code)
      setKnown({ state: unreachable ? 'unreachable' : 'out', who: null })
    }
  }, [])

  const signOut = useCallback(async () => {
    await act('/api/session/end', {}).catch(() => {})
    forgetChosenLanguage()
    forgetAnswers()
    await refresh()
  }, [refresh])

  useEffect(() => {
    whenSignInMayBeLost(refresh)
    refresh()
  }, [refresh])

  // The person's own language wins over the browser's; what was chosen by the switch in this tab wins over both.
  const theirs = known.who?.signedIn ? known.who.language : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the person changes, not when the switch is used
  useEffect(() => {
    if (theirs && theirs !== language && !chosenHere()) speak(theirs, 'told')
  }, [theirs])

  const session = useMemo(() => ({ ...known, refresh, signOut }), [known, refresh, signOut])
  return <SessionContext value={session}>{children}</SessionContext>
}

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession stands outside SessionProvider')
  return session
}

/** The address of something of one's own: my('/appointments'), or null while nobody is known to be signed in. */
export function useMy(): (path: string) => string | null {
  const { state, who } = useSession()
  const tag = state === 'in' ? who?.tag : null
  const face = who?.kind === 'staff' ? 'staff' : 'my'
  return useCallback((path: string) => (tag ? `/api/${face}/${tag}${path}` : null), [tag, face])
}
