import { Redirect, useSearchParams } from 'wouter'
import { act } from '../../client.ts'
import { useSession } from '../../session.tsx'
import { TextField } from '../../ui/fields.tsx'
import { useForm } from '../../ui/form.ts'
import { Page } from '../../ui/Page.tsx'
import { Told } from '../../ui/Told.tsx'
import { useText } from '../../ui/text.tsx'
import { DeskForm } from '../parts/DeskForm.tsx'
import { paths } from '../paths.ts'
import { DevStaff } from './DevStaff.tsx'

export default function SignInPage() {
  const t = useText()
  const session = useSession()
  const [search] = useSearchParams()
  const form = useForm({
    values: { username: '', password: '' },
    check: ({ username, password }) => ({
      username: username.trim() ? null : t('officer.sign-in.username.needed'),
      password: password ? null : t('officer.sign-in.password.needed'),
    }),
    send: async ({ username, password }) => {
      await act('/api/staff-session', { username: username.trim(), password })
      await session.refresh()
    },
  })

  if (session.state === 'in' && session.who?.kind === 'staff') return <Redirect to={nextOf(search)} replace />
  return (
    <Page title={t('officer.sign-in.title')} lead={<p>{t('officer.sign-in.lead')}</p>}>
      <div className="stack-wide">
        {search.get('first') === 'yes' && <Told kind="good" title={t('officer.sign-in.ready')} live />}
        <DeskForm of={form} act={t('officer.sign-in.act')}>
          <TextField {...form.field('username')} label={t('officer.sign-in.username')} autoComplete="username" />
          <TextField
            {...form.field('password')}
            label={t('officer.sign-in.password')}
            type="password"
            autoComplete="current-password"
          />
        </DeskForm>
        <p className="quiet">{t('officer.sign-in.help')}</p>
        {session.who?.development && <DevStaff />}
      </div>
    </Page>
  )
}

/** Where one wanted to go; only ever a page of this application. */
function nextOf(search: URLSearchParams): string {
  const next = search.get('next') ?? ''
  return /^\/officer\/[a-z]/.test(next) && !next.startsWith(paths.signIn) ? next : paths.home
}
