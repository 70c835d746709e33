import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { Redirect, useLocation, useSearch } from 'wouter'
import { useSession } from '../../session.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useText } from '../../ui/text.tsx'
import { forgetNotes } from '../appointments/keptNotes.ts'
import { claimDrafts } from '../parts/draft.ts'
import { RefusalTold } from '../parts/RefusalTold.tsx'
import { paths } from '../paths.ts'

type Props = {
  /** Whether this role works on this page; the server asks again. */
  may: boolean
  children: ReactNode
}

/** What only staff see. Others go to the sign-in and come back to the very place. */
export function StaffOnly({ may, children }: Props) {
  const t = useText()
  const session = useSession()
  const [path] = useLocation()
  const search = useSearch()
  const staff = session.state === 'in' && session.who?.kind === 'staff' ? session.who : null
  const name = staff ? `${staff.givenName} ${staff.familyName} ${staff.officeName ?? ''}` : null

  useEffect(() => {
    if (name && claimDrafts(name)) forgetNotes()
  }, [name])

  if (staff) return may ? children : <NotYours />
  if (session.state === 'unknown') {
    return (
      <div className="wide">
        <Skeleton boxes={4} />
      </div>
    )
  }
  if (session.state === 'unreachable') {
    const problem = { code: 'no-network', status: 0, errors: [], details: {} }
    return (
      <Page title={t('officer.title')}>
        <RefusalTold problem={problem} again={session.refresh} />
      </Page>
    )
  }
  const next = search ? `${path}?${search}` : path
  return <Redirect to={`${paths.signIn}?next=${encodeURIComponent(next)}`} replace />
}

function NotYours() {
  const t = useText()
  return (
    <Page title={t('officer.not-yours')}>
      <Nothing title={t('officer.not-yours.who')}>
        <p>{t('officer.not-yours.next')}</p>
      </Nothing>
    </Page>
  )
}
