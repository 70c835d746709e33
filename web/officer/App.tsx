import type { ReactNode } from 'react'
import { Component } from 'react'
import { Route, Switch } from 'wouter'
import { SessionProvider } from '../session.tsx'
import { Act } from '../ui/Act.tsx'
import { Page } from '../ui/Page.tsx'
import { useText } from '../ui/text.tsx'
import { OfficerFrame } from './OfficerFrame.tsx'
import { RefusalTold } from './parts/RefusalTold.tsx'
import { paths } from './paths.ts'
import { routes } from './routes.tsx'

export function App() {
  return (
    <SessionProvider>
      <OfficerFrame>
        <Stopped>
          <Switch>
            {routes.map(([path, Shown]) => (
              <Route key={path} path={path}>
                <Shown />
              </Route>
            ))}
            <Route>
              <NothingHere />
            </Route>
          </Switch>
        </Stopped>
      </OfficerFrame>
    </SessionProvider>
  )
}

function NothingHere() {
  const t = useText()
  return (
    <Page title={t('officer.not-found')}>
      <Act look="second" to={paths.home}>
        {t('officer.not-found.home')}
      </Act>
    </Page>
  )
}

/** A page that fails says so, and what was typed is still kept (appointments/keptNotes.ts). */
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
        <RefusalTold problem={problem} again={() => location.reload()} />
      </Page>
    )
  }
}
