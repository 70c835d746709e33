import { useState } from 'react'
import type { DevLettersView } from '../../src/modules/appointments/api.ts'
import { Shown, useAnswer } from '../ui/answer.tsx'
import { Select } from '../ui/fields.tsx'
import { languageNames } from '../ui/languages.ts'
import { Nothing } from '../ui/Nothing.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Table } from '../ui/Table.tsx'
import { idOf, Letter, nameOf } from './Letter.tsx'

const MODES = [
  { value: 'in_person', label: 'in person' },
  { value: 'phone', label: 'phone' },
  { value: 'web', label: 'web meeting' },
]

/** Every text that people are sent, made by the code that sends it, for a sample appointment. */
export default function NoticesPage() {
  const [language, setLanguage] = useState('it')
  const [mode, setMode] = useState('in_person')
  const [topic, setTopic] = useState('')
  const search = new URLSearchParams({ language, mode, ...(topic ? { topic } : {}) })
  const answer = useAnswer<DevLettersView>(`/dev/api/notices?${search}`)
  const languages = answer.state === 'there' ? answer.value.languages : ['it']
  const topics = answer.state === 'there' ? answer.value.topics : []
  return (
    <Page
      title="Notices"
      wide
      lead={
        <p>
          Every message as people get it, for an appointment of Ada that was never made. 123456 stands for the code.
        </p>
      }
    >
      <div className="stack-wide">
        <div className="dev-choices">
          <Select
            {...{ id: 'language', name: 'language', value: language, set: setLanguage, error: null }}
            label="Language"
            options={languages.map((code) => ({ value: code, label: languageNames[code]?.own ?? code }))}
          />
          <Select
            {...{ id: 'mode', name: 'mode', value: mode, set: setMode, error: null }}
            label="Mode"
            options={MODES}
          />
          <Select
            {...{ id: 'topic', name: 'topic', value: topic, set: setTopic, error: null }}
            label="Topic"
            options={[
              { value: '', label: 'the first' },
              ...topics.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
        </div>
        <Shown of={answer} waiting={<Skeleton boxes={4} />}>
          {({ letters }) =>
            letters.length === 0 ? (
              <Nothing title="This database has no offices, so there is nothing to write about.">
                <p>Stop the product and start it again: an empty database is filled with a scene.</p>
              </Nothing>
            ) : (
              <div className="stack-wide">
                <SmsCosts of={letters} />
                {letters.map((letter) => (
                  <Letter key={letter.event + letter.variant} of={letter} frame={`/dev/api/notices/letter?${search}`} />
                ))}
              </div>
            )
          }
        </Shown>
      </div>
    </Page>
  )
}

/** What each text costs, at a glance: the institution pays by the SMS, not by the message. */
function SmsCosts({ of: letters }: { of: DevLettersView['letters'] }) {
  const rows = letters.flatMap((letter) =>
    letter.deliveries.flatMap(({ sms, recipient }) => (sms ? [{ letter, recipient, ...sms }] : [])),
  )
  return (
    <Table
      caption="What the SMS cost"
      rows={rows}
      keyOf={(row) => row.letter.event + row.recipient}
      columns={[
        { name: 'Event', of: (row) => <a href={`#${idOf(row.letter)}`}>{nameOf(row.letter)}</a> },
        { name: 'SMS', of: (row) => row.segments, isNumber: true },
        { name: 'To', of: (row) => (row.recipient === 'relative' ? 'second contact' : 'person') },
        { name: 'Alphabet', of: (row) => row.encoding },
        { name: 'Signs', of: (row) => row.units, isNumber: true },
      ]}
    />
  )
}
