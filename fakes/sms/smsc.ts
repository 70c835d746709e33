import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import smpp from 'smpp';
import type { Pdu, Session } from 'smpp';
import type { Behaviour, openBehaviours } from '../shared/behaviours.ts';
import { normalised } from './messages.ts';
import type { openMessages, Part } from './messages.ts';
import type { SmsMode } from './modes.ts';

const RECEIPT_TRIES_MAX = 20;
const REFUSED_FOR_NOW: Partial<Record<SmsMode, string>> = { throttle: 'ESME_RTHROTTLED', 'queue-full': 'ESME_RMSGQFUL', 'system-error': 'ESME_RSYSERR', reject: 'ESME_RINVDSTADR' };
const ENCODINGS: Record<number, string> = { 0: 'GSM-7', 1: 'ASCII', 3: 'Latin-1', 8: 'UCS-2' };

export type SmscOptions = {
  systemId: string;
  password: string;
  /** How a receipt says its state: in the TLVs, in the text only, or both. */
  receipts: 'tlv' | 'text' | 'both';
  receiptAfterMs: number;
};

type Party = SmscOptions & {
  messages: ReturnType<typeof openMessages>;
  behaviours: ReturnType<typeof openBehaviours<SmsMode>>;
  bound: Set<Session>;
  timers: Set<NodeJS.Timeout>;
  nextId: () => string;
};

function later(party: Party, ms: number, act: () => void): void {
  const timer = setTimeout(() => {
    party.timers.delete(timer);
    act();
  }, ms);
  party.timers.add(timer);
}

/** The text and place of a part, or the error code of a submission that a strict centre would refuse. */
function readPart(pdu: Pdu, id: string): Part | string {
  const { udh, message } = pdu['short_message'] as { udh?: Buffer[]; message: string };
  const coding = Number(pdu['data_coding']);
  const from = String(pdu['source_addr']);
  const to = String(pdu['destination_addr']);
  if (pdu['source_addr_ton'] === 5 && from.length > 11) return 'ESME_RINVSRCADR';
  if (!/^\d{3,15}$/.test(to)) return 'ESME_RINVDSTADR';
  const headerOctets = udh ? udh.reduce((sum, element) => sum + element.length, 1) : 0;
  // GSM 03.38 §6.2.1.1: these ten cost an escape and a sign; the header is padded up to whole septets.
  const septets = message.length + [...message].filter((sign) => '\f^{}\\[~]|€'.includes(sign)).length + Math.ceil((headerOctets * 8) / 7);
  if (coding === 8 ? headerOctets + message.length * 2 > 140 : septets > 160) return 'ESME_RINVMSGLEN';
  const element = udh?.find((candidate) => candidate[0] === 0x00 || candidate[0] === 0x08);
  const values = element?.subarray(2);
  const concat = values ? { reference: values.readUIntBE(0, values.length - 2), total: values.at(-2) ?? 1, index: values.at(-1) ?? 1 } : null;
  return { id, from, to: normalised(to), text: message, encoding: ENCODINGS[coding] ?? `data_coding ${coding}`, concat };
}

function receiptFor(party: Party, part: Part, delivered: boolean): Pdu {
  const stat = delivered ? 'DELIVRD' : 'UNDELIV';
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(2, 12);
  const inText = `id:${part.id} sub:001 dlvrd:00${delivered ? 1 : 0} submit date:${stamp} done date:${stamp} stat:${stat} err:${delivered ? '000' : '001'} text:${part.text.slice(0, 20).replace(/[^ -~]/g, '.')}`;
  const inTlv = { receipted_message_id: part.id, message_state: delivered ? 2 : 5 };
  return new smpp.PDU('deliver_sm', {
    source_addr_ton: 1, source_addr_npi: 1, source_addr: part.to.slice(1), destination_addr: part.from,
    esm_class: 4, data_coding: 0,
    short_message: Buffer.from(party.receipts === 'tlv' ? '' : inText, 'latin1'),
    ...(party.receipts === 'text' ? {} : inTlv),
  });
}

/** Gives a receipt to any session that is bound, and again after a pause until one takes it: like a real centre. */
function giveReceipt(party: Party, part: Part, delivered: boolean, tries = 0): void {
  const again = () => {
    if (tries < RECEIPT_TRIES_MAX) later(party, 300, () => giveReceipt(party, part, delivered, tries + 1));
  };
  const session = [...party.bound].at(-1);
  if (!session) return again();
  let answered = false;
  const sent = session.send(receiptFor(party, part, delivered), (answer) => {
    answered = true;
    if (answer.command_status !== 0) return again();
    party.messages.mark(part.id, delivered ? 'delivered' : 'failed');
  });
  if (!sent) return again();
  session.once('close', () => {
    if (!answered) again();
  });
}

function scheduleReceipt(party: Party, part: Part, wish: Behaviour<SmsMode> | null): void {
  if (wish?.mode === 'no-receipt') return;
  const ms = wish?.mode === 'late-receipt' ? (wish.ms ?? 5000) : party.receiptAfterMs;
  const give = () => giveReceipt(party, part, wish?.mode !== 'undeliverable');
  party.messages.mark(part.id, 'underway');
  later(party, ms, give);
  if (wish?.mode === 'double-receipt') later(party, ms + 20, give);
}

function takeSubmission(party: Party, session: Session, pdu: Pdu): void {
  const refuse = (code: string) => session.send(pdu.response({ command_status: smpp.errors[code] }));
  const part = readPart(pdu, party.nextId());
  if (typeof part === 'string') return void refuse(part);
  const wish = party.behaviours.next(part.to);
  const refusal = wish && REFUSED_FOR_NOW[wish.mode];
  if (refusal) return void refuse(refusal);
  if (wish?.mode === 'drop-connection') return session.destroy();
  if (wish?.mode === 'silent') return;
  const answer = () => session.send(pdu.response({ message_id: part.id }));
  if (wish?.mode === 'lose') return void answer();
  party.messages.keepPart(part);
  const wantsReceipt = (Number(pdu['registered_delivery']) & 0x03) !== 0;
  if (wish?.mode === 'early-receipt') {
    giveReceipt(party, part, true);
    return later(party, 50, answer);
  }
  if (wantsReceipt) scheduleReceipt(party, part, wish);
  if (wish?.mode === 'drop-after-submit') return session.destroy();
  answer();
}

function takeBind(party: Party, session: Session, pdu: Pdu): void {
  const known = pdu['system_id'] === party.systemId;
  const error = !known ? 'ESME_RINVSYSID' : pdu['password'] !== party.password ? 'ESME_RINVPASWD' : null;
  if (error) {
    session.send(pdu.response({ command_status: smpp.errors[error] }));
    return session.close();
  }
  session.send(pdu.response({ system_id: 'FAKESMSC' }));
  if (pdu.command !== 'bind_transmitter') party.bound.add(session);
  session.on('submit_sm', (submission: Pdu) => takeSubmission(party, session, submission));
}

function attend(party: Party, socket: Socket): void {
  const session = new smpp.Session({ socket });
  for (const command of ['bind_transceiver', 'bind_receiver', 'bind_transmitter']) {
    session.on(command, (pdu: Pdu) => takeBind(party, session, pdu));
  }
  session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
  session.on('unbind', (pdu: Pdu) => {
    session.send(pdu.response());
    session.close();
  });
  session.on('close', () => party.bound.delete(session));
  // A broken PDU leaves the library's reader stuck for good, so the line is cut as a real centre would.
  session.on('error', () => session.destroy());
}

/** A short-message centre that speaks SMPP 3.4: bind, submit, long messages, receipts. */
export function createSmsc(options: SmscOptions, messages: Party['messages'], behaviours: Party['behaviours']) {
  let last = 0;
  const party: Party = { ...options, messages, behaviours, bound: new Set(), timers: new Set(), nextId: () => `F${String((last += 1)).padStart(8, '0')}` };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    attend(party, socket);
  });
  /** Cuts every line at once, as when the centre restarts. */
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  const close = () =>
    new Promise<void>((resolve) => {
      for (const timer of party.timers) clearTimeout(timer);
      server.close(() => resolve());
      drop();
    });
  return { server, drop, close };
}
