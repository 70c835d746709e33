const KEPT_MAX = 1000;

export type SmsState = 'underway' | 'delivered' | 'failed' | 'unknown';

/** One whole message, put together from its parts as a phone would. */
export type FakeSms = {
  number: number;
  /** The fake's own numbers of its parts, as answered to the sender. */
  ids: string[];
  /** The sender's own number of the message; only the HTTP gateway carries one. */
  reference: string | null;
  via: 'smpp' | 'http';
  from: string;
  to: string;
  text: string;
  encoding: string;
  parts: number;
  /** False while parts are missing: a phone shows nothing, or a broken text. */
  complete: boolean;
  state: SmsState;
  receivedAt: string;
};

/**
 * As listed: `times` says how often the same message came (same reference over HTTP; same number and text over SMPP,
 * which carries no number of the sender's), so that a message sent twice can't hide.
 */
export type ListedSms = FakeSms & { times: number };

export type Part = { id: string; from: string; to: string; text: string; encoding: string; concat: { reference: number; total: number; index: number } | null };

function identity(sms: FakeSms): string {
  return sms.reference ?? `${sms.to}\n${sms.text}`;
}

/** The last 1,000 messages, in memory only. */
export function openMessages() {
  let kept: FakeSms[] = [];
  let number = 0;
  const pending = new Map<string, { sms: FakeSms; texts: (string | undefined)[] }>();

  function keep(sms: Omit<FakeSms, 'number' | 'receivedAt' | 'state'>): FakeSms {
    number += 1;
    const whole: FakeSms = { ...sms, number, state: 'unknown', receivedAt: new Date().toISOString() };
    kept = [...kept.slice(-(KEPT_MAX - 1)), whole];
    return whole;
  }

  /** Takes one part; parts with the same sender, number, reference and total belong together. */
  function keepPart({ id, from, to, text, encoding, concat }: Part): FakeSms {
    if (!concat) return keep({ ids: [id], reference: null, via: 'smpp', from, to, text, encoding, parts: 1, complete: true });
    const key = [from, to, concat.reference, concat.total].join('/');
    const known = pending.get(key);
    const gathered = known ?? {
      sms: keep({ ids: [], reference: null, via: 'smpp', from, to, text: '', encoding, parts: concat.total, complete: false }),
      texts: Array.from({ length: concat.total }, () => undefined as string | undefined),
    };
    pending.set(key, gathered);
    gathered.sms.ids.push(id);
    gathered.texts[concat.index - 1] = text;
    gathered.sms.text = gathered.texts.map((piece) => piece ?? '…').join('');
    gathered.sms.complete = gathered.texts.every((piece) => piece !== undefined);
    if (gathered.sms.complete) pending.delete(key);
    return gathered.sms;
  }

  /** Oldest first; `since` is an instant in ISO form or the number of the last message already seen. */
  function list({ to, since }: { to?: string; since?: string } = {}): ListedSms[] {
    const times = new Map<string, number>();
    for (const sms of kept) times.set(identity(sms), (times.get(identity(sms)) ?? 0) + 1);
    const isNew = (sms: FakeSms) =>
      !since || (/^\d+$/.test(since) ? sms.number > Number(since) : sms.receivedAt >= new Date(since).toISOString());
    return kept
      .filter((sms) => (!to || sms.to === normalised(to)) && isNew(sms))
      .map((sms) => ({ ...sms, times: times.get(identity(sms)) ?? 1 }));
  }

  function mark(id: string, state: SmsState): void {
    const sms = kept.find((candidate) => candidate.ids.includes(id));
    // One lost part spoils the message, whatever is said of the others.
    if (sms && sms.state !== 'failed') sms.state = state;
  }

  return {
    keep,
    keepPart,
    list,
    mark,
    clear: () => {
      kept = [];
      pending.clear();
    },
  };
}

/** Numbers are compared and shown with their plus, however they came (in a query a plus arrives as a blank). */
export function normalised(to: string): string {
  const digits = to.replace(/\D/g, '');
  return digits ? `+${digits}` : to;
}
