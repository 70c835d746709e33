import { openMailFake } from './mail/mail.ts'
import { openSmsFake } from './sms/sms.ts'

export type FakePorts = { mailSmtp?: number; mailPage?: number; smsSmpp?: number; smsPage?: number }

/** All outside parties at once, on 127.0.0.1; ports not given are chosen by the system. */
export async function startFakes(ports: FakePorts = {}) {
  const mail = await openMailFake({ smtpPort: ports.mailSmtp, pagePort: ports.mailPage })
  const sms = await openSmsFake({ smppPort: ports.smsSmpp, pagePort: ports.smsPage })
  return {
    mail,
    sms,
    /** Where everything answers; the one line that this file prints when it is started. */
    addresses: {
      mail: { smtp: mail.smtp, page: mail.page },
      sms: { smpp: sms.smpp, gateway: sms.gateway, page: sms.page },
    },
    close: async () => {
      await Promise.all([mail.close(), sms.close()])
    },
  }
}

function portFrom(name: string): number {
  const text = process.env[name] ?? '0'
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`${name} is not a port: ${text}`)
  return port
}

async function serve(): Promise<void> {
  const fakes = await startFakes({
    mailSmtp: portFrom('FAKE_MAIL_SMTP_PORT'),
    mailPage: portFrom('FAKE_MAIL_PAGE_PORT'),
    smsSmpp: portFrom('FAKE_SMS_SMPP_PORT'),
    smsPage: portFrom('FAKE_SMS_PAGE_PORT'),
  })
  const end = async () => {
    await fakes.close()
    process.exit(0)
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  if (process.env['SPORTELLO_CHILD'] === '1') {
    // The parent holds the other end of stdin: when it is killed outright, this is how we learn of it.
    process.stdin.resume()
    process.stdin.once('end', end)
    process.stdin.once('error', end)
  }
  console.log(JSON.stringify(fakes.addresses))
}

if (import.meta.main) await serve()
