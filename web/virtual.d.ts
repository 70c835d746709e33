// Modules that scripts/build/plugin.ts makes up while building; no file holds them.

declare module 'virtual:texts' {
  export const loaders: Record<string, () => Promise<{ texts: import('./ui/message.ts').Compiled }>>
}

declare module 'virtual:texts/it' {
  export const texts: import('./ui/message.ts').Compiled
}

declare module 'virtual:icons' {
  export const iconsUrl: string
}

declare module 'virtual:institution' {
  type ByLanguage = Record<string, string>
  export const institution: {
    names: ByLanguage
    shortNames: ByLanguage
    notice?: ByLanguage
    contactCentre: {
      numbers: { number: string; dial: string; from: ByLanguage; cost: ByLanguage }[]
      hours: { weekdays: number[]; from: string; to: string }[]
    }
  }
}

declare module '*.css'
