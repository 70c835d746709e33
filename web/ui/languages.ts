/** Each language under its own name, so that who can't read the page finds the way. */
export const languageNames: Record<string, { short: string; own: string }> = {
  it: { short: 'ITA', own: 'Italiano' },
  en: { short: 'ENG', own: 'English' },
  de: { short: 'DEU', own: 'Deutsch' },
  fr: { short: 'FRA', own: 'Français' },
  ar: { short: 'عربي', own: 'العربية' },
  pl: { short: 'POL', own: 'Polski' },
  es: { short: 'ESP', own: 'Español' },
  ru: { short: 'РУС', own: 'Русский' },
}
