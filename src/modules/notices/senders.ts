import type { Config } from '../../platform/config.ts'
import type { Profile } from '../../platform/profile.ts'
import { openMailer } from './email.ts'
import { openGateway } from './sms/gateway.ts'
import { openSmpp } from './sms/smpp.ts'
import type { WaitingDelivery } from './store.ts'

export type Receipt = { providerId: string; state: 'delivered' | 'failed' | 'underway' }
export type Senders = {
  /** @throws DeliveryFailure */
  send: (delivery: WaitingDelivery, text: string) => Promise<{ providerId: string }>
  onReceipt: (listen: (receipt: Receipt) => void) => void
  close: () => Promise<void>
}

/** The real ways out of the building, held open for the life of a worker. */
export function openSenders(config: Config, profile: Profile): Senders {
  const mailer = openMailer({ url: config.smtpUrl, from: config.smtpFrom })
  const sender = config.smsSender || profile.institution.senders.sms.alias
  const sms = /^https?:/.test(config.smsUrl)
    ? openGateway({ url: config.smsUrl, key: config.smsGatewayKey, sender })
    : openSmpp({ url: config.smsUrl, sender })
  return {
    send(delivery, text) {
      const id = `delivery-${delivery.id}`
      if (delivery.channel === 'sms') return sms.send({ id, to: delivery.address, text })
      const { subject, html, languages, calendar } = delivery.content
      return mailer.send({ id, to: delivery.address, subject: subject ?? '', text, html: html ?? '', language: languages, ...(calendar ? { calendar } : {}) })
    },
    onReceipt(listen) {
      if ('onReceipt' in sms) sms.onReceipt(listen)
    },
    async close() {
      mailer.close()
      await sms.close()
    },
  }
}
