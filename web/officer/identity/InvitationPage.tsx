import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { act } from '../../client.ts'
import { Act } from '../../ui/Act.tsx'
import { CheckBox, TextField } from '../../ui/fields.tsx'
import { useForm } from '../../ui/form.ts'
import { Nothing } from '../../ui/Nothing.tsx'
import { Page } from '../../ui/Page.tsx'
import { useText } from '../../ui/text.tsx'
import { DeskForm } from '../parts/DeskForm.tsx'
import { paths } from '../paths.ts'

const PASSWORD_LETTERS_MIN = 12

/**
 * The first password. The word of the invitation stands after the #, which no server and no log ever sees; it leaves
 * the address bar at once, so that nobody reads it over a shoulder.
 */
export default function InvitationPage() {
  const t = useText()
  const [invitation] = useState(() => location.hash.slice(1))
  useEffect(() => {
    if (location.hash) history.replaceState(history.state, '', location.pathname)
  }, [])

  if (!invitation) {
    return (
      <Page title={t('officer.invitation.title')}>
        <Nothing title={t('officer.invitation.none')}>
          <Act look="second" to={paths.signIn}>
            {t('officer.sign-in.act')}
          </Act>
        </Nothing>
      </Page>
    )
  }
  return (
    <Page title={t('officer.invitation.title')} lead={<p>{t('officer.invitation.lead')}</p>}>
      <FirstPassword invitation={invitation} />
    </Page>
  )
}

function FirstPassword({ invitation }: { invitation: string }) {
  const t = useText()
  const [, navigate] = useLocation()
  const form = useForm({
    values: { password: '', seen: false },
    check: ({ password }) => ({
      password: password.length >= PASSWORD_LETTERS_MIN ? null : t('officer.invitation.short'),
    }),
    send: async ({ password }) => {
      await act('/api/staff-password', { invitation, password })
      navigate(`${paths.signIn}?first=yes`, { replace: true })
    },
    sayField: (_field, code) => t(code === 'weak' ? 'officer.invitation.weak' : 'officer.invitation.short'),
  })
  return (
    <DeskForm of={form} act={t('officer.invitation.act')}>
      <TextField
        {...form.field('password')}
        label={t('officer.invitation.password')}
        hint={t('officer.invitation.hint')}
        type={form.values.seen ? 'text' : 'password'}
        autoComplete="new-password"
      />
      <CheckBox {...form.field('seen')} label={t('officer.invitation.seen')} />
    </DeskForm>
  )
}
