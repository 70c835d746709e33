import { Redirect } from 'wouter'
import { useSession } from '../../session.tsx'
import { paths } from '../paths.ts'
import { mayBookForOthers, maySeeTheDay } from '../roles.ts'
import { StaffOnly } from './StaffOnly.tsx'

/** /officer: the place where this role works. */
export default function HomePage() {
  const { who } = useSession()
  const to = maySeeTheDay(who) ? paths.day : mayBookForOthers(who) ? paths.book : null
  return <StaffOnly may={to !== null}>{to && <Redirect to={to} replace />}</StaffOnly>
}
