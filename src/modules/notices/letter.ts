import type { Saying } from '../../platform/texts.ts'

/** Stands in a stored text where a secret will be put at the moment of sending. */
export const SECRET_MARK = '[[code]]'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (c) => escapes[c] ?? c)
}

const RIGHT_TO_LEFT = new Set(['ar'])

/** One language below the other, for the plain text of an e-mail. */
export function plainLetter(bodies: Saying[], link: string, footer: Saying[]): string {
  return [...bodies.map((b) => b.text), link, ...footer.map((f) => f.text)].join('\n\n')
}

/** A page that mail programs and screen readers read well: headings, one link, no picture, no outside resource. */
export function htmlLetter(
  title: string,
  bodies: Saying[],
  button: { label: string; link: string },
  footer: Saying[],
): string {
  const language = bodies[0]?.language ?? 'it'
  const part = (saying: Saying) =>
    `<div lang="${saying.language}" dir="${RIGHT_TO_LEFT.has(saying.language) ? 'rtl' : 'ltr'}">${saying.text
      .split('\n\n')
      .map((paragraph) => `<p style="margin:0 0 16px">${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
      .join('')}</div>`
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;background:#f3f7fb;color:#17324d;font:18px/1.5 'Titillium Web',Arial,sans-serif">
<div role="article" style="max-width:600px;margin:0 auto;padding:24px;background:#fff">
<h1 style="font-size:24px;line-height:1.25;margin:0 0 16px">${escapeHtml(title)}</h1>
${bodies.map(part).join('<hr style="border:0;border-top:1px solid #c5d3e0;margin:24px 0">')}
<p style="margin:24px 0"><a href="${escapeHtml(button.link)}" style="display:inline-block;padding:14px 24px;background:#0059b3;color:#fff;font-weight:600;text-decoration:none;border-radius:4px">${escapeHtml(button.label)}</a></p>
<div style="font-size:15px;color:#435a70">${footer.map(part).join('')}</div>
</div></body></html>`
}
