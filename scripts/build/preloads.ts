import type { HtmlTagDescriptor, Plugin } from 'vite'

// The two faces of a first visit; other weights and alphabets come by unicode-range when a page needs them.
const FIRST_FONTS = /titillium-web-latin-(?:400|700)-normal-.*\.woff2$/
// Most visitors read Italian; its texts start with the script instead of after it.
const FIRST_TEXTS = /^assets\/it-[^/]*\.js$/

/** Tells the browser, in the page's head, of what the script would ask for only later. */
export function preloads(): Plugin {
  return {
    name: 'sportello-preloads',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, context): HtmlTagDescriptor[] => {
        const files = Object.keys(context.bundle ?? {})
        const font = (file: string): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' },
          injectTo: 'head',
        })
        const script = (file: string): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', href: `/${file}`, crossorigin: '' },
          injectTo: 'head',
        })
        return [
          ...files.filter((file) => FIRST_FONTS.test(file)).map(font),
          ...files.filter((file) => FIRST_TEXTS.test(file)).map(script),
        ]
      },
    },
  }
}
