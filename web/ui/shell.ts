/** A page as it stands in the HTML before any script: `path` is what one types, absent for the shell of all others. */
export type Shell = { file: string; path?: string; title: string; body: string }
