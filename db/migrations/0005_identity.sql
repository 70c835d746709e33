-- Who is signed in, as whom, how surely. The app cannot read these tables: it presents a hash and gets an answer.
create schema identity;

create table identity.staff (
  id bigint generated always as identity primary key,
  username text not null unique check (username ~ '^[a-z][a-z0-9._-]{1,60}$'),
  given_name text not null,
  family_name text not null,
  role text not null check (role in ('receptionist', 'officer', 'agent', 'manager', 'director', 'administrator')),
  office_id integer references offices.offices,
  -- scrypt; empty until the person sets one through the first sign-in link
  password_hash text,
  invitation_hash bytea,
  invitation_ends_at timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null default platform.now(),
  constraint who_serves_has_an_office check (role not in ('receptionist', 'officer', 'manager') or office_id is not null)
);

create table identity.sessions (
  hash bytea primary key,
  person_id bigint references people.persons,
  staff_id bigint references identity.staff,
  method text not null check (method in ('spid', 'cie', 'cns', 'pin', 'password', 'development')),
  level smallint not null check (level between 1 and 3),
  opened_at timestamptz not null default platform.now(),
  seen_at timestamptz not null default platform.now(),
  ends_at timestamptz not null,
  ended_at timestamptz,
  constraint session_is_of_one check (num_nonnulls(person_id, staff_id) = 1)
);
create index sessions_by_end on identity.sessions (ends_at);

-- The acting context: one tag for oneself, one for each person represented. The tag stands in the address of every
-- personal route, so that two tabs cannot act for the wrong one; it is useless without the session's cookie.
create table identity.contexts (
  tag text primary key check (length(tag) = 22),
  session_hash bytea not null references identity.sessions on delete cascade,
  person_id bigint references people.persons,
  constraint one_context_a_person unique nulls not distinct (session_hash, person_id)
);

select platform.guard('identity.staff'), platform.guard('identity.sessions'), platform.guard('identity.contexts');

create function identity.open_session(p_hash bytea, p_tag text, p_person bigint, p_staff bigint, p_method text, p_level integer, p_lasts interval)
returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  if p_staff is not null and not exists (select 1 from identity.staff where id = p_staff and disabled_at is null) then return false; end if;
  if p_person is not null and not exists (select 1 from people.persons where id = p_person) then return false; end if;
  insert into identity.sessions (hash, person_id, staff_id, method, level, ends_at)
    values (p_hash, p_person, p_staff, p_method, p_level, platform.now() + p_lasts);
  insert into identity.contexts (tag, session_hash, person_id) values (p_tag, p_hash, p_person);
  insert into platform.audit (actor, for_person, act, channel, why)
    values (case when p_person is not null then 'person:' || p_person else 'staff:' || p_staff end, p_person, 'identity.signed-in', 'web', p_method);
  return true;
end $$;

create function identity.close_session(p_hash bytea) returns void language sql security definer set search_path = pg_catalog as $$
  update identity.sessions set ended_at = platform.now() where hash = p_hash and ended_at is null
$$;

-- What a page may know with the cookie alone: who is signed in and the tags of the acting contexts.
create function identity.session_of(p_hash bytea)
returns table (person_id bigint, staff_id bigint, given_name text, family_name text, language text, role text, office_id integer, office_name text, method text, level smallint, tag text)
language sql stable security definer set search_path = pg_catalog as $$
  select s.person_id, s.staff_id, coalesce(p.given_name, w.given_name), coalesce(p.family_name, w.family_name), coalesce(p.language, 'it'),
         w.role, w.office_id, o.name, s.method, s.level, c.tag
  from identity.sessions s
  join identity.contexts c on c.session_hash = s.hash and c.person_id is not distinct from s.person_id
  left join people.persons p on p.id = s.person_id
  left join identity.staff w on w.id = s.staff_id
  left join offices.offices o on o.id = w.office_id
  where s.hash = p_hash and s.ended_at is null and s.ends_at > platform.now() and (s.staff_id is null or w.disabled_at is null)
$$;

-- For the password check of staff; the hash leaves the database only through here.
create function identity.staff_secret(p_username text) returns table (staff_id bigint, password_hash text)
language sql stable security definer set search_path = pg_catalog as $$
  select id, password_hash from identity.staff where username = p_username and disabled_at is null
$$;

create function identity.set_first_password(p_invitation bytea, p_password_hash text) returns text
language sql security definer set search_path = pg_catalog as $$
  update identity.staff set password_hash = p_password_hash, invitation_hash = null, invitation_ends_at = null
  where invitation_hash = p_invitation and invitation_ends_at > platform.now() and disabled_at is null
  returning username
$$;

select platform.open_schema('identity');
grant select, delete on identity.sessions, identity.contexts to sportello_worker;
grant execute on function
  identity.open_session(bytea, text, bigint, bigint, text, integer, interval), identity.close_session(bytea), identity.session_of(bytea),
  identity.staff_secret(text), identity.set_first_password(bytea, text) to sportello_app;
