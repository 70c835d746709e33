import type { ReactNode } from 'react'
import { Redirect, useLocation } from 'wouter'
import { Page } from '../../ui/Page.tsx'
import { Steps } from '../../ui/Steps.tsx'
import { useText } from '../../ui/text.tsx'
import { useDraft } from './draft.ts'
import { pageBefore, stepsOf } from './steps.ts'

type Props = {
  step: 0 | 1 | 2 | 3 | 4
  title: string
  lead?: ReactNode
  /** The page before this one; the browser's back does the same. */
  back?: string
  children: ReactNode
}

/** Every page of the booking: its steps above, and never before what it stands on has been said. */
export function BookFrame({ step, title, lead, back, children }: Props) {
  const t = useText()
  const draft = useDraft()
  const [path] = useLocation()
  const first = pageBefore(path, draft)
  if (first) return <Redirect to={first} replace />
  return (
    <Page
      title={title}
      lead={lead}
      back={back ? { to: back, name: t('common.back') } : undefined}
      above={<Steps of={stepsOf(draft, t)} now={step} />}
    >
      {children}
    </Page>
  )
}
