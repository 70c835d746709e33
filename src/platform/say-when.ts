// browser-safe

/**
 * Days and hours in the words a person would use: "giovedì 10 dicembre alle 9:00", never 10/12.
 * One file for pages, e-mails, SMS and calls, so that no two of them can name the same appointment differently.
 * The hour is the wall clock of the zone, in 24 hours, without a leading zero.
 */

const ZONE = 'Europe/Rome'

// English is written in its European order, "Thursday 10 December"; Arabic keeps the digits that Italian forms use.
const LOCALE_OF: Record<string, string> = { en: 'en-GB', ar: 'ar-u-nu-latn' }

// Italian and Spanish change the word before one o'clock, hence a function and not a word.
const HOUR_SAID: Record<string, (clock: string, hour: number) => string> = {
  it: (clock, hour) => (hour === 1 ? `all'${clock}` : `alle ${clock}`),
  en: (clock) => `at ${clock}`,
  de: (clock) => `um ${clock} Uhr`,
  fr: (clock) => `à ${clock}`,
  es: (clock, hour) => (hour === 1 ? `a la ${clock}` : `a las ${clock}`),
  pl: (clock) => `o ${clock}`,
  ru: (clock) => `в ${clock}`,
  ar: (clock) => `الساعة ${clock}`,
}

const localeOf = (language: string) => LOCALE_OF[language] ?? language

// Making an Intl formatter costs some hundred times what using it does, and a calendar page says hundreds of times.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(language: string, zone: string, options: Intl.DateTimeFormatOptions, name: string) {
  const key = `${language} ${zone} ${name}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: zone })
  formatters.set(key, made)
  return made
}

const instantOf = (instant: Date | string): Date => {
  const date = typeof instant === 'string' ? new Date(instant) : instant
  if (Number.isNaN(date.getTime())) throw new Error(`not an instant: ${JSON.stringify(instant)}`)
  return date
}

const isPlainDay = (day: Date | string): day is string => typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day)

/** "giovedì 10 dicembre". Takes an instant, or a day "2026-12-10", which belongs to no zone and is said as it is. */
export function sayDay(day: Date | string, language: string, zone: string = ZONE): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long' } as const
  if (isPlainDay(day)) return formatter(language, 'UTC', options, 'day').format(instantOf(`${day}T00:00:00Z`))
  return formatter(language, zone, options, 'day').format(instantOf(day))
}

/** "10 dicembre 2026": for deadlines, receipts and validity, where the year is part of what is said. */
export function sayDayAndYear(day: Date | string, language: string, zone: string = ZONE): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric' } as const
  if (isPlainDay(day)) return formatter(language, 'UTC', options, 'year').format(instantOf(`${day}T00:00:00Z`))
  return formatter(language, zone, options, 'year').format(instantOf(day))
}

const clockOf = (instant: Date | string, zone: string) => {
  const parts = formatter('en', zone, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }, 'clock').formatToParts(
    instantOf(instant),
  )
  const read = (type: string) => parts.find((part) => part.type === type)?.value ?? '0'
  const hour = Number(read('hour'))
  return { hour, clock: `${hour}:${read('minute').padStart(2, '0')}` }
}

/** "9:00", the same in every language. */
export function sayTime(instant: Date | string, _language: string, zone: string = ZONE): string {
  return clockOf(instant, zone).clock
}

/** "alle 9:00", with the word that the language puts before an hour. */
export function sayAtTime(instant: Date | string, language: string, zone: string = ZONE): string {
  const { hour, clock } = clockOf(instant, zone)
  return (HOUR_SAID[language] ?? ((time: string) => time))(clock, hour)
}

/** "giovedì 10 dicembre alle 9:00". */
export function sayWhen(instant: Date | string, language: string, zone: string = ZONE): string {
  return `${sayDay(instant, language, zone)} ${sayAtTime(instant, language, zone)}`
}
