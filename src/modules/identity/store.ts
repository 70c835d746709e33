import type { Query, Tx } from '../../platform/db.ts'
import { one, oneOrNull, sql } from '../../platform/db.ts'

export type SessionRow = {
  personId: number | null
  staffId: number | null
  givenName: string
  familyName: string
  language: string
  role: string | null
  officeId: number | null
  officeName: string | null
  method: string
  level: number
  tag: string
}

export function sessionQuery(hash: Buffer): Query {
  return sql`
    select person_id as "personId", staff_id as "staffId", given_name as "givenName", family_name as "familyName", language, role,
           office_id as "officeId", office_name as "officeName", method, level, tag
    from identity.session_of(${hash})`
}

export async function findSession(tx: Tx, hash: Buffer): Promise<SessionRow | null> {
  return oneOrNull<SessionRow>(tx, sessionQuery(hash))
}

export type NewSession = {
  hash: Buffer
  tag: string
  personId: number | null
  staffId: number | null
  method: string
  level: number
  lasts: string
}

export async function insertSession(tx: Tx, session: NewSession): Promise<boolean> {
  const row = await one<{ opened: boolean }>(
    tx,
    sql`select identity.open_session(${session.hash}, ${session.tag}, ${session.personId}, ${session.staffId}, ${session.method}, ${session.level}, ${session.lasts}::interval) as opened`,
  )
  return row.opened
}

export async function markSessionEnded(tx: Tx, hash: Buffer): Promise<void> {
  await tx.query(sql`select identity.close_session(${hash})`)
}

export async function findStaffSecret(
  tx: Tx,
  username: string,
): Promise<{ staffId: number; passwordHash: string | null } | null> {
  return oneOrNull(
    tx,
    sql`select staff_id as "staffId", password_hash as "passwordHash" from identity.staff_secret(${username})`,
  )
}

export async function markFirstPassword(tx: Tx, invitation: Buffer, passwordHash: string): Promise<string | null> {
  return (
    await one<{ username: string | null }>(
      tx,
      sql`select identity.set_first_password(${invitation}, ${passwordHash}) as username`,
    )
  ).username
}

/** By an administrator's command alone, which runs as the owner of the database. */
export async function insertStaff(
  tx: Tx,
  staff: {
    username: string
    givenName: string
    familyName: string
    role: string
    officeId: number | null
    invitation: Buffer
    lasts: string
  },
): Promise<number | null> {
  const row = await oneOrNull<{ id: number }>(
    tx,
    sql`insert into identity.staff (username, given_name, family_name, role, office_id, invitation_hash, invitation_ends_at)
        values (${staff.username}, ${staff.givenName}, ${staff.familyName}, ${staff.role}, ${staff.officeId}, ${staff.invitation}, platform.now() + ${staff.lasts}::interval)
        on conflict (username) do nothing returning id`,
  )
  return row?.id ?? null
}

export async function isAnyAdministrator(tx: Tx): Promise<boolean> {
  return (
    await one<{ any: boolean }>(
      tx,
      sql`select exists (select 1 from identity.staff where role = 'administrator' and disabled_at is null) as any`,
    )
  ).any
}

/** Sessions that ended a day ago have no use; what they did is in the audit. */
export async function forgetOldSessions(tx: Tx): Promise<void> {
  await tx.query(sql`delete from identity.sessions where ends_at < platform.now() - interval '1 day'`)
}

/** Development only, through a connection that may: everyone whom one can sign in as. */
export async function listDevPeople(
  tx: Tx,
  patterns: string[],
  most: number,
): Promise<{ id: number; name: string; fiscalCode: string; language: string; note: string }[]> {
  return tx.query(sql`
    select id, trim(given_name || ' ' || family_name) as name, fiscal_code as "fiscalCode", language,
      coalesce((select string_agg(kind, ', ' order by kind) from people.contacts c where c.person_id = p.id), 'nessun contatto') as note
    from people.persons p where lower(given_name || ' ' || family_name || ' ' || fiscal_code) like all (${patterns}::text[]) order by id limit ${most}`)
}

export async function listDevStaff(
  tx: Tx,
  patterns: string[],
  most: number,
): Promise<{ id: number; name: string; role: string; office: string; username: string }[]> {
  return tx.query(sql`
    select s.id, s.given_name || ' ' || s.family_name as name, s.role, coalesce(o.name, '') as office, s.username
    from identity.staff s left join offices.offices o on o.id = s.office_id where s.disabled_at is null
      and lower(concat_ws(' ', s.given_name, s.family_name, s.username, s.role, o.name, o.code)) like all (${patterns}::text[]) order by s.id limit ${most}`)
}
