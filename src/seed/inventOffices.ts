import type { Dice } from './dice.ts'
import { diceOf } from './dice.ts'
import { desksOf } from './officePlan.ts'
import type { Everywhere, Hours, Municipality, Office, ProfileData, Site, WebDesk, WeekdayHours } from './shapes.ts'
import { addressOf } from './streets.ts'

/**
 * Invented offices of a scene, in real towns. Streets, house numbers, phone numbers and addresses are made up:
 * a phone number is the province's area code, then 5550 and three digits that count the province's offices.
 */
export type OfficesOf = {
  readonly profile: ProfileData
  readonly scene: string
  readonly seed?: number
  /** YYYY-MM-DD: since when the plans hold, and when a few of them changed */
  readonly validFrom?: string
  readonly changedFrom?: string
}

export function inventOffices(wanted: OfficesOf): Office[] {
  const { profile, seed = 1 } = wanted
  const scene = profile.scenes[wanted.scene]
  if (!scene) throw new Error(`The profile has no scene «${wanted.scene}»`)
  const towns = new Map(profile.places.municipalities.map((town) => [town.belfiore, town]))
  const sites = scene.sites ?? (scene.everywhere ? sitesEverywhere(profile, scene.everywhere, seed) : [])
  const numbers = new Map<string, number>()
  return sites.map((site) => {
    const town = towns.get(site.municipality)
    if (!town) throw new Error(`The profile has no municipality ${site.municipality}`)
    const number = (numbers.get(town.province) ?? 0) + 1
    numbers.set(town.province, number)
    return officeOf(wanted, site, town, number)
  })
}

function officeOf(wanted: OfficesOf, site: Site, town: Municipality, number: number): Office {
  const { profile, seed = 1, validFrom = '2025-01-01', changedFrom = '2026-01-01' } = wanted
  const { institution, places } = profile
  const code = `${town.province}-${String(number).padStart(2, '0')}`
  const dice = diceOf(`office ${seed} ${code}`)
  const kind = institution.officeKinds.find((one) => one.code === site.kind)
  const province = places.provinces.find((one) => one.code === town.province)
  if (!kind || !province) throw new Error(`Office ${code} has a kind or a province that the profile does not know`)
  const web = site.web ?? webDeskOf(kind.levels, dice)
  const place = site.label ? `${ofPlace(town.name)} ${site.label}` : ofPlace(townName(town))
  return {
    code,
    kind: kind.code,
    names: {
      it: `${kind.names['it'] ?? kind.code} ${place}`,
      en: [town.name, site.label, (kind.names['en'] ?? kind.code).toLowerCase()].filter(Boolean).join(' '),
    },
    belfiore: town.belfiore,
    municipality: town.name,
    province: town.province,
    region: province.region,
    address: addressOf(dice),
    // some hundred metres around the town hall, so that two offices of one town stand apart on the map
    lat: thousandths(town.lat + (dice.next() - 0.5) * 0.016),
    lon: thousandths(town.lon + (dice.next() - 0.5) * 0.016),
    phone: `+39${province.areaCode}5550${String(number).padStart(3, '0')}`,
    phoneHours: dice.pick(PHONE_HOURS),
    email: `sede.${code.toLowerCase()}@example.org`,
    accessibility: dice.pick(ACCESSIBILITY),
    webDesk: web,
    patron: town.patron ?? null,
    desks: desksOf({
      institution,
      topics: profile.topics.filter((topic) => kind.levels.includes(topic.level)),
      desks: site.desks,
      web,
      longDay: dice.pick(institution.frontEndHours.longDays),
      validFrom,
      changedFrom,
    }),
  }
}

/** A pilot that widens: nearly every office has the first level on video, fewer the second. */
function webDeskOf(levels: readonly number[], dice: Dice): WebDesk {
  const firstLevel = dice.chance(0.85)
  return { firstLevel, secondLevel: firstLevel && levels.includes(2) && dice.chance(0.7) }
}

/** One head office in each capital, more in the largest towns, then the other towns from the largest down. */
function sitesEverywhere(profile: ProfileData, everywhere: Everywhere, seed: number): Site[] {
  const capitals = new Set(profile.places.provinces.map((province) => province.capital))
  const metropolitan = new Map(everywhere.metropolitan.map((one) => [one.municipality, one]))
  const sites: Site[] = []
  const add = (municipality: string, kind: string, label?: string): void => {
    const { min, max } = everywhere.desks[kind] ?? { min: 4, max: 8 }
    const desks = min + diceOf(`desks ${seed} ${sites.length}`).below(max - min + 1)
    sites.push({ municipality, kind, desks, ...(label ? { label } : {}) })
  }
  for (const capital of capitals) {
    const one = metropolitan.get(capital)
    add(capital, one?.kind ?? everywhere.capital)
    for (const label of one?.labels ?? []) add(capital, one?.kind ?? everywhere.capital, label)
  }
  const others = profile.places.municipalities
    .filter((town) => !capitals.has(town.belfiore))
    .sort((one, other) => other.inhabitants - one.inhabitants || (one.belfiore < other.belfiore ? -1 : 1))
  for (const town of others) {
    if (sites.length >= everywhere.offices) break
    const kind = everywhere.others.find((rule) => town.inhabitants >= rule.inhabitantsMin)?.kind
    if (kind) add(town.belfiore, kind)
  }
  return sites
}

/** Names of South Tyrol in both languages, as on the door. */
function townName(town: Municipality): string {
  return town.nameDe && town.nameDe !== town.name ? `${town.name} - ${town.nameDe}` : town.name
}

/** «di Rovigo», «dell'Aquila», «della Spezia»: the article of a town's name melts into the preposition. */
export function ofPlace(name: string): string {
  if (name.startsWith("L'")) return `dell'${name.slice(2)}`
  if (name.startsWith('La ')) return `della ${name.slice(3)}`
  return `di ${name}`
}

function thousandths(degrees: number): number {
  return Math.round(degrees * 1000) / 1000
}

function everyDay(...hours: readonly Hours[]): WeekdayHours[] {
  return [1, 2, 3, 4, 5].flatMap((weekday) => hours.map((part) => ({ weekday, ...part })))
}

/** Each at least four hours a day and twenty a week (message 1114 of 11 March 2020). */
const PHONE_HOURS: ReadonlyArray<readonly WeekdayHours[]> = [
  everyDay({ from: '08:30', to: '13:00' }),
  everyDay({ from: '08:30', to: '12:30' }),
  everyDay({ from: '09:00', to: '12:00' }, { from: '14:30', to: '16:00' }),
  everyDay({ from: '08:30', to: '12:30' }, { from: '14:30', to: '15:30' }),
]

const ACCESSIBILITY = [
  'Ingresso senza gradini. Bagno accessibile al piano terra.',
  'Rampa a sinistra dell’ingresso. Ascensore fino al secondo piano.',
  'Ingresso con rampa. Un posto auto riservato davanti alla porta.',
  'Un gradino all’ingresso: suona il campanello e ti aiutiamo. Sportelli al piano terra.',
  'Percorso tattile dalla porta allo sportello. Ascensore con voce.',
  'Ingresso senza gradini dal cortile. Impianto per apparecchi acustici allo sportello 1.',
] as const
