import { fiscalCodeOf } from '../modules/people/index.ts'
import type { Contact, Person, SignIn } from './shapes.ts'

/**
 * The named people of tests and of the first start, each for one reason written in `note`. All are invented. Their
 * numbers begin with +39 309 555 or end a landline with 555, their addresses are at example.org (RFC 2606), so that
 * nothing sent to them can reach anybody.
 */
export type CastPerson = Person & { readonly key: string; readonly note: string }

export type StaffRole = 'receptionist' | 'officer' | 'agent' | 'manager' | 'director' | 'administrator'
export type CastStaff = {
  readonly key: string
  readonly givenName: string
  readonly familyName: string
  readonly username: string
  readonly role: StaffRole
  /** code of an office of the default scene; null for who serves the whole country */
  readonly officeCode: string | null
}

type Written = Omit<Person, 'fiscalCode' | 'contacts' | 'signIn'> & {
  readonly key: string
  readonly contacts: readonly Contact[]
  readonly signIn?: SignIn
  readonly note: string
  /** Where the tax agency gave a code that does not follow from the birth. */
  readonly givenCode?: string
}

const mobile = (lastDigits: string): Contact => ({ kind: 'mobile', value: `+39309555${lastDigits}` })
const landline = (areaCode: string, lastDigits: string): Contact => ({
  kind: 'landline',
  value: `+39${areaCode}555${lastDigits}`,
})
const email = (name: string): Contact => ({ kind: 'email', value: `${name}@example.org` })

const WRITTEN: readonly Written[] = [
  {
    key: 'ada',
    givenName: 'Ada',
    familyName: 'Marin',
    birthDate: '1948-03-12',
    sex: 'F',
    birthPlaceCode: 'H620',
    language: 'it',
    residence: { belfiore: 'H620', address: 'Via dei Tigli 12', postcode: '45100' },
    contacts: [mobile('0001'), email('ada.marin')],
    signIn: 'spid',
    note: 'Retired, signs in with SPID, asks her daughter to be told too',
  },
  {
    key: 'giulia',
    givenName: 'Giulia',
    familyName: 'Marin',
    birthDate: '1976-09-30',
    sex: 'F',
    birthPlaceCode: 'H620',
    language: 'it',
    residence: { belfiore: 'H620', address: 'Via delle Querce 3', postcode: '45100' },
    contacts: [mobile('0002'), email('giulia.marin')],
    signIn: 'cie',
    note: "Ada's daughter: second contact, and delegate",
  },
  {
    key: 'nino',
    givenName: 'Nino',
    familyName: 'Marin',
    birthDate: '1944-11-02',
    sex: 'M',
    birthPlaceCode: 'A059',
    language: 'it',
    residence: { belfiore: 'H620', address: 'Via dei Tigli 12', postcode: '45100' },
    contacts: [landline('0425', '0003')],
    note: "Ada's husband: no sign-in, lets his daughter act for him",
  },
  {
    key: 'bruno',
    givenName: 'Bruno',
    familyName: 'Esposito',
    birthDate: '1951-07-21',
    sex: 'M',
    birthPlaceCode: 'F839',
    language: 'it',
    residence: { belfiore: 'F839', address: 'Vico dei Gelsi 8', postcode: '80121' },
    contacts: [landline('081', '0004')],
    note: 'Landline only: no SMS reaches it, the officer sees that nobody was told',
  },
  {
    key: 'fatima',
    givenName: 'Fatima',
    familyName: 'El Amrani',
    birthDate: '1989-01-15',
    sex: 'F',
    birthPlaceCode: 'Z330',
    language: 'ar',
    residence: { belfiore: 'L219', address: 'Corso dei Platani 45', postcode: '10121' },
    contacts: [mobile('0005'), email('fatima.elamrani')],
    signIn: 'spid',
    note: 'Reads Arabic: messages side by side with Italian, right to left',
  },
  {
    key: 'anna',
    givenName: 'Anna',
    familyName: 'Kofler',
    birthDate: '1962-05-08',
    sex: 'F',
    birthPlaceCode: 'A952',
    language: 'de',
    residence: { belfiore: 'A952', address: 'Ahornweg 7 / Via degli Aceri 7', postcode: '39100' },
    contacts: [mobile('0006'), landline('0471', '0006'), email('anna.kofler')],
    signIn: 'cie',
    note: 'Speaks German',
  },
  {
    key: 'chidi',
    givenName: 'Chidi',
    familyName: 'Okafor',
    birthDate: '1994-10-03',
    sex: 'M',
    birthPlaceCode: 'Z335',
    language: 'en',
    residence: { belfiore: 'G273', address: 'Via degli Ulivi 19', postcode: '90121' },
    contacts: [mobile('0007'), email('chidi.okafor')],
    signIn: 'spid',
    note: 'Speaks English',
  },
  {
    key: 'lin',
    givenName: 'Wei',
    familyName: 'Lin',
    birthDate: '1985-02-20',
    sex: 'M',
    birthPlaceCode: 'Z210',
    language: 'en',
    residence: { belfiore: 'F205', address: 'Via dei Carpini 101', postcode: '20121' },
    contacts: [mobile('0008'), email('lin.wei')],
    signIn: 'cns',
    note: 'Lin Wei: the family name comes first where he was born',
  },
  {
    key: 'maria',
    givenName: 'Maria',
    familyName: 'Popescu',
    birthDate: '1971-12-01',
    sex: 'F',
    birthPlaceCode: 'Z129',
    language: 'it',
    residence: { belfiore: 'H501', address: 'Via delle Acacie 33', postcode: '00118' },
    contacts: [mobile('0009')],
    signIn: 'spid',
    note: 'Carer, mobile but no e-mail',
  },
  {
    key: 'salvatore',
    givenName: 'Salvatore',
    familyName: 'Russo',
    birthDate: '1939-06-18',
    sex: 'M',
    birthPlaceCode: 'G273',
    language: 'it',
    residence: { belfiore: 'G273', address: 'Via dei Carrubi 2', postcode: '90121' },
    contacts: [],
    note: 'No contact at all: only paper and the desk reach him',
  },
  {
    key: 'olena',
    givenName: 'Olena',
    familyName: 'Shevchuk',
    birthDate: '1968-08-24',
    sex: 'F',
    birthPlaceCode: 'Z138',
    language: 'ru',
    residence: { belfiore: 'F839', address: 'Via dei Lecci 5', postcode: '80121' },
    contacts: [mobile('0011'), email('olena.shevchuk')],
    signIn: 'cie',
    note: 'Speaks Russian; her name is spelled Elena on older papers',
  },
  {
    key: 'suryani',
    givenName: 'Suryani',
    familyName: '',
    birthDate: '1990-04-09',
    sex: 'F',
    birthPlaceCode: 'Z223',
    language: 'en',
    residence: { belfiore: 'H501', address: 'Via dei Mirti 14', postcode: '00118' },
    contacts: [mobile('0012'), email('suryani')],
    signIn: 'spid',
    note: 'One name only',
  },
  {
    key: 'ahmed',
    givenName: 'Ahmed',
    familyName: 'Hossain',
    birthDate: '2001-01-01',
    sex: 'M',
    birthPlaceCode: 'Z249',
    language: 'en',
    residence: { belfiore: 'A662', address: 'Via dei Mandorli 60', postcode: '70121' },
    contacts: [mobile('0013')],
    givenCode: '99955500014',
    note: 'Newly arrived: provisional fiscal code of eleven digits',
  },
  {
    key: 'mario',
    givenName: 'Mario',
    familyName: 'Rossi',
    birthDate: '1985-12-10',
    sex: 'M',
    birthPlaceCode: 'A562',
    language: 'it',
    residence: { belfiore: 'F205', address: 'Via degli Olmi 1', postcode: '20121' },
    contacts: [mobile('0014'), email('mario.rossi')],
    signIn: 'spid',
    note: 'The name on every sample card: RSSMRA85T10A562S',
  },
  {
    key: 'jan',
    givenName: 'Jan',
    familyName: 'Kowalski',
    birthDate: '1958-03-03',
    sex: 'M',
    birthPlaceCode: 'Z127',
    language: 'pl',
    residence: { belfiore: 'L424', address: 'Via dei Faggi 27', postcode: '34121' },
    contacts: [mobile('0015'), email('jan.kowalski')],
    signIn: 'pin',
    note: 'Signs in with the PIN of who lives abroad; speaks Polish',
  },
]

export const cast: readonly CastPerson[] = WRITTEN.map(({ givenCode, signIn, ...person }) => ({
  ...person,
  fiscalCode: givenCode ?? fiscalCodeOf(person),
  signIn: signIn ?? null,
}))

export const staff: readonly CastStaff[] = [
  {
    key: 'carla',
    givenName: 'Carla',
    familyName: 'Bianchi',
    username: 'carla.bianchi',
    role: 'officer',
    officeCode: 'RO-01',
  },
  {
    key: 'dario',
    givenName: 'Dario',
    familyName: 'Conti',
    username: 'dario.conti',
    role: 'receptionist',
    officeCode: 'RO-01',
  },
  {
    key: 'sara',
    givenName: 'Sara',
    familyName: 'Zanella',
    username: 'sara.zanella',
    role: 'manager',
    officeCode: 'RO-01',
  },
  {
    key: 'elena',
    givenName: 'Elena',
    familyName: 'Greco',
    username: 'elena.greco',
    role: 'manager',
    officeCode: 'NA-01',
  },
  {
    key: 'pietro',
    givenName: 'Pietro',
    familyName: 'Amato',
    username: 'pietro.amato',
    role: 'officer',
    officeCode: 'NA-01',
  },
  {
    key: 'franco',
    givenName: 'Franco',
    familyName: 'Serra',
    username: 'franco.serra',
    role: 'agent',
    officeCode: null,
  },
  { key: 'gina', givenName: 'Gina', familyName: 'Ferri', username: 'gina.ferri', role: 'director', officeCode: null },
  { key: 'ugo', givenName: 'Ugo', familyName: 'Lenzi', username: 'ugo.lenzi', role: 'administrator', officeCode: null },
]
