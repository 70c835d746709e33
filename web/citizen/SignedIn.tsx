import type { ReactNode } from 'react'
import { Redirect, useLocation } from 'wouter'
import { useSession } from '../session.tsx'
import { Page } from '../ui/Page.tsx'
import { ProblemTold } from '../ui/ProblemTold.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useText } from '../ui/text.tsx'
import { paths } from './paths.ts'

/** What only a signed-in person may see. Others go to the sign-in and come back here, into the flow they were in. */
export function SignedIn({ children }: { children: ReactNode }) {
  const t = useText()
  const session = useSession()
  const [path] = useLocation()
  if (session.state === 'in' && session.who?.kind === 'citizen') return children
  if (session.state === 'unknown') {
    return (
      <div className="wide">
        <Skeleton />
      </div>
    )
  }
  if (session.state === 'unreachable') {
    return (
      <Page title={t('common.product')}>
        <ProblemTold problem={{ code: 'no-network', status: 0, errors: [], details: {} }} again={session.refresh} />
      </Page>
    )
  }
  return <Redirect to={`${paths.signIn}?next=${encodeURIComponent(path)}`} replace />
}
