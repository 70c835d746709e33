import { HelpLines } from '../../ui/HelpLines.tsx'
import { Page } from '../../ui/Page.tsx'
import { useText } from '../../ui/text.tsx'

/** The statement on accessibility: what holds, what is not there yet, whom to tell. */
export default function AccessibilityPage() {
  const t = useText()
  return (
    <Page title={t('about.accessibility.title')} lead={<p>{t('about.accessibility.lead')}</p>}>
      <div className="stack-wide">
        <section className="stack-tight">
          <h2>{t('about.accessibility.can.title')}</h2>
          <ul>
            <li>{t('about.accessibility.can.keyboard')}</li>
            <li>{t('about.accessibility.can.reader')}</li>
            <li>{t('about.accessibility.can.large')}</li>
            <li>{t('about.accessibility.can.colours')}</li>
          </ul>
        </section>
        <section className="stack-tight">
          <h2>{t('about.accessibility.state.title')}</h2>
          <p>{t('about.accessibility.state')}</p>
          <p>{t('about.accessibility.state.tests')}</p>
        </section>
        <section className="stack-tight">
          <h2>{t('about.accessibility.tell.title')}</h2>
          <p>{t('about.accessibility.tell')}</p>
          <HelpLines />
        </section>
      </div>
    </Page>
  )
}
