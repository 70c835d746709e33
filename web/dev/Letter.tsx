import { useState } from 'react'
import type { DevLetterView } from '../../src/modules/notices/api.ts'
import { Badge } from '../ui/Badge.tsx'
import { Facts } from '../ui/Facts.tsx'
import { More } from '../ui/More.tsx'

type Delivery = DevLetterView['deliveries'][number]

type Named = Pick<DevLetterView, 'event' | 'variant'>

export const nameOf = ({ event, variant }: Named) => (variant ? `${event}, ${variant}` : event)
export const idOf = ({ event, variant }: Named) => [event, variant].filter(Boolean).join('-')

/** One event: the notice in the personal area, then each delivery. */
export function Letter({ of: letter, frame }: { of: DevLetterView; frame: string }) {
  const name = nameOf(letter)
  return (
    <section className="stack dev-letter">
      <h2 id={idOf(letter)}>{name}</h2>
      <h3>Personal area</h3>
      <p>
        <strong>{letter.title}</strong>
      </p>
      <p className="dev-said">{letter.body}</p>
      {letter.deliveries.map((delivery) => (
        <div key={delivery.channel + delivery.recipient} className="stack">
          <h3>{titleOf(delivery)}</h3>
          {delivery.channel === 'sms' ? (
            <Sms of={delivery} />
          ) : (
            <Mail
              of={delivery}
              name={`${name}: ${titleOf(delivery)}`}
              frame={`${frame}&${placeOf(letter, delivery)}`}
            />
          )}
        </div>
      ))}
    </section>
  )
}

const titleOf = ({ channel, recipient }: Delivery) =>
  `${channel === 'sms' ? 'SMS' : 'E-mail'} to ${recipient === 'relative' ? 'the second contact' : 'the person'}`

const placeOf = ({ event, variant }: DevLetterView, { recipient }: Delivery) =>
  new URLSearchParams({ event, variant, recipient })

function Sms({ of: { text, sms } }: { of: Delivery }) {
  return (
    <>
      <p className="dev-said dev-sms">{text}</p>
      {sms && (
        <div className="row-of">
          <span className="numbers">
            {sms.units} signs in {sms.encoding}
          </span>
          <Badge kind={sms.segments > 2 ? 'attention' : 'plain'}>
            {sms.segments} {sms.segments === 1 ? 'SMS' : 'SMS in one message'}
          </Badge>
          {sms.forcedBy.length > 0 && <span>made longer by {sms.forcedBy.join(' ')}</span>}
        </div>
      )}
    </>
  )
}

function Mail({ of: mail, name, frame }: { of: Delivery; name: string; frame: string }) {
  return (
    <>
      <Facts
        of={[
          { name: 'Subject', value: mail.subject },
          { name: 'Languages', value: mail.languages },
        ]}
      />
      <AsHtml name={name} frame={frame} />
      <More title="As text">
        <p className="dev-said">{mail.text}</p>
      </More>
      {mail.calendar && (
        <More title="Calendar entry">
          <pre className="dev-code">{mail.calendar}</pre>
        </More>
      )}
    </>
  )
}

/** The frame is made when it is asked for: nothing in it may run, so no program that inspects pages gets an answer from it. */
function AsHtml({ name, frame }: { name: string; frame: string }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>As HTML</summary>
      {open && (
        <div className="stack">
          <iframe className="dev-frame" title={name} src={frame} sandbox="" />
          <p>
            <a href={frame}>Open it alone</a>
          </p>
        </div>
      )}
    </details>
  )
}
