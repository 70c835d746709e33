import { useState } from 'react'
import type { OfficeView } from '../../../src/modules/offices/api.ts'
import { Act } from '../../ui/Act.tsx'
import { Shown, useAnswer } from '../../ui/answer.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Things } from '../../ui/Things.tsx'
import { Told } from '../../ui/Told.tsx'
import { useText } from '../../ui/text.tsx'
import { useLater } from '../../ui/useLater.ts'
import { paths } from '../paths.ts'
import { BookFrame } from './BookFrame.tsx'
import { changeDraft, useDraft } from './draft.ts'
import { usePosition } from './usePosition.ts'

/** Step 1b: where. By town, by the phone's position (asked for only on a tap), or wherever there is a place first. */
export default function BookOfficePage() {
  const t = useText()
  const draft = useDraft()
  const [typed, setTyped] = useState('')
  const position = usePosition()
  const wanted = useLater(typed.trim())
  const address = officesAddress(draft.topic?.code ?? '', wanted, position.place)
  return (
    <BookFrame
      step={0}
      title={t('appointments.office.title')}
      lead={<p>{t('appointments.topic.chosen', { topic: draft.topic?.name ?? '' })}</p>}
      back={paths.book}
    >
      <div className="stack">
        <SearchBox label={t('appointments.office.search')} value={typed} onChange={setTyped} found={null} />
        <Act look="second" busy={position.state === 'asking'} onPress={position.ask}>
          <Icon name="it-map-marker" />
          {t('appointments.office.near')}
        </Act>
        {position.state === 'refused' && (
          <Told kind="attention" title={t('appointments.office.no-position')} live>
            <p>{t('appointments.office.no-position.next')}</p>
          </Told>
        )}
        {address && <Offices address={address} />}
        <section className="stack-tight apart">
          <h2>{t('appointments.first.title')}</h2>
          <p>{t('appointments.first.why')}</p>
          <Act look="second" to={paths.bookFirst}>
            {t('appointments.first.go')}
          </Act>
        </section>
      </div>
    </BookFrame>
  )
}

function Offices({ address }: { address: string }) {
  const t = useText()
  const offices = useAnswer<{ offices: OfficeView[] }>(address)
  return (
    <Shown of={offices} waiting={<Skeleton boxes={3} />}>
      {({ offices: found }) =>
        found.length === 0 ? (
          <Nothing title={t('appointments.office.none')}>
            <p>{t('appointments.office.none.next')}</p>
          </Nothing>
        ) : (
          <>
            <p role="status" className="quiet">
              {t('appointments.office.found', { count: found.length })}
            </p>
            <Things
              of={found.map((office) => ({
                id: office.code,
                to: paths.bookMode,
                onPress: () => changeDraft({ office }),
                title: office.name,
                note: [office.address, sayDistance(office.distanceKm, t.language)].filter(Boolean).join(' · '),
              }))}
            />
          </>
        )
      }
    </Shown>
  )
}

type Place = { lat: number; lon: number }

function officesAddress(topic: string, typed: string, place: Place | null): string | null {
  const query = new URLSearchParams({ topic, limit: '8' })
  if (typed.length >= 2) query.set('q', typed)
  else if (place) {
    query.set('lat', String(place.lat))
    query.set('lon', String(place.lon))
  } else return null
  return `/api/offices?${query}`
}

export function sayDistance(km: number | null, language: string): string {
  if (km === null) return ''
  const digits = km < 10 ? 1 : 0
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(km)} km`
}
