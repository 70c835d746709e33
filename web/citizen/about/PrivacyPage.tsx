import type { ProfileView } from '../../../src/modules/offices/api.ts'
import { Shown, useAnswer } from '../../ui/answer.tsx'
import { Page } from '../../ui/Page.tsx'
import { useText } from '../../ui/text.tsx'

/** The institution's own privacy text, with its version; what this site keeps on the device stands below it. */
export default function PrivacyPage() {
  const t = useText()
  const profile = useAnswer<ProfileView>(`/api/profile?language=${t.language}`)
  return (
    <Page title={t('about.privacy.title')}>
      <div className="stack-wide">
        <Shown of={profile}>
          {({ privacyText, privacyVersion }) => (
            <div className="stack">
              <p className="as-written">{privacyText}</p>
              <p className="quiet">{t('about.privacy.version', { version: privacyVersion })}</p>
            </div>
          )}
        </Shown>
        <section className="stack-tight">
          <h2>{t('about.device.title')}</h2>
          <ul>
            <li>{t('about.device.cookie')}</li>
            <li>{t('about.device.draft')}</li>
            <li>{t('about.device.language')}</li>
            <li>{t('about.device.position')}</li>
          </ul>
          <p>{t('about.device.nobody')}</p>
        </section>
      </div>
    </Page>
  )
}
