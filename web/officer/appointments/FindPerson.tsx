import { useEffect } from 'react'
import type { Static } from 'typebox'
import type { BookingFactsView, StaffBookingForm } from '../../../src/modules/appointments/api.ts'
import type { PersonView } from '../../../src/modules/people/api.ts'
import { act } from '../../client.ts'
import { useMy, useSession } from '../../session.tsx'
import type { TextKey } from '../../text-keys.ts'
import { Choices } from '../../ui/Choices.tsx'
import { TextField } from '../../ui/fields.tsx'
import { useForm } from '../../ui/form.ts'
import { useText } from '../../ui/text.tsx'
import { DeskForm } from '../parts/DeskForm.tsx'
import { sayWhyNot } from '../parts/refusalWords.ts'

export type Channel = Static<typeof StaffBookingForm>['channel']
export type Found = { person: PersonView; facts: BookingFactsView; why: string; channel: Channel }

type Way = 'here' | 'phone' | 'email' | 'other'
const WAYS: Record<Way, TextKey> = {
  here: 'officer-book.way.here',
  phone: 'officer-book.way.phone',
  email: 'officer-book.way.email',
  other: 'officer-book.way.other',
}

/** How the request came says the channel, except that the same telephone rings at two kinds of desk. */
function channelOf(way: Way, role: string | null | undefined): Channel {
  if (way === 'email') return 'email'
  if (role === 'agent') return 'contact_centre'
  if (way === 'phone') return 'phone_line'
  return role === 'receptionist' ? 'reception' : 'office'
}

/**
 * The whole fiscal code and a reason, never a part of the code: one looks up the person who is here, and does not look
 * around. One question gives both the reason for the audit and the channel of the booking.
 */
export function FindPerson({ onFound }: { onFound: (found: Found) => void }) {
  const t = useText()
  const my = useMy()
  const { who } = useSession()
  const form = useForm({
    values: { fiscalCode: '', way: who?.role === 'agent' ? 'phone' : 'here', why: '' },
    check: ({ fiscalCode, way, why }) => ({
      fiscalCode: /^([A-Z0-9]{16}|\d{11})$/i.test(plainCode(fiscalCode)) ? null : sayWhyNot(t, 'fiscal-code-wrong'),
      why: way === 'other' && why.trim().length < 3 ? t('officer-book.why.needed') : null,
    }),
    send: async ({ fiscalCode, way, why: words }) => {
      const [find, facts] = [my('/people/find'), (id: number) => my(`/people/${id}/booking-facts`)]
      if (!find) return
      const why = way === 'other' ? words.trim() : t(WAYS[way as Way])
      const person = await act<PersonView>(find, { fiscalCode: plainCode(fiscalCode), why })
      const known = await act<BookingFactsView>(facts(person.id) ?? '', { why })
      onFound({ person, facts: known, why, channel: channelOf(way as Way, who?.role) })
    },
    sayField: () => sayWhyNot(t, 'fiscal-code-wrong'),
  })
  // The one thing to do here is to type or scan the card.
  useEffect(() => document.getElementById('field-fiscalCode')?.focus(), [])
  return (
    <DeskForm of={form} act={t('officer-book.find')}>
      <TextField
        {...form.field('fiscalCode')}
        label={t('officer-book.fiscal-code')}
        hint={t('officer-book.fiscal-code.hint')}
        autoComplete="off"
        maxLength={20}
      />
      <Choices
        {...form.field('way')}
        bare
        legend={t('officer-book.way')}
        hint={t('officer-book.way.hint')}
        options={(Object.keys(WAYS) as Way[]).map((way) => ({ value: way, title: t(WAYS[way]) }))}
      />
      {form.values.way === 'other' && (
        <TextField {...form.field('why')} label={t('officer-book.why')} maxLength={200} />
      )}
    </DeskForm>
  )
}

const plainCode = (typed: string) => typed.replaceAll(/\s/g, '').toUpperCase()
