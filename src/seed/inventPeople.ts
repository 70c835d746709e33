import type { Sex } from '../modules/people/index.ts'
import { fiscalCodeOf, omocodeVariant, provisionalCheckDigit } from '../modules/people/index.ts'
import type { Language } from '../platform/shapes.ts'
import type { Dice, Weighted } from './dice.ts'
import { diceOf, weightedOf } from './dice.ts'
import { BORN_ABROAD } from './foreignNames.ts'
import { FAMILY_NAMES, GIVEN_NAMES, SOUTH_TYROL_GIVEN_NAMES } from './names.ts'
import type { Contact, Municipality, Person, Places, SignIn } from './shapes.ts'
import { addressOf } from './streets.ts'

/**
 * Invented people, one at a time, the same for the same seed. Nobody is real: names are drawn apart from dates and
 * towns; mobiles begin with +39 30, which no operator was given to our knowledge, and go on with 555; landlines go on
 * with 555 after the area code; addresses are at example.org, which RFC 2606 keeps for examples.
 */
export type PeopleOf = {
  readonly seed: number
  readonly count: number
  readonly places: Places
  /** codes of the provinces they live in; all when absent */
  readonly provinces?: readonly string[]
  /** YYYY-MM-DD, the day on which the ages are counted */
  readonly onDay?: string
  /** fiscal codes that somebody else has already */
  readonly taken?: Iterable<string>
}

type Ground = {
  readonly dice: Dice
  readonly towns: Weighted<Municipality>
  readonly birthTowns: ReadonlyMap<string, Weighted<Municipality>>
  readonly anyBirthTown: Weighted<Municipality>
  readonly regionOf: ReadonlyMap<string, string>
  readonly areaCodeOf: ReadonlyMap<string, string>
  readonly states: ReadonlySet<string>
  readonly onDay: number
  readonly codes: Set<string>
}

type Origin = Pick<Person, 'givenName' | 'familyName' | 'sex' | 'birthPlaceCode' | 'language'> & {
  readonly bornAbroad: boolean
}

const DAY = 86_400_000
const YEAR = 365.25 * DAY

export function* inventPeople(wanted: PeopleOf): Generator<Person> {
  const ground = groundOf(wanted)
  for (let index = 0; index < wanted.count; index += 1) yield personOf(ground, index)
}

function groundOf({ seed, places, provinces, onDay = '2026-01-01', taken = [] }: PeopleOf): Ground {
  const living = places.municipalities.filter((town) => !provinces || provinces.includes(town.province))
  // Codes in M were given to municipalities born in the last decades: nobody of our ages was born "there".
  const old = places.municipalities.filter((town) => !town.belfiore.startsWith('M'))
  const byInhabitants = (towns: readonly Municipality[]): Weighted<Municipality> =>
    weightedOf(towns.map((town) => [town, town.inhabitants]))
  const provincesBorn = places.provinces.map(
    (one) => [one.code, byInhabitants(old.filter((town) => town.province === one.code))] as const,
  )
  return {
    dice: diceOf(`people ${seed}`),
    towns: byInhabitants(living),
    birthTowns: new Map(provincesBorn.filter(([, towns]) => towns.total > 0)),
    anyBirthTown: byInhabitants(old),
    regionOf: new Map(places.provinces.map((one) => [one.code, one.region])),
    areaCodeOf: new Map(places.provinces.map((one) => [one.code, one.areaCode])),
    states: new Set(places.foreignStates.map((state) => state.code)),
    onDay: Date.parse(`${onDay}T00:00:00Z`),
    codes: new Set(taken),
  }
}

function personOf(ground: Ground, index: number): Person {
  const { dice } = ground
  const home = dice.weighted(ground.towns)
  const abroad = dice.chance(0.11)
  const age = dice.weighted(abroad ? AGES_ABROAD : AGES) + dice.below(5)
  const sex: Sex = dice.chance(age >= 75 ? 0.6 : 0.51) ? 'F' : 'M'
  const birthDate = new Date(ground.onDay - Math.floor(age * YEAR) - dice.below(365) * DAY).toISOString().slice(0, 10)
  const origin =
    (abroad ? bornAbroad(ground, sex) : null) ?? bornInItaly(ground, home, sex, Number(birthDate.slice(0, 4)))
  const { bornAbroad: fromAbroad, ...who } = origin
  const fiscalCode = codeOf(ground, { ...who, birthDate }, fromAbroad, index)
  return {
    ...who,
    birthDate,
    fiscalCode,
    residence: { belfiore: home.belfiore, address: addressOf(dice), postcode: home.postcode },
    contacts: contactsOf(ground, who, home, age, index),
    signIn: signInOf(dice, age),
  }
}

/** Nobody shares a code: who would gets the next omocode, as the tax agency does. Some newcomers have eleven digits. */
function codeOf(
  ground: Ground,
  who: Omit<Origin, 'bornAbroad' | 'language'> & { birthDate: string },
  abroad: boolean,
  index: number,
): string {
  if (abroad && ground.dice.chance(0.004)) {
    const ten = `9${String(index).padStart(9, '0')}`
    return ten + provisionalCheckDigit(ten)
  }
  const plain = fiscalCodeOf(who)
  let code = plain
  for (let variant = 1; ground.codes.has(code); variant += 1) code = omocodeVariant(plain, variant)
  ground.codes.add(code)
  return code
}

function bornAbroad({ dice, states }: Ground, sex: Sex): Origin | null {
  const group = dice.weighted(BORN_ABROAD)
  if (!states.has(group.state)) return null
  const oneName = dice.chance(group.oneName ?? 0)
  return {
    givenName: dice.weighted(group[sex]),
    familyName: oneName ? '' : dice.weighted(group.family),
    sex,
    birthPlaceCode: group.state,
    language: dice.chance(0.45) ? group.language : 'it',
    bornAbroad: true,
  }
}

function bornInItaly(ground: Ground, home: Municipality, sex: Sex, year: number): Origin {
  const { dice } = ground
  const nearby = dice.chance(0.72) ? ground.birthTowns.get(home.province) : undefined
  const town = dice.weighted(nearby ?? ground.anyBirthTown)
  const german = town.province === 'BZ' && home.province === 'BZ' && dice.chance(0.62)
  const cohort = GIVEN_NAMES.find((names) => year <= names.untilYear)
  if (!cohort) throw new RangeError(`no names for who was born in ${year}`)
  return {
    givenName: dice.weighted((german ? SOUTH_TYROL_GIVEN_NAMES : cohort)[sex]),
    familyName: dice.weighted(FAMILY_NAMES[german ? 'southTyrol' : partOf(ground.regionOf.get(town.province) ?? '')]),
    sex,
    birthPlaceCode: town.belfiore,
    language: german ? 'de' : 'it',
    bornAbroad: false,
  }
}

function partOf(region: string): Exclude<keyof typeof FAMILY_NAMES, 'southTyrol'> {
  if (region === 'Sardegna') return 'sardinia'
  if (region === 'Sicilia') return 'sicily'
  if (['Piemonte', 'Lombardia', 'Liguria', "Valle d'Aosta"].includes(region)) return 'north'
  if (['Veneto', 'Friuli-Venezia Giulia', 'Trentino-Alto Adige', 'Emilia-Romagna'].includes(region)) return 'northEast'
  if (['Toscana', 'Umbria', 'Marche', 'Lazio', 'Abruzzo'].includes(region)) return 'centre'
  return 'south'
}

function contactsOf(
  ground: Ground,
  who: { givenName: string; familyName: string; language: Language },
  home: Municipality,
  age: number,
  index: number,
): Contact[] {
  const { dice } = ground
  const contacts: Contact[] = []
  if (dice.chance(age >= 80 ? 0.55 : age >= 70 ? 0.8 : 0.96)) contacts.push({ kind: 'mobile', value: mobileOf(index) })
  if (dice.chance(age >= 70 ? 0.55 : age >= 50 ? 0.2 : 0.04)) {
    const subscriber = String(1000 + dice.below(9000))
    contacts.push({ kind: 'landline', value: `+39${ground.areaCodeOf.get(home.province) ?? '06'}555${subscriber}` })
  }
  if (dice.chance(age >= 80 ? 0.2 : age >= 65 ? 0.55 : 0.85)) {
    contacts.push({ kind: 'email', value: `${mailName(who.givenName, who.familyName)}.${index + 1}@example.org` })
  }
  return contacts
}

/** Ninety thousand numbers, +39 300 to 308 and 555: beyond that a few share one, as families do. */
function mobileOf(index: number): string {
  const number = (index * 7919 + 13) % 90_000
  return `+3930${Math.floor(number / 10_000)}555${String(number % 10_000).padStart(4, '0')}`
}

function mailName(givenName: string, familyName: string): string {
  const plain = (name: string): string =>
    name
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z]/g, '')
  return [plain(givenName), plain(familyName)].filter(Boolean).join('.')
}

function signInOf(dice: Dice, age: number): SignIn | null {
  if (dice.chance(age >= 80 ? 0.75 : age >= 70 ? 0.5 : age >= 60 ? 0.25 : 0.1)) return null
  return dice.weighted(SIGN_INS)
}

const SIGN_INS = weightedOf<SignIn>([
  ['spid', 78],
  ['cie', 19],
  ['cns', 3],
])

/** First year of each span of five: many are old, since an institute of pensions serves them most. */
const AGES = weightedOf<number>([
  [18, 4],
  [23, 5],
  [28, 6],
  [33, 7],
  [38, 7],
  [43, 7],
  [48, 8],
  [53, 9],
  [58, 11],
  [63, 12],
  [68, 11],
  [73, 9],
  [78, 7],
  [83, 5],
  [88, 3],
  [93, 1],
])
const AGES_ABROAD = weightedOf<number>([
  [18, 5],
  [23, 9],
  [28, 13],
  [33, 15],
  [38, 14],
  [43, 12],
  [48, 10],
  [53, 8],
  [58, 6],
  [63, 4],
  [68, 2],
  [73, 1],
])
