import { Page } from '../ui/Page.tsx'
import { Things } from '../ui/Things.tsx'
import { FakePages } from './FakePages.tsx'
import { paths } from './paths.ts'

/** The door of the development pages. */
export default function IndexPage() {
  return (
    <Page
      title="Development pages"
      lead={<p>For who works on Sportello. Production has none of them, nor what they ask.</p>}
    >
      <div className="stack-wide">
        <Things
          of={[
            { id: 1, to: paths.people, title: 'People', note: 'Sign in as anyone, by any sign-in' },
            { id: 2, to: paths.notices, title: 'Notices', note: 'Every text, by channel, mode and language' },
            { id: 3, to: paths.clock, title: 'Clock', note: 'Move the time of the whole product' },
            { id: 4, to: paths.jobs, title: 'Jobs', note: 'The queue, failures, announcements, deliveries' },
            { id: 5, to: paths.parts, title: 'Parts', note: 'What pages are made of, in every state' },
          ]}
        />
        <FakePages />
      </div>
    </Page>
  )
}
