import { Link } from 'wouter'
import { HelpLines } from '../ui/HelpLines.tsx'
import { useText } from '../ui/text.tsx'
import { paths } from './paths.ts'

/** The foot of every page: whom to call, and what the law wants within reach. */
export function Foot() {
  const t = useText()
  return (
    <>
      <HelpLines title={t('home.foot.help')} />
      <ul>
        <li>
          <Link href={paths.book} data-element="appointment-booking">
            {t('home.nav.book')}
          </Link>
        </li>
        <li>
          <Link href={paths.accessibility} data-element="accessibility-link">
            {t('home.foot.accessibility')}
          </Link>
        </li>
        <li>
          <Link href={paths.privacy} data-element="privacy-policy-link">
            {t('home.foot.privacy')}
          </Link>
        </li>
      </ul>
    </>
  )
}
