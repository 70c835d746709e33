/**
 * The fiscal code (codice fiscale): built, checked, read back.
 *
 * Sources: DM Finanze 23 December 1976 (GU 345/1976), "Sistemi di codificazione dei soggetti da iscrivere
 * all'anagrafe tributaria", which fixes the letters of names, the table of months, the 40 added to a woman's day,
 * the two tables of the check letter and the letters that stand for digits when two people would share a code
 * (omocodia); earlier DM 12 March 1974. The eleven digits of a provisional code follow the check digit of the
 * VAT number, fixed by the same decree.
 *
 * Pure and browser-safe: the page that warns beside the field and the server that refuses call the same functions.
 */

export type Sex = 'F' | 'M'

export type BornPerson = {
  readonly givenName: string
  /** Empty for a person whose papers carry one name only, as registries keep it in `givenName`. */
  readonly familyName: string
  /** YYYY-MM-DD */
  readonly birthDate: string
  readonly sex: Sex
  /** Belfiore (cadastral) code of the municipality, or Z code of the foreign state. */
  readonly birthPlaceCode: string
}

const MONTH_LETTERS = 'ABCDEHLMPRST'

/** Letters that stand for the digits 0-9 when a code had to be told apart from another one. */
const OMOCODE_LETTERS = 'LMNPQRSTUV'

/** Zero-based places of the seven characters that are digits in a plain code. */
const DIGIT_PLACES = [6, 7, 9, 10, 12, 13, 14] as const

/** Value of a character standing in an odd place (first, third, …), digits first and then the alphabet. */
const ODD_DIGITS = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21] as const
const ODD_LETTERS = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
] as const

const PLAIN_PATTERN = /^[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]$/
const VOWELS = 'AEIOU'

/**
 * Letters that become two, or that Unicode does not take apart into a plain letter and a mark. A code knows 26 capital
 * letters only; other letters are spelled as circular 34/E of 20 July 2011 of the tax agency and circular 1/2008 of the
 * Ministry of the Interior say (Ä = AE, Ö = OE, Ü = UE, ß = SS, Æ = AE, Œ = OE; any other mark is dropped).
 */
const SPELLED_LETTERS: Readonly<Record<string, string>> = {
  Ä: 'AE',
  Ö: 'OE',
  Ü: 'UE',
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Đ: 'D',
  Ð: 'D',
  Ł: 'L',
  Þ: 'TH',
  ẞ: 'SS',
  Ħ: 'H',
  Ŧ: 'T',
}

function lettersOf(name: string): string {
  return name
    .normalize('NFC')
    .toUpperCase()
    .replace(/\P{ASCII}/gu, (letter) => SPELLED_LETTERS[letter] ?? letter.normalize('NFD'))
    .replace(/[^A-Z]/g, '')
}

function consonantsOf(letters: string): string {
  return [...letters].filter((letter) => !VOWELS.includes(letter)).join('')
}

function vowelsOf(letters: string): string {
  return [...letters].filter((letter) => VOWELS.includes(letter)).join('')
}

function familyNameLetters(name: string): string {
  const letters = lettersOf(name)
  return `${consonantsOf(letters)}${vowelsOf(letters)}XXX`.slice(0, 3)
}

/** With four consonants or more a given name skips the second one, so that Maria Luisa and Mario differ more often. */
function givenNameLetters(name: string): string {
  const letters = lettersOf(name)
  const consonants = consonantsOf(letters)
  if (consonants.length >= 4) return consonants.charAt(0) + consonants.charAt(2) + consonants.charAt(3)
  return `${consonants}${vowelsOf(letters)}XXX`.slice(0, 3)
}

function birthLetters(birthDate: string, sex: Sex): string {
  const [year = '', month = '', day = ''] = birthDate.split('-')
  const dayNumber = Number(day) + (sex === 'F' ? 40 : 0)
  return year.slice(2) + MONTH_LETTERS.charAt(Number(month) - 1) + String(dayNumber).padStart(2, '0')
}

function oddValue(character: string): number {
  const digit = Number.parseInt(character, 10)
  if (!Number.isNaN(digit)) return ODD_DIGITS[digit] ?? 0
  return ODD_LETTERS[character.charCodeAt(0) - 65] ?? 0
}

function evenValue(character: string): number {
  const digit = Number.parseInt(character, 10)
  return Number.isNaN(digit) ? character.charCodeAt(0) - 65 : digit
}

function checkLetterOf(fifteen: string): string {
  let sum = 0
  for (let place = 0; place < 15; place += 1) {
    const character = fifteen.charAt(place)
    sum += place % 2 === 0 ? oddValue(character) : evenValue(character)
  }
  return String.fromCharCode(65 + (sum % 26))
}

/** A typed code as it is compared and stored: capital letters, no spaces. */
export function tidyFiscalCode(text: string): string {
  return text.replace(/\s/g, '').toUpperCase()
}

/** The sixteen characters that follow from a person's birth; the tax agency may have given an omocode instead. */
export function fiscalCodeOf(person: BornPerson): string {
  // a single name counts as the family name, whichever of the two it was written in; XXX stands for the missing one
  const familyName = person.familyName || person.givenName
  const fifteen =
    familyNameLetters(familyName) +
    givenNameLetters(person.familyName ? person.givenName : '') +
    birthLetters(person.birthDate, person.sex) +
    person.birthPlaceCode.toUpperCase()
  return fifteen + checkLetterOf(fifteen)
}

/** The code with its digits back in place of omocodia letters, and the check letter that fits them. */
export function plainOf(code: string): string {
  const characters = [...tidyFiscalCode(code)]
  for (const place of DIGIT_PLACES) {
    const digit = OMOCODE_LETTERS.indexOf(characters[place] ?? '')
    if (digit >= 0) characters[place] = String(digit)
  }
  const fifteen = characters.slice(0, 15).join('')
  return fifteen + checkLetterOf(fifteen)
}

/**
 * The n-th code of the people who would share one. 0 is the plain code; 1 to 7 replace one digit, beginning from the
 * rightmost; then pairs, and so on to 127, when all seven are letters. Subsets of one size go from the rightmost place.
 */
export function omocodeVariant(code: string, n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 127) throw new RangeError('an omocode variant is a number from 0 to 127')
  const characters = [...plainOf(code)]
  const replaced = VARIANT_ORDER[n] ?? 0
  DIGIT_PLACES.forEach((place, bit) => {
    if (replaced & (1 << (6 - bit))) characters[place] = OMOCODE_LETTERS.charAt(Number(characters[place]))
  })
  const fifteen = characters.slice(0, 15).join('')
  return fifteen + checkLetterOf(fifteen)
}

/** Sets of digits to replace, as bit masks (lowest bit = rightmost digit), fewest replacements first. */
const VARIANT_ORDER: readonly number[] = Array.from({ length: 128 }, (_, mask) => mask).sort(
  (one, other) => bitsOf(one) - bitsOf(other) || one - other,
)

function bitsOf(mask: number): number {
  return mask.toString(2).replaceAll('0', '').length
}

/**
 * Whether the text is a fiscal code of a natural person: letters and digits in their places, a month that exists, a day
 * that exists in that month (1-31, or 41-71 for a woman), the right check letter. It says nothing of whom it belongs to.
 */
export function isFiscalCode(text: string): boolean {
  const code = tidyFiscalCode(text)
  if (code.length !== 16) return false
  const plain = plainOf(code)
  if (!PLAIN_PATTERN.test(plain)) return false
  if (checkLetterOf(code.slice(0, 15)) !== code.charAt(15)) return false
  return birthDayExists(plain)
}

/** 29 February is accepted only where some century makes that two-digit year a leap year: 00, 04, … 96 all have one. */
function birthDayExists(plain: string): boolean {
  const year = Number(plain.slice(6, 8))
  const month = MONTH_LETTERS.indexOf(plain.charAt(8)) + 1
  const written = Number(plain.slice(9, 11))
  const day = written > 40 ? written - 40 : written
  const lastDay = month === 2 ? (year % 4 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return day >= 1 && day <= lastDay
}

/** The sex that a valid code states: a woman's day of birth is written with 40 added. */
export function sexOf(code: string): Sex {
  return Number(plainOf(code).slice(9, 11)) > 40 ? 'F' : 'M'
}

/** Where the code says that the person was born: a Belfiore code, or a Z code for a foreign state. */
export function birthPlaceCodeOf(code: string): string {
  return plainOf(code).slice(11, 15)
}

/** The check digit of a VAT number or of a provisional code, from its first ten digits. */
export function provisionalCheckDigit(tenDigits: string): string {
  let sum = 0
  for (let place = 0; place < 10; place += 1) {
    const digit = Number(tenDigits.charAt(place))
    const value = place % 2 === 0 ? digit : digit * 2
    sum += value > 9 ? value - 9 : value
  }
  return String((10 - (sum % 10)) % 10)
}

/**
 * Eleven digits, the last of which checks the others: what the tax agency gives to a body, and for the time being to a
 * person whose details are not certain yet (a newcomer whose papers are under way).
 */
export function isProvisionalFiscalCode(text: string): boolean {
  const code = tidyFiscalCode(text)
  if (!/^\d{11}$/.test(code) || code === '00000000000') return false
  return provisionalCheckDigit(code.slice(0, 10)) === code.charAt(10)
}
