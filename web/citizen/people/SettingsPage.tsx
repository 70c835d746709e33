import { useState } from 'react'
import type { LanguageForm, PersonView } from '../../../src/modules/people/api.ts'
import { act } from '../../client.ts'
import { useMy, useSession } from '../../session.tsx'
import type { TextKey } from '../../text-keys.ts'
import { Shown, useAnswer } from '../../ui/answer.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Form } from '../../ui/Form.tsx'
import { useForm } from '../../ui/form.ts'
import { languageNames } from '../../ui/languages.ts'
import { Page } from '../../ui/Page.tsx'
import { sayPhone } from '../../ui/sayPhone.ts'
import { Told } from '../../ui/Told.tsx'
import { useLanguage, useText } from '../../ui/text.tsx'
import { paths } from '../paths.ts'

const KIND: Record<PersonView['contacts'][number]['kind'], TextKey> = {
  mobile: 'people.contact.mobile',
  landline: 'people.contact.landline',
  email: 'people.contact.email',
  pec: 'people.contact.pec',
}

/** The language in which the institution writes and calls, and the contacts that it has on file. */
export default function SettingsPage() {
  const t = useText()
  const my = useMy()
  const person = useAnswer<PersonView>(my('/me'))
  return (
    <Page title={t('people.settings.title')} back={{ to: paths.me, name: t('home.nav.me') }}>
      <Shown of={person}>
        {(me) => (
          <div className="stack-wide">
            <LanguageSetting me={me} />
            <section className="stack-tight">
              <h2>{t('people.contacts.title')}</h2>
              {me.contacts.length > 0 ? (
                <Facts of={me.contacts.map(({ kind, value }) => ({ name: t(KIND[kind]), value: sayPhone(value) }))} />
              ) : (
                <p>{t('people.contacts.none')}</p>
              )}
              <p className="quiet">{t('people.contacts.change')}</p>
            </section>
          </div>
        )}
      </Shown>
    </Page>
  )
}

function LanguageSetting({ me }: { me: PersonView }) {
  const t = useText()
  const my = useMy()
  const { speak } = useLanguage()
  const { refresh } = useSession()
  const [done, setDone] = useState(false)
  const form = useForm({
    values: { language: me.language as string },
    send: async ({ language }) => {
      await act<unknown, LanguageForm>(my('/me/language') ?? '', { language: language as LanguageForm['language'] })
      speak(language)
      setDone(true)
      await refresh()
    },
  })
  return (
    <section className="stack">
      {done && <Told kind="good" title={t('people.language.done')} live />}
      <Form of={form} act={t('people.language.save')}>
        <Choices
          {...form.field('language')}
          legend={t('people.language.title')}
          hint={t('people.language.hint')}
          options={Object.entries(languageNames).map(([code, { own }]) => ({ value: code, title: own }))}
        />
      </Form>
    </section>
  )
}
