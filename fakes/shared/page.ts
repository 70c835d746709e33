const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}

const clock = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** "giovedì 10 dicembre alle ore 09:00:12", as the fake's own machine tells the time. */
export function inWords(instant: string): string {
  return clock.format(new Date(instant))
}

const STYLE = `
:root { color-scheme: light; font: 1.0625rem/1.5 system-ui, sans-serif; color: #17324d; background: #f5f7fa; }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; margin: .5rem 0; } h2 { font-size: 1.15rem; margin: 0 0 .5rem; }
a { color: #0059b3; } :focus-visible { outline: 3px solid #ff9900; outline-offset: 2px; }
form, .row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; } .row { margin: 1rem 0; } label { display: block; }
input, button { font: inherit; min-height: 44px; padding: 0 .75rem; border: 1px solid #5b6f82; border-radius: 4px; max-width: 100%; box-sizing: border-box; }
button { background: #fff; color: #0059b3; border-color: #0059b3; cursor: pointer; }
summary { min-height: 44px; line-height: 44px; cursor: pointer; color: #0059b3; }
article { background: #fff; border: 1px solid #d9dadb; border-radius: 4px; padding: 1rem; margin: 1rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .75rem; margin: 0 0 .75rem; } dt { color: #5a6772; } dd { margin: 0; }
pre { white-space: pre-wrap; font: inherit; margin: 0; } pre.code { font: .875rem/1.5 ui-monospace, monospace; }
iframe { width: 100%; height: 30rem; border: 1px solid #d9dadb; background: #fff; }
.warn { background: #fff3d6; border-inline-start: 4px solid #a66300; padding: .25rem .75rem; margin: 0 0 .75rem; }
ol.phone { list-style: none; padding: 0; margin: 0; } ol.phone li { margin: 0 0 .75rem; max-width: 28rem; }
.bubble { background: #e8f1fb; border-radius: 0 1rem 1rem 1rem; padding: .6rem .9rem; } .small { color: #5a6772; font-size: .9rem; margin: .15rem 0 0; }
`

/** A whole page in Italian with one style for both fakes; `body` is HTML already escaped. */
export function page(title: string, body: string): string {
  return `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head><body><main>${body}</main></body></html>`
}

export function searchForm(label: string, to: string): string {
  return `<div class="row"><form method="get" action="/"><div><label for="to">${escapeHtml(label)}</label><input id="to" name="to" value="${escapeHtml(to)}" autocomplete="off"></div>
<button>Cerca</button></form><form method="post" action="/clear"><button>Svuota l’elenco</button></form></div>`
}
