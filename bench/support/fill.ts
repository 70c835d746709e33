import pg from 'pg'

/**
 * Takes most desks of the country for whole mornings and afternoons of the next ten days: a search for the first free
 * time has to look far. One long row an opening, already over for its person, so that 60,000 rows stand for a full country.
 */
export async function fillCountry(databaseUrl: string, share: number): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query(
      `insert into appointments.appointments (code, office_id, desk_id, topic_id, mode, starts_at, ends_at, person_id, person_name, booked_by, channel,
         state, reason, phone, language, word, privacy_version, calendar_uid, open_place, topic_place, booked_at)
       select lpad((row_number() over ())::text, 8, '0'), d.office_id, d.id, 1, 'phone', span.starts_at, span.ends_at, 1, 'Prova', 'person:1', 'web',
         'lapsed', 'prova', '3005550000', 'it', 'prova', 'prova', gen_random_uuid(), 1, 1, now()
       from offices.desks d
       join offices.openings o on o.desk_id = d.id
       join generate_series(current_date + 1, current_date + 10, interval '1 day') as day on extract(isodow from day) = o.weekday
         and o.valid_from <= day and (o.valid_to is null or o.valid_to >= day)
       cross join lateral (select (day::date + o.opens) at time zone 'Europe/Rome' as starts_at, (day::date + o.closes) at time zone 'Europe/Rome' as ends_at) span
       where random() < $1
         and not exists (select from appointments.appointments a where a.desk_id = d.id and a.during && tstzrange(span.starts_at, span.ends_at))
       on conflict do nothing`,
      [share],
    )
    return rowCount ?? 0
  } finally {
    await client.end()
  }
}
