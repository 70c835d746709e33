import type { ReactNode } from 'react'
import { Redirect, useLocation } from 'wouter'
import { sayWhen } from '../../../src/platform/say-when.ts'
import { Facts } from '../../ui/Facts.tsx'
import { Page } from '../../ui/Page.tsx'
import { Steps } from '../../ui/Steps.tsx'
import { useText } from '../../ui/text.tsx'
import type { Draft } from './draft.ts'
import { useDraft } from './draft.ts'
import { MODE_NAME } from './modes.ts'
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
      beside={step < 4 && draft.topic && <SoFar draft={draft} />}
    >
      {children}
    </Page>
  )
}

/** What has been chosen, beside the question where there is room for it; the last page says it all to everybody. */
function SoFar({ draft }: { draft: Draft }) {
  const t = useText()
  const { topic, office, mode, startsAt } = draft
  return (
    <div className="card-of beside-only">
      <h2 className="so-far-title">{t('appointments.so-far')}</h2>
      <Facts
        of={[
          { name: t('appointments.fact.topic'), value: topic?.name },
          { name: t('appointments.fact.office'), value: office?.name },
          { name: t('appointments.fact.mode'), value: mode && t(MODE_NAME[mode]) },
          { name: t('appointments.fact.when'), value: startsAt && sayWhen(startsAt, t.language) },
        ]}
      />
    </div>
  )
}
