-- The registry of persons and how to reach them.
create schema people;

create table people.persons (
  id bigint generated always as identity primary key,
  fiscal_code text not null constraint fiscal_code_is_one_person unique
    constraint fiscal_code_looks_right check (fiscal_code ~ '^([A-Z]{6}[0-9LMNPQRSTUV]{2}[A-EHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]|[0-9]{11})$'),
  -- some people have one name only: the family name is then empty
  given_name text not null check (length(given_name) between 1 and 120),
  family_name text not null default '' check (length(family_name) <= 120),
  birth_date date,
  sex text check (sex in ('F', 'M')),
  birth_place text check (birth_place ~ '^[A-Z][0-9]{3}$'),
  language text not null default 'it' check (language in ('it', 'de', 'en', 'fr', 'ar', 'pl', 'es', 'ru')),
  residence_place text check (residence_place ~ '^[A-Z][0-9]{3}$'),
  residence_address text check (length(residence_address) <= 200),
  residence_postcode text check (residence_postcode ~ '^[0-9]{5}$'),
  registered_at timestamptz not null default platform.now()
);

create table people.contacts (
  id bigint generated always as identity primary key,
  person_id bigint not null references people.persons,
  kind text not null check (kind in ('mobile', 'landline', 'email', 'pec')),
  value text not null check (length(value) between 3 and 254),
  verified_at timestamptz,
  constraint contact_is_kept_once unique (person_id, kind, value)
);

select platform.guard('people.persons'), platform.guard('people.contacts');
create policy own on people.persons to sportello_app using (id = any ((select platform.my_persons())::bigint[]))
  with check (id = any ((select platform.my_persons())::bigint[]));
create policy own on people.contacts to sportello_app using (person_id = any ((select platform.my_persons())::bigint[]))
  with check (person_id = any ((select platform.my_persons())::bigint[]));

-- Staff see a person only after opening the file: the reason and the case are written first, then the person's
-- id joins what this transaction may see.
create function people.open_file(p_person bigint, p_why text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if platform.my_staff() is null or length(trim(coalesce(p_why, ''))) < 3 then return false; end if;
  if not exists (select 1 from people.persons where id = p_person) then return false; end if;
  insert into platform.audit (actor, for_person, act, channel, why)
    values (platform.my_actor(), p_person, 'people.file-opened', 'office', p_why);
  perform set_config('app.persons', (coalesce(platform.my_persons(), '{}') || p_person)::text, true);
  return true;
end $$;

-- The person at the desk says or shows the fiscal code; nothing is found by a part of it.
create function people.open_file_by_code(p_code text, p_why text) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare v_person bigint;
begin
  select id into v_person from people.persons where fiscal_code = p_code;
  if v_person is null or not people.open_file(v_person, p_why) then return null; end if;
  return v_person;
end $$;

select platform.open_schema('people');
grant select, update (language) on people.persons to sportello_app;
grant select on people.contacts to sportello_app;
grant select on people.persons, people.contacts to sportello_worker;
grant execute on function people.open_file(bigint, text), people.open_file_by_code(text, text) to sportello_app;
