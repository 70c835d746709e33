import type { ReactNode } from 'react'
import { Component, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { SessionProvider } from '../session.tsx'
import { Page } from '../ui/Page.tsx'
import { ProblemTold } from '../ui/ProblemTold.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import NotFoundPage from './about/NotFoundPage.tsx'
import { CitizenLayout } from './CitizenLayout.tsx'
import { routes } from './routes.tsx'
import { SignedIn } from './SignedIn.tsx'

export function App() {
  return (
    <SessionProvider>
      <CitizenLayout>
        <Stopped>
          <Suspense fallback={<Waiting />}>
            <Switch>
              {routes.map(({ path, page: Shown, forSignedIn }) => (
                <Route key={path} path={path}>
                  {forSignedIn ? (
                    <SignedIn>
                      <Shown />
                    </SignedIn>
                  ) : (
                    <Shown />
                  )}
                </Route>
              ))}
              <Route>
                <NotFoundPage />
              </Route>
            </Switch>
          </Suspense>
        </Stopped>
      </CitizenLayout>
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

/** A page that fails says so and gives a number to call, instead of going white. */
class Stopped extends Component<{ children: ReactNode }, { stopped: boolean }> {
  override state = { stopped: false }

  static getDerivedStateFromError() {
    return { stopped: true }
  }

  override render() {
    if (!this.state.stopped) return this.props.children
    const problem = { code: 'page-broken', status: 0, errors: [], details: {} }
    return (
      <Page title="Sportello">
        <ProblemTold problem={problem} again={() => location.reload()} />
      </Page>
    )
  }
}
