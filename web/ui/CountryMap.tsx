/**
 * Italy in a hundred strokes, with a point where the office is: drawn here, so that no other site learns who goes where.
 * Coordinates are longitude and latitude to a tenth of a degree, read off by hand: it is a sign, not a chart.
 */

const MAINLAND =
  '7.5,43.8 8,43.9 8.5,44.3 8.9,44.4 9.8,44 10.3,43.5 10.5,42.9 11.1,42.4 11.8,42.1 12.3,41.7 13,41.2 13.6,41.2 14.2,40.8 14.8,40.7 14.9,40.2 15.7,40 16,39.4 15.8,38.6 15.6,38.2 16.1,37.9 16.5,38.7 17.1,39 17.1,39.4 16.5,39.7 16.8,40.4 17.2,40.5 18,40 18.4,39.8 18.5,40.1 17.9,40.6 16.9,41.1 15.9,41.6 16.2,41.9 15.9,41.9 15,42 14.2,42.5 13.5,43.6 12.6,44.1 12.3,44.4 12.5,45 12.3,45.4 13.4,45.7 13.7,45.6 13.6,46.5 12.4,46.7 12.1,47.1 11.5,47 10.5,46.8 10.1,46.5 9.3,46.4 9,45.8 8.4,46.4 7.9,45.9 6.8,45.8 6.6,45.1 7.1,44.7 7.5,44.1'
const SICILY =
  '15.6,38.2 15.3,37.8 15.1,37.5 15.3,37 15.1,36.6 14.2,37.1 13.5,37.3 12.6,37.6 12.4,37.8 12.5,38 13.4,38.1 14,38 15.2,38.2'
const SARDINIA =
  '9.2,41.2 9.5,40.9 9.7,40.4 9.7,39.9 9.5,39.1 9.1,39.2 8.6,38.9 8.4,39.1 8.4,39.9 8.3,40.6 8.2,40.9 8.7,40.9'

const WEST = 6.3
const EAST = 18.8
const NORTH = 47.3
const SOUTH = 36.4
// At these latitudes a degree of longitude is three quarters of one of latitude.
const NARROWER = 0.74

const x = (lon: number) => (lon - WEST) * NARROWER * 10
const y = (lat: number) => (NORTH - lat) * 10

const points = (outline: string) =>
  outline
    .split(' ')
    .map((pair) => pair.split(',').map(Number))
    .map(([lon = 0, lat = 0]) => `${x(lon).toFixed(1)},${y(lat).toFixed(1)}`)
    .join(' ')

/** Nothing where the place lies outside: another country brings another outline. */
export function CountryMap({ lat, lon }: { lat: number; lon: number }) {
  if (lon < WEST || lon > EAST || lat < SOUTH || lat > NORTH) return null
  return (
    <svg
      className="country-map"
      viewBox={`0 0 ${x(EAST).toFixed(0)} ${y(SOUTH).toFixed(0)}`}
      aria-hidden="true"
      focusable="false"
    >
      {[MAINLAND, SICILY, SARDINIA].map((outline) => (
        <polygon key={outline} points={points(outline)} />
      ))}
      <circle cx={x(lon)} cy={y(lat)} r="4.5" />
    </svg>
  )
}
