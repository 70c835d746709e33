import { openDb } from '../../platform/db.ts'
import type { App } from '../../platform/http.ts'
import type { Ground } from '../../platform/module.ts'
import type { Letter } from './actions.ts'
import { composeLetter } from './actions.ts'
import type { DevLetterView } from './api.ts'
import { DevDeliveriesView } from './api.ts'
import { SECRET_MARK } from './letter.ts'
import { gsmKind } from './sms/encoding.ts'
import type { Content } from './store.ts'
import { listDeliveryStates, listLastDeliveries } from './store.ts'

const DELIVERIES_MOST = 50
/** Stands for the admission code, which is made only when the message leaves: as many signs, so that an SMS counts right. */
const SAMPLE_SECRET = '123456'

/** A letter as people would get it, made by the code that makes the real ones; nothing is written. */
export function previewLetter(ground: Ground, letter: Letter, name: { event: string; variant: string }): DevLetterView {
  const { notice, deliveries } = composeLetter(ground, letter)
  return {
    ...name,
    title: notice.title,
    body: notice.body,
    link: notice.link,
    deliveries: deliveries.map(({ channel, recipient, address, content }) => ({
      channel,
      recipient,
      address,
      ...previewContent(content),
      sms: channel === 'sms' ? gsmKind(asSent(content)) : null,
    })),
  }
}

function asSent(content: Content): string {
  return content.secret ? content.text.replaceAll(SECRET_MARK, SAMPLE_SECRET) : content.text
}

function previewContent(content: Content) {
  const { languages, subject = '', html = '', calendar } = content
  return { languages, subject, text: asSent(content), html, calendar: calendar?.content ?? '' }
}

/** What left last and what did not, for /dev/jobs. */
export function devRoutes(app: App, ground: Ground): void {
  const worker = openDb(ground.config.databaseUrl, 'sportello_worker', 1)
  app.addHook('onClose', () => worker.close())
  app.get('/dev/api/deliveries', { schema: { hide: true, response: { 200: DevDeliveriesView } } }, async () => {
    const last = await listLastDeliveries(worker, DELIVERIES_MOST)
    return {
      states: await listDeliveryStates(worker),
      last: last.map((delivery) => ({ ...delivery, queuedAt: delivery.queuedAt.toISOString() })),
    }
  })
}
