import type { Tx } from '../../platform/db.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Language } from '../../platform/shapes.ts'
import type { PersonView } from './api.ts'
import { isFiscalCode, isProvisionalFiscalCode } from './fiscalCode.ts'
import type { Citizen, Staff } from './rules.ts'
import { getPerson, listContacts, markLanguage, openFile, openFileByCode } from './store.ts'

export async function viewPerson(tx: Tx, personId: number): Promise<PersonView> {
  const person = await getPerson(tx, personId)
  return { ...person, language: person.language as Language, contacts: await listContacts(tx, personId) }
}

export async function chooseLanguage(tx: Tx, actor: Citizen, language: Language): Promise<PersonView> {
  await markLanguage(tx, actor.actingFor, language)
  return viewPerson(tx, actor.actingFor)
}

/** Staff read a person's file only with a reason, which is written before anything is shown. */
export async function openPersonFile(tx: Tx, _actor: Staff, personId: number, why: string): Promise<void> {
  refuseWithoutReason(why)
  if (!(await openFile(tx, personId, why))) refuse('person-not-found')
}

/** Blanks are no reason. */
function refuseWithoutReason(why: string): void {
  if (why.trim().length < 3) refuse('reason-needed', { errors: [{ field: 'why', code: 'too-short' }] })
}

/** The person at the desk says or shows the whole code. */
export async function findPerson(
  tx: Tx,
  _actor: Staff,
  form: { fiscalCode: string; why: string },
): Promise<PersonView> {
  const code = form.fiscalCode.replaceAll(/\s/g, '').toUpperCase()
  if (!isFiscalCode(code) && !isProvisionalFiscalCode(code))
    refuse('fiscal-code-wrong', { errors: [{ field: 'fiscalCode', code: 'pattern' }] })
  refuseWithoutReason(form.why)
  const personId = await openFileByCode(tx, code, form.why)
  if (personId === null) refuse('person-not-found')
  return viewPerson(tx, personId)
}
