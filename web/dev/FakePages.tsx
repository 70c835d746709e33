import { Shown, useAnswer } from '../ui/answer.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import type { JobsView } from './jobs.ts'

/** Where one reads what was sent: the mail server and the short-message centre of this machine. */
export function FakePages() {
  const answer = useAnswer<JobsView>('/dev/api/jobs')
  return (
    <section className="stack">
      <h2>What was sent</h2>
      <Shown of={answer} waiting={<Skeleton />}>
        {({ fakes }) =>
          fakes.mail || fakes.sms ? (
            <ul>
              {fakes.mail && (
                <li>
                  <a href={fakes.mail.page}>E-mails</a>
                </li>
              )}
              {fakes.sms && (
                <li>
                  <a href={fakes.sms.page}>SMS</a>
                </li>
              )}
            </ul>
          ) : (
            <p>The fakes do not run here: messages go to the servers that SMTP_URL and SMPP_URL name.</p>
          )
        }
      </Shown>
    </section>
  )
}
