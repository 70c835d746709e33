import { escapeHtml, inWords, page, searchForm } from '../shared/page.ts'
import type { ListedMail } from './messages.ts'

function attached(mail: ListedMail): string {
  if (mail.attachments.length === 0) return ''
  const links = mail.attachments.map(
    (part, index) =>
      `<li><a href="/messages/${mail.number}/attachments/${index}">${escapeHtml(part.filename ?? 'senza nome')}</a> (${escapeHtml(part.contentType)}, ${part.bytes} byte)</li>`,
  )
  return `<h3>Allegati</h3><ul>${links.join('')}</ul>`
}

function article(mail: ListedMail): string {
  const title = `m${mail.number}`
  const twice = mail.times > 1 ? `<p class="warn">Questo messaggio è arrivato ${mail.times} volte.</p>` : ''
  const look = mail.html
    ? `<details><summary>Come appare</summary><iframe sandbox src="/messages/${mail.number}/html" title="Messaggio ${mail.number} come appare" loading="lazy"></iframe></details>`
    : ''
  const invitation = mail.calendar
    ? `<details><summary>Invito per il calendario (${escapeHtml(mail.calendar.method ?? 'senza metodo')})</summary><pre class="code">${escapeHtml(mail.calendar.content)}</pre></details>`
    : ''
  return `<article aria-labelledby="${title}"><h2 id="${title}">${escapeHtml(mail.subject || '(senza oggetto)')}</h2>${twice}
<dl><dt>A</dt><dd>${escapeHtml(mail.to.join(', '))}</dd><dt>Da</dt><dd>${escapeHtml(mail.from)}</dd>
<dt>Quando</dt><dd><time datetime="${mail.receivedAt}">${inWords(mail.receivedAt)}</time></dd>
<dt>Lingua</dt><dd>${escapeHtml(mail.headers['content-language'] ?? 'non detta')}</dd></dl>
<pre dir="auto">${escapeHtml(mail.text)}</pre>${look}${invitation}${attached(mail)}</article>`
}

/** What was sent, newest first, for whoever tries the product and for tests in a browser. */
export function mailPage(messages: ListedMail[], to: string): string {
  const count = messages.length === 1 ? 'un messaggio' : `${messages.length} messaggi`
  const list =
    messages.length === 0
      ? '<p>Nessun messaggio. Appena il programma ne spedisce uno, ricarica questa pagina.</p>'
      : [...messages].reverse().map(article).join('')
  return page(
    'Posta di prova',
    `<h1>Posta di prova: ${count}</h1>
<p>Qui arriva la posta che il programma spedisce. Nessuno la riceve davvero.</p>
${searchForm('Indirizzo di chi riceve', to)}${list}`,
  )
}
