/** "lunedì–venerdì" for a run of days, "sabato" for one. 1 is Monday. */
export function sayWeekdays(weekdays: readonly number[], language: string): string {
  const names = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  // 1 January 2024 was a Monday
  const say = (weekday: number) => names.format(new Date(Date.UTC(2024, 0, weekday)))
  const first = weekdays[0]
  const last = weekdays.at(-1)
  if (first === undefined || last === undefined) return ''
  return first === last ? say(first) : `${say(first)}–${say(last)}`
}
