import { useState } from 'react'
import type { AppointmentView } from '../../../src/modules/appointments/api.ts'
import { useSession } from '../../session.tsx'
import { Page } from '../../ui/Page.tsx'
import { useText } from '../../ui/text.tsx'
import { StaffOnly } from '../identity/StaffOnly.tsx'
import { mayBookForOthers } from '../roles.ts'
import { Booked } from './Booked.tsx'
import { BookFor } from './BookFor.tsx'
import type { Found } from './FindPerson.tsx'
import { FindPerson } from './FindPerson.tsx'

/** Booking for who stands at the desk or is on the phone: the person, then everything else on one page. */
export default function BookPage() {
  const { who } = useSession()
  return (
    <StaffOnly may={mayBookForOthers(who)}>
      <Book />
    </StaffOnly>
  )
}

function Book() {
  const t = useText()
  const [found, setFound] = useState<Found | null>(null)
  const [booked, setBooked] = useState<AppointmentView | null>(null)
  const restart = () => {
    setFound(null)
    setBooked(null)
  }
  return (
    <Page title={t('officer-book.title')} wide={found !== null && booked === null}>
      {booked ? (
        <Booked appointment={booked} onNext={restart} />
      ) : found ? (
        <BookFor key={found.person.id} found={found} onBooked={setBooked} onOther={restart} />
      ) : (
        <FindPerson onFound={setFound} />
      )}
    </Page>
  )
}
