import type { DevDeliveriesView } from '../../src/modules/notices/api.ts'
import { sayTime } from '../../src/platform/say-when.ts'
import { Act } from '../ui/Act.tsx'
import { Shown, useAnswer } from '../ui/answer.tsx'
import { Badge } from '../ui/Badge.tsx'
import { dayInRome } from '../ui/days.ts'
import { Facts } from '../ui/Facts.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Table } from '../ui/Table.tsx'
import { FakePages } from './FakePages.tsx'
import type { AnnouncementRow, JobRow, JobsView } from './jobs.ts'

/** What is done later: announcements, the queue, and what became of the messages. */
export default function JobsPage() {
  const jobs = useAnswer<JobsView>('/dev/api/jobs')
  const deliveries = useAnswer<DevDeliveriesView>('/dev/api/deliveries')
  const again = () => {
    jobs.again()
    deliveries.again()
  }
  return (
    <Page title="Jobs" wide lead={<p>What the worker has to do, could not do, and has done.</p>}>
      <div className="stack-wide">
        <Act look="second" onPress={again}>
          Look again
        </Act>
        <Shown of={jobs} waiting={<Skeleton boxes={3} />}>
          {(view) => (
            <div className="stack-wide">
              <Sums of={view} />
              <Queue of={view.jobs} />
              <Announcements of={view.announcements} />
            </div>
          )}
        </Shown>
        <Shown of={deliveries} waiting={<Skeleton boxes={3} />}>
          {(view) => <Deliveries of={view} />}
        </Shown>
        <FakePages />
      </div>
    </Page>
  )
}

function when(instant: string | null) {
  return instant ? (
    <span className="numbers dev-when">
      {dayInRome(instant)} {sayTime(instant, 'en')}
    </span>
  ) : (
    '–'
  )
}

function Sums({ of: { jobs, announcements, oldestWaitsMs } }: { of: JobsView }) {
  return (
    <Facts
      of={[
        { name: 'Jobs in the queue', value: jobs.length },
        { name: 'of them failed before', value: jobs.filter((job) => job.lastError !== null).length },
        {
          name: 'Announcements that wait',
          value:
            oldestWaitsMs === null
              ? 'none'
              : `${announcements.filter((each) => !each.fannedAt).length}, the oldest for ${(oldestWaitsMs / 1000).toFixed(1)} s`,
        },
      ]}
    />
  )
}

function Queue({ of }: { of: JobRow[] }) {
  if (of.length === 0) return <p>The queue is empty: everything that was to be done is done.</p>
  return (
    <Table
      caption="Queue, failures first"
      rows={of}
      keyOf={(job) => job.id}
      columns={[
        { name: 'Job', of: (job) => job.key ?? job.job },
        { name: 'State', of: (job) => <JobState of={job} /> },
        { name: 'Tries', of: (job) => `${job.attempts} of ${job.attemptsMax}`, isNumber: true },
        { name: 'Next', of: (job) => when(job.runAt) },
        { name: 'Last error', of: (job) => job.lastError ?? '–' },
      ]}
    />
  )
}

function JobState({ of: job }: { of: JobRow }) {
  if (job.running) return <Badge kind="good">runs</Badge>
  if (job.attempts >= job.attemptsMax) return <Badge kind="bad">given up</Badge>
  return job.lastError ? <Badge kind="attention">tries again</Badge> : <Badge>waits</Badge>
}

function Announcements({ of }: { of: AnnouncementRow[] }) {
  if (of.length === 0) return <p>Nothing was announced yet. Book an appointment, and it stands here.</p>
  return (
    <Table
      caption="Last announcements"
      rows={of}
      keyOf={(each) => each.id}
      columns={[
        { name: 'What', of: (each) => each.kind },
        { name: 'Of', of: (each) => each.subjectId, isNumber: true },
        { name: 'Announced', of: (each) => when(each.announcedAt) },
        { name: 'Passed on', of: (each) => when(each.fannedAt) },
      ]}
    />
  )
}

const KIND_OF_STATE = { delivered: 'good', sent: 'good', failed: 'bad', dropped: 'attention' } as const

function Deliveries({ of }: { of: DevDeliveriesView }) {
  if (of.last.length === 0) return <p>No message was written yet.</p>
  const sums = of.states.map(({ state, count }) => `${count} ${state}`).join(', ')
  return (
    <div className="stack">
      <Table
        caption="Last deliveries"
        rows={of.last}
        keyOf={(each) => each.id}
        columns={[
          { name: 'Message', of: (each) => each.title },
          {
            name: 'By',
            of: (each) => (each.recipient === 'person' ? each.channel : `${each.channel}, ${each.recipient}`),
          },
          {
            name: 'State',
            of: (each) => <Badge kind={KIND_OF_STATE[each.state as keyof typeof KIND_OF_STATE]}>{each.state}</Badge>,
          },
          { name: 'Tries', of: (each) => each.attempts, isNumber: true },
          { name: 'Written', of: (each) => when(each.queuedAt) },
          { name: 'Failure', of: (each) => each.failure ?? '–' },
        ]}
      />
      <p className="quiet">In all: {sums}.</p>
    </div>
  )
}
