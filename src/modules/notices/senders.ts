import type { Ground } from '../../platform/module.ts'
import { openMailer } from './email.ts'
import { openGateway } from './sms/gateway.ts'
import type { TakeReceipt } from './sms/sender.ts'
import { openSmpp } from './sms/smpp.ts'
import type { WaitingDelivery } from './store.ts'

export type Senders = {
  /** The provider's numbers of what was sent. @throws DeliveryFailure */
  send: (delivery: WaitingDelivery, text: string, now: Date) => Promise<string[]>
  onReceipt: (take: TakeReceipt) => void
  close: () => Promise<void>
}

/** The real ways out of the building, held open for the life of a worker. */
export function openSenders({ config, profile, log }: Ground): Senders {
  const mailer = openMailer({ url: config.smtpUrl, from: config.smtpFrom })
  const sender = config.smsSender || profile.institution.senders.sms.alias
  const sms = /^https?:/.test(config.smsUrl)
    ? openGateway({
        url: config.smsUrl,
        key: config.smsGatewayKey,
        sender,
        callbackUrl: `${config.publicUrl}/api/notices/sms-receipts`,
      })
    : openSmpp({
        url: config.smsUrl,
        sender,
        log: (event, detail) => log.info({ event, detail }, 'the line to the SMS centre'),
      })
  return {
    async send(delivery, text, now) {
      const id = `delivery-${delivery.id}`
      const { subject, html, languages, calendar } = delivery.content
      if (delivery.channel === 'sms') {
        const validMinutes = delivery.worthUntil
          ? Math.max(1, Math.floor((delivery.worthUntil.getTime() - now.getTime()) / 60_000))
          : undefined
        return (await sms.send({ id, to: delivery.address, text, ...(validMinutes ? { validMinutes } : {}) })).parts
      }
      const mail = { id, to: delivery.address, subject: subject ?? '', text, html: html ?? '', language: languages }
      return [(await mailer.send({ ...mail, ...(calendar ? { calendar } : {}) })).providerId]
    },
    onReceipt: (take) => sms.onReceipt?.(take),
    async close() {
      mailer.close()
      await sms.close()
    },
  }
}
