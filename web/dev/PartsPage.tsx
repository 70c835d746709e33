import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { ActingFor } from '../ui/ActingFor.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Calendar } from '../ui/Calendar.tsx'
import { Card } from '../ui/Card.tsx'
import { Choices } from '../ui/Choices.tsx'
import { Combobox } from '../ui/Combobox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { addDays, dayInRome } from '../ui/days.ts'
import { Facts } from '../ui/Facts.tsx'
import { Form } from '../ui/Form.tsx'
import { CheckBox, Select, TextArea, TextField } from '../ui/fields.tsx'
import { useForm } from '../ui/form.ts'
import { More } from '../ui/More.tsx'
import { Nothing } from '../ui/Nothing.tsx'
import { Page } from '../ui/Page.tsx'
import { ProblemTold } from '../ui/ProblemTold.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Steps } from '../ui/Steps.tsx'
import { Table } from '../ui/Table.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { Things } from '../ui/Things.tsx'
import { byPartOfDay, TimeList } from '../ui/TimeList.tsx'
import { Told } from '../ui/Told.tsx'
import { useText } from '../ui/text.tsx'

/** All of web/ui in all its states. Open it at 360 and at 1280 px after touching any part. */
export default function PartsPage() {
  return (
    <Page title="Parts" lead={<p>Everything that pages are made of, in every state.</p>} wide>
      <div className="stack-wide">
        <Acts />
        <Tellings />
        <Fields />
        <Lists />
        <Times />
        <Overlays />
      </div>
    </Page>
  )
}

function Acts() {
  return (
    <section className="stack">
      <h2>Act</h2>
      <div className="row-of">
        <Act>First</Act>
        <Act look="second">Second</Act>
        <Act look="away">Away</Act>
        <Act look="plain">Plain</Act>
        <Act busy>Busy</Act>
        <Act small>Small</Act>
        <Act to="/dev/parts" look="second">
          Goes somewhere
        </Act>
      </div>
      <div className="row-of">
        <Act why="The office is closed today.">Not now</Act>
      </div>
      <div className="row-of">
        <Badge>plain</Badge>
        <Badge kind="good">good</Badge>
        <Badge kind="attention">attention</Badge>
        <Badge kind="bad">bad</Badge>
        <Badge kind="new">3 new</Badge>
      </div>
    </section>
  )
}

function Tellings() {
  const problem = { code: 'server-broken', status: 503, errors: [], details: {} }
  return (
    <section className="stack">
      <h2>Told, ProblemTold, Nothing, Skeleton</h2>
      <Told title="Something to know">
        <p>A fact that changes what one does.</p>
      </Told>
      <Told kind="good" title="Done" />
      <Told kind="attention" title="Mind this">
        <p>A second line, longer, to see how it wraps on a narrow phone and where the sign stands.</p>
      </Told>
      <Told kind="bad" title="This went wrong" />
      <ProblemTold problem={problem} again={() => {}} />
      <Nothing title="There is nothing here yet.">
        <Act look="second" to="/">
          The next best thing
        </Act>
      </Nothing>
      <Skeleton />
      <Skeleton boxes={2} />
      <ActingFor me="Ada Rossi" other="Bruno Rossi" onStop={() => {}} />
    </section>
  )
}

function Fields() {
  const form = useForm({
    values: { name: '', office: '', text: 'Written before', colour: '', tell: false, way: '' },
    check: (values) => ({
      name: values.name ? null : 'Write a name',
      way: values.way ? null : 'Choose a way',
      text: values.text.length > 40 ? 'Write less' : null,
    }),
    send: () => new Promise((done) => setTimeout(done, 800)),
  })
  const towns = ['Roma', 'Milano', 'Forlì', 'Reggio Calabria', 'Reggio Emilia', 'L’Aquila']
  return (
    <section className="stack">
      <h2>Form and fields</h2>
      <p>Send it empty to see the summary and the sentences.</p>
      <Steps
        now={1}
        of={[
          { name: 'Topic and office', to: '/dev/parts?1', done: true },
          { name: 'Day and time', to: '/dev/parts?2', done: false },
          { name: 'Reason', to: '/dev/parts?3', done: false },
          { name: 'Contacts', to: '/dev/parts?4', done: false },
          { name: 'Check', to: '/dev/parts?5', done: false },
        ]}
      />
      <Form of={form} act="Send" beside={<Act look="plain">Another way out</Act>}>
        <TextField {...form.field('name')} label="Name" hint="As on the identity card." autoComplete="name" />
        <Combobox
          {...form.field('office')}
          label="Town"
          optional
          options={towns.map((town) => ({ value: town, label: town }))}
        />
        <TextArea {...form.field('text')} label="Text" maxLength={40} />
        <Select
          {...form.field('colour')}
          label="Colour"
          options={[
            { value: '', label: 'None' },
            { value: 'green', label: 'Green' },
          ]}
        />
        <CheckBox {...form.field('tell')} label="Also tell someone" hint="Times, never contents." />
        <Choices
          {...form.field('way')}
          legend="Which way?"
          hint="One of these."
          options={[
            { value: 'desk', title: 'At the desk', note: 'Come here' },
            { value: 'phone', title: 'By phone', note: 'We call you' },
            { value: 'web', title: 'By video', why: 'This office does not offer it yet.' },
          ]}
        />
      </Form>
    </section>
  )
}

function Lists() {
  const rows = [
    { office: 'Roma Centro', free: 12 },
    { office: 'Forlì', free: 3 },
  ]
  return (
    <section className="stack">
      <h2>Things, Facts, Table, Tabs, Card, More</h2>
      <Things
        of={[
          { id: 1, to: '/dev/parts', title: 'Thursday 10 December at 9:00', note: 'Pension, Roma Centro' },
          { id: 2, to: '/dev/parts', title: 'A thing with a mark', mark: <Badge kind="new">new</Badge> },
        ]}
      />
      <Facts
        of={[
          { name: 'Office', value: 'Roma Centro', change: <Act look="plain">Change</Act> },
          { name: 'A much longer name', value: 'A value that is long enough to wrap on a phone, twice.' },
          { name: 'Left out', value: '' },
        ]}
      />
      <Table
        caption="Free times"
        rows={rows}
        keyOf={(row) => row.office}
        columns={[
          { name: 'Office', of: (row) => row.office },
          { name: 'Free', of: (row) => row.free, isNumber: true },
        ]}
      />
      <Tabs
        name="Example"
        of={[
          { id: 'a', name: 'First', body: <p>Body of the first.</p> },
          { id: 'b', name: 'Second', body: <p>Body of the second.</p> },
        ]}
      />
      <Card title="Card">
        <p>For the one thing that must stand apart.</p>
      </Card>
      <More title="More">
        <p>What most people need not read.</p>
      </More>
    </section>
  )
}

function Times() {
  const t = useText()
  const today = dayInRome(new Date())
  const [month, setMonth] = useState(today)
  const [day, setDay] = useState<string | null>(null)
  const form = useForm({ values: { time: '' }, send: () => {} })
  const times = [8, 9, 10, 14, 15].map((hour) => ({ startsAt: `2026-12-10T${String(hour).padStart(2, '0')}:20:00Z` }))
  return (
    <section className="stack">
      <h2>Calendar and TimeList</h2>
      <Calendar
        {...{ month, today }}
        onMonth={setMonth}
        from={today}
        to={addDays(today, 60)}
        freeOn={(asked) => (Number(asked.slice(8)) % 3 === 0 ? 5 : 0)}
        value={day}
        onPick={setDay}
      />
      <TimeList {...form.field('time')} legend="Which time?" groups={byPartOfDay(times, t)} />
    </section>
  )
}

function Overlays() {
  const [open, setOpen] = useState(false)
  return (
    <section className="stack">
      <h2>Dialog</h2>
      <Act look="second" onPress={() => setOpen(true)}>
        Open
      </Act>
      <Dialog open={open} title="Are you sure?" onClose={() => setOpen(false)}>
        <p>Escape closes it, and the focus goes back to where it was.</p>
        <div className="form-acts">
          <Act look="away" onPress={() => setOpen(false)}>
            Yes
          </Act>
          <Act look="plain" onPress={() => setOpen(false)}>
            No
          </Act>
        </div>
      </Dialog>
    </section>
  )
}
