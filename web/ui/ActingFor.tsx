import { useText } from './text.tsx'

type Props = { me: string; other: string; onStop: () => void }

/** Acting for another: both names on every page, and the way out. */
export function ActingFor({ me, other, onStop }: Props) {
  const t = useText()
  return (
    <section className="acting-for" aria-label={t('common.acting.name')}>
      <div className="wide">
        <p>
          {t('common.acting.for')} <strong>{other}</strong>. {t('common.acting.me', { me })}
        </p>
        <button type="button" className="plain-button" onClick={onStop}>
          {t('common.acting.stop')}
        </button>
      </div>
    </section>
  )
}
