-- Where a transaction begins: the database itself derives who acts, for whom, in which office and at what time.
create schema delegations;

create function delegations.begin(p_session bytea, p_tag text)
returns table (kind text, person_id bigint, acting_for bigint, staff_id bigint, role text, office_id integer, level smallint, method text, language text, now timestamptz)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_now timestamptz := platform.now();
  v record;
  v_found boolean := false;
begin
  perform set_config('app.persons', '', true), set_config('app.office', '', true), set_config('app.staff', '', true), set_config('app.actor', '', true);
  if p_session is not null and p_tag is not null then
    select s.hash, s.person_id, c.person_id as acting_for, s.staff_id, s.level, s.method, s.seen_at, w.role, w.office_id, p.language
      into v
      from identity.sessions s
      join identity.contexts c on c.session_hash = s.hash and c.tag = p_tag
      left join identity.staff w on w.id = s.staff_id
      left join people.persons p on p.id = s.person_id
      where s.hash = p_session and s.ended_at is null and s.ends_at > v_now
        -- thirty minutes without a request end a session (ASVS 7.3.1)
        and s.seen_at > v_now - interval '30 minutes'
        and (s.staff_id is null or w.disabled_at is null)
        -- until delegations are granted (their own issue) one acts for oneself alone
        and c.person_id is not distinct from s.person_id;
    v_found := found;
  end if;
  if not v_found then
    return query select 'nobody'::text, null::bigint, null::bigint, null::bigint, null::text, null::integer, null::smallint, null::text, 'it'::text, v_now;
    return;
  end if;
  -- written at most once a minute: a session that only reads costs no row version for each request
  if v.seen_at < v_now - interval '1 minute' then
    update identity.sessions set seen_at = v_now where hash = p_session;
  end if;
  if v.person_id is not null then
    perform set_config('app.persons', array[v.acting_for]::text, true), set_config('app.actor', 'person:' || v.person_id, true);
    return query select 'citizen'::text, v.person_id, v.acting_for, null::bigint, null::text, null::integer, v.level, v.method, v.language, v_now;
  else
    perform set_config('app.office', coalesce(v.office_id::text, ''), true), set_config('app.staff', v.staff_id::text, true), set_config('app.actor', 'staff:' || v.staff_id, true);
    return query select 'staff'::text, null::bigint, null::bigint, v.staff_id, v.role, v.office_id, v.level, v.method, 'it'::text, v_now;
  end if;
end $$;

select platform.open_schema('delegations');
grant execute on function delegations.begin(bytea, text) to sportello_app;
