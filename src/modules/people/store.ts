import type { Tx } from '../../platform/db.ts'
import { one, oneOrNull, sql } from '../../platform/db.ts'
import { refuse } from '../../platform/refusal.ts'
import type { ContactView } from './api.ts'

export type PersonRow = {
  id: number
  fiscalCode: string
  givenName: string
  familyName: string
  birthDate: string | null
  language: string
}

export async function getPerson(tx: Tx, id: number): Promise<PersonRow> {
  const row = await oneOrNull<PersonRow>(
    tx,
    sql`select id, fiscal_code as "fiscalCode", given_name as "givenName", family_name as "familyName", birth_date as "birthDate", language
        from people.persons where id = ${id}`,
  )
  return row ?? refuse('person-not-found')
}

export async function listContacts(tx: Tx, personId: number): Promise<ContactView[]> {
  return tx.query(sql`select kind, value from people.contacts where person_id = ${personId} order by id`)
}

export async function markLanguage(tx: Tx, personId: number, language: string): Promise<void> {
  await tx.query(sql`update people.persons set language = ${language} where id = ${personId}`)
}

/** Writes the reason to the audit, then lets this transaction see the person. */
export async function openFile(tx: Tx, personId: number, why: string): Promise<boolean> {
  return (await one<{ opened: boolean }>(tx, sql`select people.open_file(${personId}, ${why}) as opened`)).opened
}

export async function openFileByCode(tx: Tx, fiscalCode: string, why: string): Promise<number | null> {
  return (await one<{ id: number | null }>(tx, sql`select people.open_file_by_code(${fiscalCode}, ${why}) as id`)).id
}
