import pg from 'pg'

/** The session of a person of the crowd: what SQL and JavaScript both can say from the person's number alone. */
export const wordOf = (personId: number) => `bench-${String(personId).padStart(37, '0')}`
export const tagOf = (personId: number) => String(personId).padStart(22, '0')

/** Invented people with the provisional code of eleven digits, each with a session as after signing in. @returns their numbers */
export async function gatherCrowd(databaseUrl: string, size: number): Promise<number[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>(
      `insert into people.persons (fiscal_code, given_name, family_name, birth_date, sex, language, registered_at)
       select '8' || lpad(n::text, 10, '0'), 'Prova', 'Numero ' || n, '1960-01-01', 'F', 'it', now() from generate_series(1, $1::integer) n returning id`,
      [size],
    )
    const ids = rows.map((row) => Number(row.id))
    // what identity.open_session writes, for all at once instead of one by one
    await client.query(
      `with opened as (
         insert into identity.sessions (hash, person_id, method, level, opened_at, seen_at, ends_at)
         select sha256(('bench-' || lpad(id::text, 37, '0'))::bytea), id, 'development', 2, now(), now(), now() + interval '1 hour' from unnest($1::bigint[]) id
         returning hash, person_id)
       insert into identity.contexts (tag, session_hash, person_id) select lpad(person_id::text, 22, '0'), hash, person_id from opened`,
      [ids],
    )
    await client.query('analyze people.persons, identity.sessions, identity.contexts')
    return ids
  } finally {
    await client.end()
  }
}
