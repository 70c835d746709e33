import { useState } from 'react'
import type { OfficesView, OfficeView } from '../../../src/modules/offices/api.ts'
import { useAnswer } from '../../ui/answer.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useText } from '../../ui/text.tsx'
import { useLater } from '../../ui/useLater.ts'

const SHOWN_MAX = 6

type Props = {
  id: string
  legend: string
  /** Only offices that treat it. */
  topic: string | null
  own: OfficeView | null | undefined
  /** Somewhere else is wanted: one's own office is not among the answers. */
  elsewhere?: boolean
  value: OfficeView | null
  set: (office: OfficeView) => void
  error: string | null
}

/** One's own office stands there already; another is found by name or town. */
export function OfficeChoice(props: Props) {
  if (props.own === undefined) return <Skeleton boxes={1} />
  return <Choice {...props} own={props.own} />
}

function Choice({ id, legend, topic, own, elsewhere, value, set, error }: Props & { own: OfficeView | null }) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const [wide, setWide] = useState(own === null || elsewhere === true)
  const asked = useLater(typed.trim())
  const query = new URLSearchParams({
    limit: String(SHOWN_MAX),
    ...(asked ? { q: asked } : {}),
    ...(topic ? { topic } : {}),
  })
  const offices = useAnswer<OfficesView>(wide ? `/api/offices?${query}` : null)
  const found = offices.state === 'there' ? offices.value.offices : []
  const known = [elsewhere ? null : own, value, ...(wide ? found : [])].filter((each) => each !== null)
  const listed = [...new Map(known.map((each) => [each.code, each])).values()].filter(
    (each) => !elsewhere || each.code !== own?.code,
  )
  return (
    <div className="stack">
      {wide && (
        <SearchBox
          label={t('officer-book.office.search')}
          value={typed}
          onChange={setTyped}
          found={asked && offices.state === 'there' ? found.length : null}
        />
      )}
      {listed.length > 0 && (
        <Choices
          id={id}
          name={id}
          bare
          legend={legend}
          value={value?.code ?? ''}
          set={(code) => {
            const office = listed.find((each) => each.code === code)
            if (office) set(office)
          }}
          error={error}
          options={listed.map((office) => ({
            value: office.code,
            title: office.name,
            note: `${office.address}, ${office.municipality}`,
          }))}
        />
      )}
      {!wide && (
        <div>
          <button type="button" className="plain-button" onClick={() => setWide(true)}>
            {t('officer-book.office.other')}
          </button>
        </div>
      )}
    </div>
  )
}
