const KEPT_MAX = 1000

export type SmsState = 'underway' | 'delivered' | 'failed' | 'unknown'

/** One whole message, put together from its parts as a phone would. */
export type FakeSms = {
  number: number
  /** The fake's own numbers of its parts, as answered to the sender. */
  ids: string[]
  /** The sender's own number of the message; only the HTTP gateway carries one. */
  reference: string | null
  via: 'smpp' | 'http'
  from: string
  to: string
  text: string
  encoding: string
  parts: number
  /** False while parts are missing: a phone shows nothing, or a broken text. */
  complete: boolean
  /** Until when the sender wants it delivered; null for as long as the network likes. */
  expiresAt: string | null
  receivedAt: string
}

/**
 * As listed: `times` says how often the same message came (same reference over HTTP; same number and text over SMPP,
 * which carries no number of the sender's), so that a message sent twice can't hide. `state` is what the sender was told.
 */
export type ListedSms = FakeSms & { times: number; state: SmsState }

export type Part = {
  id: string
  from: string
  to: string
  text: string
  encoding: string
  expiresAt: string | null
  concat: { reference: number; total: number; index: number } | null
}

function identity(sms: FakeSms): string {
  return sms.reference ?? `${sms.to}\n${sms.text}`
}

/** Puts parts together as a phone does: same sender, number, reference and total belong to one message. */
function openPhones(keep: (sms: Omit<FakeSms, 'number' | 'receivedAt'>) => FakeSms) {
  const begun = new Map<string, { sms: FakeSms; texts: (string | undefined)[] }>()

  function take({ concat, id, ...part }: Part): void {
    const message = { ...part, reference: null, via: 'smpp' as const }
    if (!concat) {
      keep({ ...message, ids: [id], parts: 1, complete: true })
      return
    }
    const { total, index } = concat
    const key = [part.from, part.to, concat.reference, total].join('/')
    const gathered = begun.get(key) ?? {
      sms: keep({ ...message, ids: [], text: '', parts: total, complete: false }),
      texts: new Array<string | undefined>(total).fill(undefined),
    }
    begun.set(key, gathered)
    gathered.sms.ids.push(id)
    gathered.texts[index - 1] = part.text
    gathered.sms.text = gathered.texts.map((piece) => piece ?? '…').join('')
    gathered.sms.complete = gathered.texts.every((piece) => piece !== undefined)
    if (gathered.sms.complete) begun.delete(key)
  }

  return { take, clear: () => begun.clear() }
}

/** The last 1,000 messages, in memory only. */
export function openMessages() {
  let kept: FakeSms[] = []
  let number = 0
  const told = new Map<string, SmsState>()

  function keep(sms: Omit<FakeSms, 'number' | 'receivedAt'>): FakeSms {
    number += 1
    const whole: FakeSms = { ...sms, number, receivedAt: new Date().toISOString() }
    kept.push(whole)
    const oldest = kept.length > KEPT_MAX ? kept.shift() : undefined
    for (const id of oldest?.ids ?? []) told.delete(id)
    return whole
  }

  // One lost part spoils a message; it is delivered with its last part.
  function stateOf({ ids, complete }: FakeSms): SmsState {
    const states = ids.map((id) => told.get(id) ?? 'unknown')
    if (states.includes('failed')) return 'failed'
    if (states.every((state) => state === 'unknown')) return 'unknown'
    return complete && states.every((state) => state === 'delivered') ? 'delivered' : 'underway'
  }

  /** Oldest first; `since` is an instant in ISO form or the number of the last message already seen. */
  function list({ to, since }: { to?: string; since?: string } = {}): ListedSms[] {
    const times = new Map<string, number>()
    for (const sms of kept) times.set(identity(sms), (times.get(identity(sms)) ?? 0) + 1)
    const isNew = (sms: FakeSms) =>
      !since || (/^\d+$/.test(since) ? sms.number > Number(since) : sms.receivedAt >= new Date(since).toISOString())
    return kept
      .filter((sms) => (!to || sms.to === normalised(to)) && isNew(sms))
      .map((sms) => ({ ...sms, times: times.get(identity(sms)) ?? 1, state: stateOf(sms) }))
  }

  const phones = openPhones(keep)
  return {
    keep,
    keepPart: phones.take,
    list,
    mark: (id: string, state: SmsState) => {
      told.set(id, state)
    },
    clear: () => {
      kept = []
      told.clear()
      phones.clear()
    },
  }
}

/** Numbers are compared and shown with their plus, however they came (in a query a plus arrives as a blank). */
export function normalised(to: string): string {
  const digits = to.replace(/\D/g, '')
  return digits ? `+${digits}` : to
}
