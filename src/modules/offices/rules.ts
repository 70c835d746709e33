import type { Mode } from '../../platform/shapes.ts'

/** One line of the plan: wall-clock hours in the office's zone. Days are YYYY-MM-DD, times HH:MM. */
export type Opening = {
  weekday: number
  opens: string
  closes: string
  modes: Mode[]
  validFrom: string
  validTo: string | null
}

/** Openings of one desk that hold on a day, before closures and holidays are looked at. */
export function openingsOn(openings: readonly Opening[], day: string, weekday: number): Opening[] {
  return openings.filter((o) => o.weekday === weekday && o.validFrom <= day && (o.validTo === null || o.validTo >= day))
}

/** Great-circle distance in kilometres (haversine, mean radius 6,371 km). */
export function distanceKm(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180
  const dLat = (b.lat - a.lat) * rad
  const dLon = (b.lon - a.lon) * rad
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLon / 2) ** 2
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Lower case without accents, so that «citta» finds «città». */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
}
