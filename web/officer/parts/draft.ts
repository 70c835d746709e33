/**
 * What was typed and not yet sent, in this tab's own storage: it survives a reload and a new sign-in of the same person,
 * and nobody finds it there after the tab is closed or somebody else signs in. A form about another person's affairs
 * must not stay on a shared machine, so nothing longer-lived is used.
 */

const BEGINS = 'sportello.officer.'

export function keptDraft<Value>(name: string): Value | null {
  try {
    const kept = sessionStorage.getItem(BEGINS + name)
    return kept === null ? null : (JSON.parse(kept) as Value)
  } catch {
    return null
  }
}

export function keepDraft(name: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(BEGINS + name)
    else sessionStorage.setItem(BEGINS + name, JSON.stringify(value))
  } catch {}
}

export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(BEGINS)) sessionStorage.removeItem(key)
  } catch {}
}

const OWNER = 'owner'

/** Called with who is signed in: another name than before takes nothing over. True when there was something to forget. */
export function claimDrafts(owner: string): boolean {
  const before = keptDraft<string>(OWNER)
  if (before === owner) return false
  forgetDrafts()
  keepDraft(OWNER, owner)
  return before !== null
}
