import { loaders } from 'virtual:texts'
import type { ReactNode } from 'react'
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { TextKey } from '../text-keys.ts'
import type { Compiled, Values } from './message.ts'
import { sayMessage } from './message.ts'

/**
 * The words of the page in the person's language. Only that language is loaded. Which one: the person's own column once
 * signed in, before that what was last chosen on this device, else what the browser asks for, else Italian.
 */

export type Say = {
  (key: TextKey, values?: Values): string
  /** For keys that arrive from the server, such as a refusal's code: ask `has` first. */
  code: (key: string, values?: Values) => string
  has: (key: string) => boolean
  language: string
}

/** `chosen` by the person with the switch, or `told` by what the institution knows of them. */
type Speak = (language: string, why?: 'chosen' | 'told') => void
type Voice = { say: Say; speak: Speak }

const REMEMBERED = 'sportello.language'
const CHOSEN = 'sportello.language-chosen'
const RIGHT_TO_LEFT = ['ar']

export const languagesSpoken = Object.keys(loaders)

const VoiceContext = createContext<Voice | null>(null)

export function sayWith(texts: Compiled, language: string): Say {
  const code = (key: string, values?: Values): string => {
    const message = texts[key]
    if (message === undefined) console.error(`no text for ${key}`)
    return message === undefined ? key : sayMessage(message, language, values)
  }
  return Object.assign((key: TextKey, values?: Values) => code(key, values), {
    code,
    has: (key: string) => texts[key] !== undefined,
    language,
  })
}

/** The language to begin with on this device. */
export function firstLanguage(): string {
  const wanted = [readRemembered(), ...navigator.languages.map((tag) => tag.slice(0, 2))]
  return wanted.find((language) => language && languagesSpoken.includes(language)) ?? 'it'
}

export async function loadTexts(language: string): Promise<Compiled> {
  const load = loaders[language] ?? loaders['it']
  return load ? (await load()).texts : {}
}

type Props = { language: string; texts: Compiled; children: ReactNode }

export function TextProvider({ language, texts, children }: Props) {
  const [spoken, setSpoken] = useState({ language, texts })

  const speak = useCallback<Speak>((wanted, why = 'chosen') => {
    if (!languagesSpoken.includes(wanted)) return
    if (why === 'chosen') remember(wanted)
    // The old words stay until the new ones are here: a page never goes blank for a change of language.
    loadTexts(wanted).then((loaded) => setSpoken({ language: wanted, texts: loaded }))
  }, [])

  useEffect(() => {
    document.documentElement.lang = spoken.language
    document.documentElement.dir = RIGHT_TO_LEFT.includes(spoken.language) ? 'rtl' : 'ltr'
    swapSheets(RIGHT_TO_LEFT.includes(spoken.language))
  }, [spoken.language])

  const voice = useMemo(() => ({ say: sayWith(spoken.texts, spoken.language), speak }), [spoken, speak])
  return <VoiceContext value={voice}>{children}</VoiceContext>
}

export function useText(): Say {
  return useVoice().say
}

/** The language in use, and how to change it. */
export function useLanguage(): { language: string; speak: Speak } {
  const { say, speak } = useVoice()
  return { language: say.language, speak }
}

function useVoice(): Voice {
  const voice = useContext(VoiceContext)
  if (!voice) throw new Error('useText stands outside TextProvider')
  return voice
}

// A browser that keeps nothing (private mode, full disk) only loses the memory of the choice.
function readRemembered(): string | null {
  try {
    return localStorage.getItem(REMEMBERED)
  } catch {
    return null
  }
}

function remember(language: string) {
  try {
    localStorage.setItem(REMEMBERED, language)
    sessionStorage.setItem(CHOSEN, language)
  } catch {}
}

/** Whether somebody used the switch in this tab. */
export function chosenHere(): boolean {
  try {
    return sessionStorage.getItem(CHOSEN) !== null
  } catch {
    return false
  }
}

/** The next person on this device begins with their own language. */
export function forgetChosenLanguage() {
  try {
    localStorage.removeItem(REMEMBERED)
    sessionStorage.removeItem(CHOSEN)
  } catch {}
}

// The build writes a mirrored sheet beside each sheet (scripts/build/plugin.ts).
function swapSheets(mirrored: boolean) {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    const plain = link.href.replace(/\.rtl\.css$/, '.css')
    const wanted = mirrored ? plain.replace(/\.css$/, '.rtl.css') : plain
    if (link.href !== wanted) link.href = wanted
  }
}
