import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { firstLanguage, loadTexts, TextProvider } from './text.tsx'
import './fonts.css'
import 'virtual:bootstrap-italia.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/layout.css'
import './styles/forms.css'
import './styles/parts.css'
import './styles/time.css'
import './styles/print.css'

/** Begins an application: the texts first, then one render that takes the place of the static shell without a flash. */
export async function start(application: ReactNode): Promise<void> {
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no #root')
  const language = firstLanguage()
  const texts = await loadTexts(language)
  createRoot(root).render(
    <TextProvider language={language} texts={texts}>
      {application}
    </TextProvider>,
  )
}
