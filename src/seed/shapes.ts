/** Shapes of what the seeds invent and of the profile's data that they read. Plain objects: no database, no clock. */

import type { Sex } from '../modules/people/index.ts'
import type { Language, Mode } from '../platform/shapes.ts'

export type InWords = Readonly<Record<string, string>>

/** `from` and `to` are wall-clock times HH:MM in the office's zone. */
export type Hours = { readonly from: string; readonly to: string }
/** `weekday` is ISO: 1 is Monday, 7 is Sunday. */
export type WeekdayHours = Hours & { readonly weekday: number }

/** profiles/<name>/topics.json: what the seeds read of it. */
export type Topic = {
  readonly code: string
  readonly family: string
  readonly level: 1 | 2
  readonly names: InWords
  readonly modes: readonly Mode[]
  readonly minutes: Readonly<Partial<Record<Mode, number>>>
}

/** profiles/<name>/places.json */
export type Province = {
  readonly code: string
  readonly name: string
  readonly region: string
  readonly capital: string
  readonly areaCode: string
}
export type Municipality = {
  /** Belfiore (cadastral) code, the one that fiscal codes carry */
  readonly belfiore: string
  readonly name: string
  readonly province: string
  readonly lat: number
  readonly lon: number
  readonly postcode: string
  readonly inhabitants: number
  readonly nameDe?: string
  /** MM-DD; absent where it is not known or moves with the week */
  readonly patron?: string
}
export type ForeignState = { readonly code: string; readonly names: InWords; readonly language: Language }
export type Places = {
  readonly provinces: readonly Province[]
  readonly municipalities: readonly Municipality[]
  readonly foreignStates: readonly ForeignState[]
}

/** profiles/<name>/profile.json: what the seeds read of it. */
export type Institution = {
  readonly officeKinds: ReadonlyArray<{
    readonly code: string
    readonly names: InWords
    readonly levels: readonly number[]
  }>
  readonly topicFamilies: ReadonlyArray<{ readonly code: string; readonly names: InWords }>
  readonly specialDesks: ReadonlyArray<{
    readonly name: string
    readonly topics: readonly string[]
    readonly mode: Mode
    readonly openings: readonly WeekdayHours[]
  }>
  readonly frontEndHours: {
    readonly usual: readonly Hours[]
    readonly longDay: readonly Hours[]
    /** the long day is one of these; each office keeps its own */
    readonly longDays: readonly number[]
    readonly afternoonCalls: readonly Hours[]
  }
  readonly phoneDesk: { readonly hoursPerWeekMin: number; readonly hoursPerDayMin: number }
}

/** profiles/<name>/scenes.json */
export type WebDesk = { readonly firstLevel: boolean; readonly secondLevel: boolean }
export type Site = {
  readonly municipality: string
  readonly kind: string
  readonly desks: number
  readonly label?: string
  readonly web?: WebDesk
}
export type Everywhere = {
  readonly offices: number
  readonly capital: string
  readonly metropolitan: ReadonlyArray<{
    readonly municipality: string
    readonly kind: string
    readonly labels: readonly string[]
  }>
  readonly others: ReadonlyArray<{ readonly inhabitantsMin: number; readonly kind: string }>
  readonly desks: Readonly<Record<string, { readonly min: number; readonly max: number }>>
}
export type Scene = {
  readonly explains: string
  readonly people: number
  /** share of the working time that is booked, on the first day ahead and on the last */
  readonly taken: { readonly near: number; readonly far: number }
  /** topics asked for far more than the others */
  readonly inDemand?: readonly string[]
  readonly sites?: readonly Site[]
  readonly everywhere?: Everywhere
}

/** profiles/<name>/reasons.json: sentences by topic; `""` for any other topic, `details` for the second field. */
export type Reasons = Readonly<Record<string, readonly string[]>>

export type ProfileData = {
  readonly institution: Institution
  readonly topics: readonly Topic[]
  readonly places: Places
  readonly scenes: Readonly<Record<string, Scene>>
  readonly reasons: Reasons
}

export type Opening = WeekdayHours & {
  readonly modes: readonly Mode[]
  /** YYYY-MM-DD, both days included */
  readonly validFrom: string
  readonly validTo?: string
}
export type Desk = { readonly name: string; readonly topics: readonly string[]; readonly openings: readonly Opening[] }
export type Office = {
  readonly code: string
  readonly kind: string
  readonly names: { readonly it: string; readonly en: string }
  readonly belfiore: string
  readonly municipality: string
  readonly province: string
  readonly region: string
  readonly address: string
  readonly lat: number
  readonly lon: number
  readonly phone: string
  readonly phoneHours: readonly WeekdayHours[]
  readonly email: string
  readonly accessibility: string
  readonly webDesk: WebDesk
  readonly patron: string | null
  readonly desks: readonly Desk[]
}

export type SignIn = 'spid' | 'cie' | 'cns' | 'pin'
export type Contact = { readonly kind: 'mobile' | 'landline' | 'email'; readonly value: string }
export type Residence = { readonly belfiore: string; readonly address: string; readonly postcode: string }
export type Person = {
  readonly givenName: string
  /** empty for who has one name only */
  readonly familyName: string
  readonly birthDate: string
  readonly sex: Sex
  readonly birthPlaceCode: string
  readonly fiscalCode: string
  readonly language: Language
  readonly residence: Residence
  readonly contacts: readonly Contact[]
  readonly signIn: SignIn | null
}
