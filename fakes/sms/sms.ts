import { openBehaviours } from '../shared/behaviours.ts'
import type { Answer, Question } from '../shared/http.ts'
import { html, json, listenOn, openWeb, seeOther } from '../shared/http.ts'
import { createGateway } from './gateway.ts'
import { openMessages } from './messages.ts'
import { SMS_MODES } from './modes.ts'
import { smsPage } from './page.ts'
import type { SmscOptions } from './smsc.ts'
import { createSmsc } from './smsc.ts'

export type SmsFakeOptions = Partial<SmscOptions> & {
  smppPort?: number
  pagePort?: number
  key?: string
  callbackSecret?: string
}

/** A short-message centre, an HTTP gateway and a page that shows what phones would; port 0 lets the system choose. */
export async function openSmsFake({ smppPort = 0, pagePort = 0, ...given }: SmsFakeOptions = {}) {
  const options = {
    systemId: 'sportello',
    password: 'secret',
    receipts: 'both' as const,
    receiptAfterMs: 200,
    key: 'secret',
    callbackSecret: 'secret',
    ...given,
  }
  const messages = openMessages()
  const behaviours = openBehaviours(SMS_MODES)
  const smsc = createSmsc(options, messages, behaviours.next)
  const gateway = createGateway(options, messages, behaviours.next)
  const clear = () => {
    messages.clear()
    gateway.clear()
  }

  function answer(question: Question): Answer | null | 'cut' {
    const { method, url, body } = question
    const to = url.searchParams.get('to')?.trim() || undefined
    const asked = `${method} ${url.pathname}`
    if (asked === 'POST /send') return gateway.take(question) ?? 'cut'
    if (asked === 'GET /') return html(smsPage(messages.list({ to }), to ?? ''))
    if (asked === 'GET /messages') return json(messages.list({ to, since: url.searchParams.get('since') ?? undefined }))
    if (asked === 'POST /behave') {
      behaviours.behave(behaviours.read(body))
      return json({ ok: true })
    }
    if (asked === 'POST /drop') {
      smsc.drop()
      return json({ ok: true })
    }
    if (asked === 'DELETE /messages' || asked === 'POST /clear') {
      clear()
      return method === 'POST' ? seeOther('/') : json({ ok: true })
    }
    return null
  }

  const port = await listenOn(smsc.server, smppPort)
  const web = await openWeb(pagePort, answer)
  return {
    smpp: `smpp://${options.systemId}:${options.password}@127.0.0.1:${port}`,
    gateway: `${web.url}send`,
    page: web.url,
    messages: messages.list,
    clear,
    behave: behaviours.behave,
    drop: smsc.drop,
    close: async () => {
      gateway.close()
      await smsc.close()
      await web.close()
    },
  }
}

export type SmsFake = Awaited<ReturnType<typeof openSmsFake>>
