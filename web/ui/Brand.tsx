import { Link } from 'wouter'
import { useText } from './text.tsx'

/** The product's mark: a counter seen from the front, a person on each side of it. */
export function Brand({ to }: { to: string }) {
  const t = useText()
  return (
    <Link className="brand" href={to}>
      <svg className="brand-mark" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
        <rect width="36" height="36" rx="8" fill="currentColor" />
        <circle cx="12" cy="12.5" r="3.5" fill="#fff" />
        <circle cx="24" cy="12.5" r="3.5" fill="#fff" />
        <path d="M6 21.5h24v3H6zM9 26.5h3v4H9zM24 26.5h3v4h-3z" fill="#fff" />
      </svg>
      {t('common.product')}
    </Link>
  )
}
