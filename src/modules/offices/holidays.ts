import { addDays, easterOf } from '../../platform/clock.ts'
import type { Holiday } from '../../platform/profile.ts'

/** The code of the holiday that `day` is in that province, or null. Rules come from the profile; Easter is computed. */
export function holidayOn(holidays: readonly Holiday[], day: string, province: string): string | null {
  const year = Number(day.slice(0, 4))
  const found = holidays.find((h) => {
    if (h.validFrom > day || (h.validTo && h.validTo < day)) return false
    if (h.provinces && !h.provinces.includes(province)) return false
    return dayOfHoliday(h, year) === day
  })
  return found?.code ?? null
}

function dayOfHoliday(holiday: Holiday, year: number): string {
  if ('daysAfterEaster' in holiday.rule) return addDays(easterOf(year), holiday.rule.daysAfterEaster)
  return `${year}-${String(holiday.rule.month).padStart(2, '0')}-${String(holiday.rule.day).padStart(2, '0')}`
}
