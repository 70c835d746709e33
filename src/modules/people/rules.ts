/**
 * Who acts, as the database derived it for this transaction. A citizen acts for a person (oneself, or by delegation
 * another); staff act for their office.
 */
export type Citizen = {
  kind: 'citizen'
  name: string
  personId: number
  actingFor: number
  level: number
  method: string
  language: string
}
export type StaffRole = 'receptionist' | 'officer' | 'agent' | 'manager' | 'director' | 'administrator'
export type Staff = { kind: 'staff'; name: string; staffId: number; role: StaffRole; officeId: number | null }
export type Actor = Citizen | Staff

/** A name as people say it; some have one name only. */
export function fullName(person: { givenName: string; familyName: string }): string {
  return [person.givenName, person.familyName].filter(Boolean).join(' ')
}
