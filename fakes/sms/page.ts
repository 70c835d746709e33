import { escapeHtml, inWords, page, searchForm } from '../shared/page.ts'
import type { ListedSms } from './messages.ts'

const STATES = {
  underway: 'In viaggio',
  delivered: 'Consegnato',
  failed: 'Non consegnato',
  unknown: 'Nessuna ricevuta',
} as const

function bubble(sms: ListedSms): string {
  const parts = sms.parts === 1 ? 'un SMS' : `${sms.parts} SMS`
  const twice = sms.times > 1 ? `<p class="warn">Questo messaggio è arrivato ${sms.times} volte.</p>` : ''
  const until = sms.expiresAt ? ` Vale fino a ${inWords(sms.expiresAt)}.` : ''
  const broken = sms.complete ? '' : '<p class="warn">Mancano delle parti: il telefono non lo mostra intero.</p>'
  return `<li>${twice}${broken}<div class="bubble"><pre dir="auto">${escapeHtml(sms.text)}</pre></div>
<p class="small">${STATES[sms.state]}. Da ${escapeHtml(sms.from)}, <time datetime="${sms.receivedAt}">${inWords(sms.receivedAt)}</time>; ${parts}, ${escapeHtml(sms.encoding)}.${until}</p></li>`
}

/** One phone for each number, newest number first, its messages in the order in which they came. */
export function smsPage(messages: ListedSms[], to: string): string {
  const phones = new Map<string, ListedSms[]>()
  for (const sms of [...messages].reverse()) phones.set(sms.to, [sms, ...(phones.get(sms.to) ?? [])])
  const list = [...phones].map(
    ([number, sent], index) =>
      `<article aria-labelledby="t${index}"><h2 id="t${index}">Telefono ${escapeHtml(number)}</h2><ol class="phone">${sent.map(bubble).join('')}</ol></article>`,
  )
  const count = messages.length === 1 ? 'un messaggio' : `${messages.length} messaggi`
  return page(
    'SMS di prova',
    `<h1>SMS di prova: ${count}</h1>
<p>Qui arrivano gli SMS che il programma spedisce. Nessun telefono li riceve davvero.</p>
${searchForm('Numero di chi riceve', to)}${list.join('') || '<p>Nessun messaggio. Appena il programma ne spedisce uno, ricarica questa pagina.</p>'}`,
  )
}
