import { useEffect, useRef, useState } from 'react'

/**
 * Single keys that work anywhere on the page but where one types. They can be switched off (WCAG 2.1.4): who dictates
 * or has a tremor would press them without meaning to.
 */

const OFF = 'sportello.shortcuts-off'

export function shortcutsAreOn(): boolean {
  try {
    return localStorage.getItem(OFF) === null
  } catch {
    return true
  }
}

export function useShortcutsSwitch(): [on: boolean, turn: (on: boolean) => void] {
  const [on, setOn] = useState(shortcutsAreOn)
  const turn = (wanted: boolean) => {
    setOn(wanted)
    try {
      if (wanted) localStorage.removeItem(OFF)
      else localStorage.setItem(OFF, 'yes')
    } catch {}
  }
  return [on, turn]
}

const TYPED_INTO =
  'textarea, select, [contenteditable="true"], input:not([type="radio"], [type="checkbox"], [type="button"])'

export type Shortcuts = Record<string, () => void>

export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
      if (event.target instanceof Element && event.target.matches(TYPED_INTO)) return
      if (document.querySelector('dialog[open]') || !shortcutsAreOn()) return
      const act = latest.current[event.key.toLowerCase()]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
