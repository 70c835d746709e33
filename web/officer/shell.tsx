import { texts } from 'virtual:texts/it'
import { renderToStaticMarkup } from 'react-dom/server'
import { Router } from 'wouter'
import { SessionProvider } from '../session.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import type { Shell } from '../ui/shell.ts'
import type { Say } from '../ui/text.tsx'
import { sayWith, TextProvider } from '../ui/text.tsx'
import { OfficerFrame } from './OfficerFrame.tsx'

/** The bar over a skeleton: the same for everybody, so that it shows at once and any cache may keep it. */
export function shells(): Shell[] {
  const t: Say = sayWith(texts, 'it')
  const body = renderToStaticMarkup(
    <TextProvider language="it" texts={texts}>
      <Router ssrPath="/officer/-">
        <SessionProvider>
          <OfficerFrame>
            <div className="wide">
              <Skeleton boxes={4} />
            </div>
          </OfficerFrame>
        </SessionProvider>
      </Router>
    </TextProvider>,
  )
  return [{ file: 'officer.html', title: t('officer.title'), body }]
}
