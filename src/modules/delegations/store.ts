import type { Query } from '../../platform/db.ts'
import { sql } from '../../platform/db.ts'

/** The database derives who acts, for whom, where and when; the server only presents what it was given. */
export function beginQuery(session: Buffer | null, tag: string | null): Query {
  return sql`
    select kind, person_id as "personId", acting_for as "actingFor", staff_id as "staffId", role, office_id as "officeId",
           level, method, language, now
    from delegations.begin(${session}, ${tag})`
}
