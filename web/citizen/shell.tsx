import { texts } from 'virtual:texts/it'
import { renderToStaticMarkup } from 'react-dom/server'
import { Router } from 'wouter'
import { SessionProvider } from '../session.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import type { Shell } from '../ui/shell.ts'
import type { Say } from '../ui/text.tsx'
import { sayWith, TextProvider } from '../ui/text.tsx'
import { CitizenLayout } from './CitizenLayout.tsx'
import HomePage from './home/HomePage.tsx'
import { paths } from './paths.ts'

/**
 * What stands in the HTML before any script: the whole home page, and for the others their title over a skeleton.
 * Rendered in Italian and for nobody in particular, so that every cache may keep it.
 */
export function shells(): Shell[] {
  const t: Say = sayWith(texts, 'it')
  return [
    { file: 'index.html', path: paths.home, title: t('home.title'), body: render(paths.home, <HomePage />) },
    { file: 'citizen.html', title: t('common.product'), body: render('/-', <Waiting title={t('common.product')} />) },
  ]
}

function Waiting({ title }: { title: string }) {
  return (
    <Page title={title}>
      <Skeleton />
    </Page>
  )
}

function render(path: string, page: React.ReactNode): string {
  return renderToStaticMarkup(
    <TextProvider language="it" texts={texts}>
      <Router ssrPath={path}>
        <SessionProvider>
          <CitizenLayout>{page}</CitizenLayout>
        </SessionProvider>
      </Router>
    </TextProvider>,
  )
}
