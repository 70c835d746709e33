import { Link } from 'wouter'
import { Icon } from './Icon.tsx'
import { useText } from './text.tsx'

export type Step = { name: string; to: string; done: boolean }

/** Where one is in a journey: every step in sight, the done ones lead back. */
export function Steps({ of, now }: { of: Step[]; now: number }) {
  const t = useText()
  return (
    <nav className="steps not-printed" aria-label={t('common.steps.name')}>
      <p className="steps-now">
        {t('common.steps.now', { now: now + 1, of: of.length })} · <strong>{of[now]?.name}</strong>
      </p>
      <ol>
        {of.map((step, index) => (
          <li key={step.to}>
            <OneStep step={step} isNow={index === now} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

function OneStep({ step, isNow }: { step: Step; isNow: boolean }) {
  const t = useText()
  const name = (
    <span className="step-name">
      {step.name}
      {step.done && !isNow && <span className="only-heard"> {t('common.steps.done')}</span>}
    </span>
  )
  if (isNow) {
    return (
      <span className="step is-now" aria-current="step">
        {name}
      </span>
    )
  }
  if (!step.done) return <span className="step">{name}</span>
  return (
    <Link className="step is-done" href={step.to}>
      <Icon name="it-check" />
      {name}
    </Link>
  )
}
