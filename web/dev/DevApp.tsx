import { Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { SessionProvider } from '../session.tsx'
import { Layout } from '../ui/Layout.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import IndexPage from './IndexPage.tsx'
import { paths } from './paths.ts'
import { routes } from './routes.tsx'

const links = [
  { to: paths.people, name: 'People' },
  { to: paths.notices, name: 'Notices' },
  { to: paths.clock, name: 'Clock' },
  { to: paths.jobs, name: 'Jobs' },
  { to: paths.parts, name: 'Parts' },
]

/** Pages that exist only in development, in plain English: nobody but us reads them. */
export function DevApp() {
  return (
    <SessionProvider>
      <Layout home={paths.home} links={links}>
        <div lang="en" dir="ltr">
          <Suspense fallback={<Waiting />}>
            <Switch>
              {routes.map(({ path, page: Shown }) => (
                <Route key={path} path={path}>
                  <Shown />
                </Route>
              ))}
              <Route>
                <IndexPage />
              </Route>
            </Switch>
          </Suspense>
        </div>
      </Layout>
    </SessionProvider>
  )
}

function Waiting() {
  return (
    <div className="wide">
      <Skeleton />
    </div>
  )
}
