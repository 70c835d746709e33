-- The schema as db/migrations leave it: written by npm run schema, read by people, run by nobody.
-- Roles and extensions are in db/roles.sql.


-- platform --------------------------------------------------------------------------------------------

create schema platform;
grant usage on schema platform to sportello_app, sportello_backup, sportello_seed, sportello_worker;

create function platform.guard(p_table regclass)
 returns void
 language plpgsql
as $function$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format('create policy owner_sees_all on %s to sportello_owner using (true) with check (true)', p_table);
  execute format('create policy worker_sees_all on %s to sportello_worker using (true) with check (true)', p_table);
end $function$;

create function platform.my_actor()
 returns text
 language sql
 stable
 set search_path to 'pg_catalog'
as $function$
  select nullif(current_setting('app.actor', true), '')
$function$;
grant execute on function platform.my_actor() to sportello_app, sportello_backup, sportello_seed, sportello_worker;

create function platform.my_office()
 returns integer
 language sql
 stable
 set search_path to 'pg_catalog'
as $function$
  select nullif(current_setting('app.office', true), '')::integer
$function$;
grant execute on function platform.my_office() to sportello_app, sportello_backup, sportello_seed, sportello_worker;

create function platform.my_persons()
 returns bigint[]
 language sql
 stable
 set search_path to 'pg_catalog'
as $function$
  select nullif(current_setting('app.persons', true), '')::bigint[]
$function$;
grant execute on function platform.my_persons() to sportello_app, sportello_backup, sportello_seed, sportello_worker;

create function platform.my_staff()
 returns bigint
 language sql
 stable
 set search_path to 'pg_catalog'
as $function$
  select nullif(current_setting('app.staff', true), '')::bigint
$function$;
grant execute on function platform.my_staff() to sportello_app, sportello_backup, sportello_seed, sportello_worker;

create function platform.now()
 returns timestamp with time zone
 language sql
 stable security definer
 set search_path to 'pg_catalog'
as $function$
  select clock_timestamp() + coalesce((select shift from platform.clock), interval '0')
$function$;
grant execute on function platform.now() to sportello_app, sportello_backup, sportello_seed, sportello_worker;

create function platform.open_schema(p_schema text)
 returns void
 language plpgsql
as $function$
begin
  execute format('grant usage on schema %I to sportello_app, sportello_worker, sportello_seed, sportello_backup', p_schema);
  execute format('grant all on all tables in schema %I to sportello_seed', p_schema);
  execute format('grant usage, select, update on all sequences in schema %I to sportello_seed', p_schema);
  execute format('grant select on all tables in schema %I to sportello_backup', p_schema);
  execute format('grant select on all sequences in schema %I to sportello_backup', p_schema);
  execute format('revoke execute on all functions in schema %I from public', p_schema);
end $function$;

create table platform.announcements (
  id bigint generated always as identity,
  kind text not null,
  subject_id bigint not null,
  announced_at timestamp with time zone default platform.now() not null,
  fanned_at timestamp with time zone,
  constraint announcements_pkey primary key (id),
  constraint announcements_kind_check check ((kind ~ '^[a-z]+\.[a-z-]+$'::text))
);
create index announcements_to_fan on platform.announcements using btree (id) where (fanned_at is null);
grant insert on platform.announcements to sportello_app;
grant select on platform.announcements to sportello_backup;
grant all on platform.announcements to sportello_seed;
grant delete, insert, select on platform.announcements to sportello_worker;
grant update (fanned_at) on platform.announcements to sportello_worker;

create table platform.audit (
  id bigint generated always as identity,
  at timestamp with time zone default platform.now() not null,
  actor text not null,
  for_person bigint,
  act text not null,
  channel text not null,
  subject_id bigint,
  why text,
  constraint audit_pkey primary key (id),
  constraint audit_act_check check ((act ~ '^[a-z]+\.[a-z-]+$'::text)),
  constraint audit_actor_check check ((actor ~ '^(person|staff):[0-9]+$|^(system|anonymous)$'::text))
);
create index audit_of_person on platform.audit using btree (for_person, at);
alter table platform.audit enable row level security, force row level security;
create policy owner_sees_all on platform.audit to sportello_owner using (true) with check (true);
create policy reads_what_was_done_for_one on platform.audit for select to sportello_app using ((for_person = any (( select platform.my_persons() as my_persons)::bigint[])));
create policy worker_sees_all on platform.audit to sportello_worker using (true) with check (true);
create policy writes_as_oneself on platform.audit for insert to sportello_app with check (((actor = coalesce(( select platform.my_actor() as my_actor), 'anonymous'::text)) and ((for_person is null) or (( select platform.my_staff() as my_staff) is not null) or (for_person = any (( select platform.my_persons() as my_persons)::bigint[])))));
grant insert, select on platform.audit to sportello_app;
grant select on platform.audit to sportello_backup;
grant all on platform.audit to sportello_seed;
grant insert on platform.audit to sportello_worker;

create table platform.clock (
  only_row boolean default true not null,
  shift interval not null,
  constraint clock_pkey primary key (only_row),
  constraint clock_only_row_check check (only_row)
);
grant select on platform.clock to sportello_backup;
grant all on platform.clock to sportello_seed;

create table platform.heartbeats (
  process text not null,
  at timestamp with time zone not null,
  constraint heartbeats_pkey primary key (process)
);
grant select on platform.heartbeats to sportello_app, sportello_backup;
grant all on platform.heartbeats to sportello_seed;
grant delete, insert, select, update on platform.heartbeats to sportello_worker;

create table platform.idempotency (
  owner text not null,
  key uuid not null,
  act text not null,
  form_hash text not null,
  answer jsonb,
  at timestamp with time zone default platform.now() not null,
  constraint idempotency_pkey primary key (owner, key),
  constraint idempotency_owner_check check ((owner ~ '^(person|staff):[0-9]+$'::text))
);
create index idempotency_by_age on platform.idempotency using btree (at);
alter table platform.idempotency enable row level security, force row level security;
create policy own on platform.idempotency to sportello_app using ((owner = ( select platform.my_actor() as my_actor))) with check ((owner = ( select platform.my_actor() as my_actor)));
create policy owner_sees_all on platform.idempotency to sportello_owner using (true) with check (true);
create policy worker_sees_all on platform.idempotency to sportello_worker using (true) with check (true);
grant insert, select on platform.idempotency to sportello_app;
grant select on platform.idempotency to sportello_backup;
grant all on platform.idempotency to sportello_seed;
grant delete, select on platform.idempotency to sportello_worker;
grant update (answer) on platform.idempotency to sportello_app;

create table platform.migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone default clock_timestamp() not null,
  constraint migrations_pkey primary key (name)
);
grant select on platform.migrations to sportello_app, sportello_backup, sportello_worker;
grant all on platform.migrations to sportello_seed;


-- people ----------------------------------------------------------------------------------------------

create schema people;
grant usage on schema people to sportello_app, sportello_backup, sportello_seed, sportello_worker;

create function people.open_file(p_person bigint, p_why text)
 returns boolean
 language plpgsql
 security definer
 set search_path to 'pg_catalog'
as $function$
begin
  if platform.my_staff() is null or length(trim(coalesce(p_why, ''))) < 3 then return false; end if;
  if not exists (select 1 from people.persons where id = p_person) then return false; end if;
  insert into platform.audit (actor, for_person, act, channel, why)
    values (platform.my_actor(), p_person, 'people.file-opened', 'office', p_why);
  perform set_config('app.persons', (coalesce(platform.my_persons(), '{}') || p_person)::text, true);
  return true;
end $function$;
grant execute on function people.open_file(bigint,text) to sportello_app;

create function people.open_file_by_code(p_code text, p_why text)
 returns bigint
 language plpgsql
 security definer
 set search_path to 'pg_catalog'
as $function$
declare v_person bigint;
begin
  select id into v_person from people.persons where fiscal_code = p_code;
  if v_person is null or not people.open_file(v_person, p_why) then return null; end if;
  return v_person;
end $function$;
grant execute on function people.open_file_by_code(text,text) to sportello_app;

create table people.contacts (
  id bigint generated always as identity,
  person_id bigint not null,
  kind text not null,
  value text not null,
  verified_at timestamp with time zone,
  constraint contacts_pkey primary key (id),
  constraint contact_is_kept_once unique (person_id, kind, value),
  constraint contacts_person_id_fkey foreign key (person_id) references people.persons(id),
  constraint contacts_kind_check check ((kind = any (array['mobile'::text, 'landline'::text, 'email'::text, 'pec'::text]))),
  constraint contacts_value_check check (((length(value) >= 3) and (length(value) <= 254)))
);
alter table people.contacts enable row level security, force row level security;
create policy own on people.contacts to sportello_app using ((person_id = any (( select platform.my_persons() as my_persons)::bigint[]))) with check ((person_id = any (( select platform.my_persons() as my_persons)::bigint[])));
create policy owner_sees_all on people.contacts to sportello_owner using (true) with check (true);
create policy worker_sees_all on people.contacts to sportello_worker using (true) with check (true);
grant select on people.contacts to sportello_app, sportello_backup, sportello_worker;
grant all on people.contacts to sportello_seed;

create table people.persons (
  id bigint generated always as identity,
  fiscal_code text not null,
  given_name text not null,
  family_name text default ''::text not null,
  birth_date date,
  sex text,
  birth_place text,
  language text default 'it'::text not null,
  residence_place text,
  residence_address text,
  residence_postcode text,
  registered_at timestamp with time zone default platform.now() not null,
  constraint persons_pkey primary key (id),
  constraint fiscal_code_is_one_person unique (fiscal_code),
  constraint fiscal_code_looks_right check ((fiscal_code ~ '^([A-Z]{6}[0-9LMNPQRSTUV]{2}[A-EHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]|[0-9]{11})$'::text)),
  constraint persons_birth_place_check check ((birth_place ~ '^[A-Z][0-9]{3}$'::text)),
  constraint persons_family_name_check check ((length(family_name) <= 120)),
  constraint persons_given_name_check check (((length(given_name) >= 1) and (length(given_name) <= 120))),
  constraint persons_language_check check ((language = any (array['it'::text, 'de'::text, 'en'::text, 'fr'::text, 'ar'::text, 'pl'::text, 'es'::text, 'ru'::text]))),
  constraint persons_residence_address_check check ((length(residence_address) <= 200)),
  constraint persons_residence_place_check check ((residence_place ~ '^[A-Z][0-9]{3}$'::text)),
  constraint persons_residence_postcode_check check ((residence_postcode ~ '^[0-9]{5}$'::text)),
  constraint persons_sex_check check ((sex = any (array['F'::text, 'M'::text])))
);
alter table people.persons enable row level security, force row level security;
create policy own on people.persons to sportello_app using ((id = any (( select platform.my_persons() as my_persons)::bigint[]))) with check ((id = any (( select platform.my_persons() as my_persons)::bigint[])));
create policy owner_sees_all on people.persons to sportello_owner using (true) with check (true);
create policy worker_sees_all on people.persons to sportello_worker using (true) with check (true);
grant select on people.persons to sportello_app, sportello_backup, sportello_worker;
grant all on people.persons to sportello_seed;
grant update (language) on people.persons to sportello_app;


-- offices ---------------------------------------------------------------------------------------------

create schema offices;
grant usage on schema offices to sportello_app, sportello_backup, sportello_seed, sportello_worker;

create function offices.change_plan(p_desk integer)
 returns integer
 language plpgsql
 security definer
 set search_path to 'pg_catalog'
as $function$
declare v_version integer;
begin
  perform 1 from offices.desks where id = p_desk for update;
  update offices.desks set plan_version = plan_version + 1, changed_xid = pg_current_xact_id()
    where id = p_desk returning plan_version into v_version;
  return v_version;
end $function$;
grant execute on function offices.change_plan(integer) to sportello_app;

create function offices.hold_plan(p_desk integer, p_version integer)
 returns boolean
 language plpgsql
 security definer
 set search_path to 'pg_catalog'
as $function$
begin
  perform 1 from offices.desks where id = p_desk and plan_version = p_version for key share;
  return found;
end $function$;
grant execute on function offices.hold_plan(integer,integer) to sportello_app;

create table offices.closures (
  id integer generated always as identity,
  office_id integer,
  desk_id integer,
  on_day date not null,
  reason text not null,
  constraint closures_pkey primary key (id),
  constraint closures_desk_id_fkey foreign key (desk_id) references offices.desks(id),
  constraint closures_office_id_fkey foreign key (office_id) references offices.offices(id),
  constraint closures_reason_check check (((length(reason) >= 3) and (length(reason) <= 200)))
);
create index closures_by_day on offices.closures using btree (on_day);
create unique index one_closure_of_a_desk on offices.closures using btree (desk_id, on_day) where (desk_id is not null);
grant insert, select on offices.closures to sportello_app;
grant select on offices.closures to sportello_backup, sportello_worker;
grant all on offices.closures to sportello_seed;

create table offices.desk_topics (
  desk_id integer not null,
  topic_id integer not null,
  constraint desk_topics_pkey primary key (desk_id, topic_id),
  constraint desk_topics_desk_id_fkey foreign key (desk_id) references offices.desks(id),
  constraint desk_topics_topic_id_fkey foreign key (topic_id) references offices.topics(id)
);
grant select on offices.desk_topics to sportello_app, sportello_backup, sportello_worker;
grant all on offices.desk_topics to sportello_seed;

create table offices.desks (
  id integer generated always as identity,
  office_id integer not null,
  name text not null,
  plan_version integer default 1 not null,
  changed_xid xid8 default pg_current_xact_id() not null,
  constraint desks_pkey primary key (id),
  constraint desks_office_id_name_key unique (office_id, name),
  constraint desks_office_id_fkey foreign key (office_id) references offices.offices(id)
);
create index desks_changed on offices.desks using btree (changed_xid);
grant select on offices.desks to sportello_app, sportello_backup, sportello_worker;
grant all on offices.desks to sportello_seed;

create table offices.offices (
  id integer generated always as identity,
  code text not null,
  kind text not null,
  name text not null,
  municipality text not null,
  province text not null,
  region text not null,
  address text not null,
  lat double precision not null,
  lon double precision not null,
  zone text default 'Europe/Rome'::text not null,
  phone text not null,
  phone_hours jsonb default '[]'::jsonb not null,
  email text not null,
  accessibility text default ''::text not null,
  patron_day text,
  web_first_level boolean default false not null,
  web_second_level boolean default false not null,
  constraint offices_pkey primary key (id),
  constraint offices_code_key unique (code),
  constraint offices_code_check check ((code ~ '^[A-Z0-9-]{2,20}$'::text)),
  constraint offices_kind_check check ((kind = any (array['metropolitan_branch'::text, 'provincial_head_office'::text, 'provincial_branch'::text, 'complex_agency'::text, 'agency'::text]))),
  constraint offices_lat_check check (((lat >= ('-90'::integer)::double precision) and (lat <= (90)::double precision))),
  constraint offices_lon_check check (((lon >= ('-180'::integer)::double precision) and (lon <= (180)::double precision))),
  constraint offices_patron_day_check check ((patron_day ~ '^[0-1][0-9]-[0-3][0-9]$'::text)),
  constraint offices_province_check check ((province ~ '^[A-Z]{2}$'::text))
);
grant select on offices.offices to sportello_app, sportello_backup, sportello_worker;
grant all on offices.offices to sportello_seed;

create table offices.openings (
  id integer generated always as identity,
  desk_id integer not null,
  weekday smallint not null,
  opens time without time zone not null,
  closes time without time zone not null,
  modes text[] not null,
  valid_from date not null,
  valid_to date,
  constraint openings_pkey primary key (id),
  constraint openings_desk_id_fkey foreign key (desk_id) references offices.desks(id),
  constraint opening_ends_after_it_begins check (((valid_to is null) or (valid_to >= valid_from))),
  constraint opening_has_length check ((opens < closes)),
  constraint opening_is_on_the_grid check (((((extract(minute from opens))::integer % 5) = 0) and (((extract(minute from closes))::integer % 5) = 0))),
  constraint openings_modes_check check (((modes <@ array['in_person'::text, 'phone'::text, 'web'::text]) and (cardinality(modes) > 0))),
  constraint openings_weekday_check check (((weekday >= 1) and (weekday <= 7)))
);
create index openings_of_desk on offices.openings using btree (desk_id);
grant select on offices.openings to sportello_app, sportello_backup, sportello_worker;
grant all on offices.openings to sportello_seed;

create table offices.topic_modes (
  topic_id integer not null,
  mode text not null,
  minutes smallint not null,
  constraint topic_modes_pkey primary key (topic_id, mode),
  constraint topic_modes_topic_id_fkey foreign key (topic_id) references offices.topics(id),
  constraint topic_modes_minutes_check check ((((minutes >= 5) and (minutes <= 240)) and (((minutes)::integer % 5) = 0))),
  constraint topic_modes_mode_check check ((mode = any (array['in_person'::text, 'phone'::text, 'web'::text])))
);
grant select on offices.topic_modes to sportello_app, sportello_backup, sportello_worker;
grant all on offices.topic_modes to sportello_seed;

create table offices.topics (
  id integer generated always as identity,
  code text not null,
  level smallint not null,
  audience text[] default '{citizen}'::text[] not null,
  words jsonb not null,
  days_ahead_max smallint not null,
  sort smallint default 100 not null,
  constraint topics_pkey primary key (id),
  constraint topics_code_key unique (code),
  constraint topics_code_check check ((code ~ '^[a-z0-9-]{2,60}$'::text)),
  constraint topics_days_ahead_max_check check (((days_ahead_max >= 1) and (days_ahead_max <= 180))),
  constraint topics_level_check check ((level = any (array[1, 2])))
);
grant select on offices.topics to sportello_app, sportello_backup, sportello_worker;
grant all on offices.topics to sportello_seed;


-- notices ---------------------------------------------------------------------------------------------

create schema notices;
grant usage on schema notices to sportello_app, sportello_backup, sportello_seed, sportello_worker;

create table notices.deliveries (
  id bigint generated always as identity,
  notice_id bigint not null,
  person_id bigint not null,
  office_id integer,
  channel text not null,
  recipient text default 'person'::text not null,
  address text not null,
  state text default 'queued'::text not null,
  content jsonb not null,
  attempts smallint default 0 not null,
  provider_parts text[] default '{}'::text[] not null,
  arrived_parts text[] default '{}'::text[] not null,
  failure text,
  queued_at timestamp with time zone default platform.now() not null,
  worth_until timestamp with time zone,
  sent_at timestamp with time zone,
  settled_at timestamp with time zone,
  constraint deliveries_pkey primary key (id),
  constraint one_delivery_a_channel unique (notice_id, channel, address),
  constraint deliveries_notice_id_fkey foreign key (notice_id) references notices.notices(id),
  constraint deliveries_office_id_fkey foreign key (office_id) references offices.offices(id),
  constraint deliveries_person_id_fkey foreign key (person_id) references people.persons(id),
  constraint deliveries_channel_check check ((channel = any (array['email'::text, 'sms'::text, 'voice'::text, 'io'::text, 'pec'::text]))),
  constraint deliveries_recipient_check check ((recipient = any (array['person'::text, 'relative'::text]))),
  constraint deliveries_state_check check ((state = any (array['queued'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'dropped'::text])))
);
create index deliveries_by_provider on notices.deliveries using gin (provider_parts);
create index deliveries_waiting on notices.deliveries using btree (queued_at) where (state = 'queued'::text);
alter table notices.deliveries enable row level security, force row level security;
create policy of_my_office on notices.deliveries for select to sportello_app using ((office_id = ( select platform.my_office() as my_office)));
create policy own on notices.deliveries for select to sportello_app using ((person_id = any (( select platform.my_persons() as my_persons)::bigint[])));
create policy owner_sees_all on notices.deliveries to sportello_owner using (true) with check (true);
create policy worker_sees_all on notices.deliveries to sportello_worker using (true) with check (true);
grant select (id, notice_id, person_id, office_id, channel, recipient, state, failure, queued_at, sent_at, settled_at) on notices.deliveries to sportello_app;
grant select on notices.deliveries to sportello_backup;
grant all on notices.deliveries to sportello_seed;
grant delete, insert, select, update on notices.deliveries to sportello_worker;

create table notices.notices (
  id bigint generated always as identity,
  person_id bigint not null,
  template text not null,
  key text not null,
  subject text not null,
  office_id integer,
  language text not null,
  title text not null,
  body text not null,
  link text,
  sent_at timestamp with time zone default platform.now() not null,
  read_at timestamp with time zone,
  constraint notices_pkey primary key (id),
  constraint notice_is_made_once unique (key),
  constraint notices_office_id_fkey foreign key (office_id) references offices.offices(id),
  constraint notices_person_id_fkey foreign key (person_id) references people.persons(id),
  constraint notices_subject_check check ((subject ~ '^[a-z]+/[0-9]+$'::text)),
  constraint notices_template_check check ((template ~ '^[a-z]+\.[a-z-]+$'::text))
);
create index notices_of_person on notices.notices using btree (person_id, sent_at desc);
create index notices_of_subject on notices.notices using btree (subject);
alter table notices.notices enable row level security, force row level security;
create policy own on notices.notices to sportello_app using ((person_id = any (( select platform.my_persons() as my_persons)::bigint[]))) with check ((person_id = any (( select platform.my_persons() as my_persons)::bigint[])));
create policy owner_sees_all on notices.notices to sportello_owner using (true) with check (true);
create policy worker_sees_all on notices.notices to sportello_worker using (true) with check (true);
grant select on notices.notices to sportello_app, sportello_backup;
grant all on notices.notices to sportello_seed;
grant delete, insert, select, update on notices.notices to sportello_worker;
grant update (read_at) on notices.notices to sportello_app;

create table notices.receipts (
  id bigint generated always as identity,
  part text not null,
  state text not null,
  came_at timestamp with time zone not null,
  constraint receipts_pkey primary key (id),
  constraint receipts_part_check check ((length(part) <= 200)),
  constraint receipts_state_check check ((state = any (array['delivered'::text, 'failed'::text, 'underway'::text])))
);
alter table notices.receipts enable row level security, force row level security;
create policy gives_its_number on notices.receipts for select to sportello_app using (true);
create policy owner_sees_all on notices.receipts to sportello_owner using (true) with check (true);
create policy takes_in on notices.receipts for insert to sportello_app with check (true);
create policy worker_sees_all on notices.receipts to sportello_worker using (true) with check (true);
grant insert on notices.receipts to sportello_app;
grant select on notices.receipts to sportello_backup;
grant all on notices.receipts to sportello_seed;
grant delete, insert, select, update on notices.receipts to sportello_worker;
grant select (id) on notices.receipts to sportello_app;


-- identity --------------------------------------------------------------------------------------------

create schema identity;
grant usage on schema identity to sportello_app, sportello_backup, sportello_seed, sportello_worker;

create function identity.close_session(p_hash bytea)
 returns void
 language sql
 security definer
 set search_path to 'pg_catalog'
as $function$
  update identity.sessions set ended_at = platform.now() where hash = p_hash and ended_at is null
$function$;
grant execute on function identity.close_session(bytea) to sportello_app;

create function identity.open_session(p_hash bytea, p_tag text, p_person bigint, p_staff bigint, p_method text, p_level integer, p_lasts interval)
 returns boolean
 language plpgsql
 security definer
 set search_path to 'pg_catalog'
as $function$
begin
  if p_staff is not null and not exists (select 1 from identity.staff where id = p_staff and disabled_at is null) then return false; end if;
  if p_person is not null and not exists (select 1 from people.persons where id = p_person) then return false; end if;
  insert into identity.sessions (hash, person_id, staff_id, method, level, ends_at)
    values (p_hash, p_person, p_staff, p_method, p_level, platform.now() + p_lasts);
  insert into identity.contexts (tag, session_hash, person_id) values (p_tag, p_hash, p_person);
  insert into platform.audit (actor, for_person, act, channel, why)
    values (case when p_person is not null then 'person:' || p_person else 'staff:' || p_staff end, p_person, 'identity.signed-in', 'web', p_method);
  return true;
end $function$;
grant execute on function identity.open_session(bytea,text,bigint,bigint,text,integer,interval) to sportello_app;

create function identity.session_of(p_hash bytea)
 returns table(person_id bigint, staff_id bigint, given_name text, family_name text, language text, role text, office_id integer, office_name text, method text, level smallint, tag text)
 language sql
 stable security definer
 set search_path to 'pg_catalog'
as $function$
  select s.person_id, s.staff_id, coalesce(p.given_name, w.given_name), coalesce(p.family_name, w.family_name), coalesce(p.language, 'it'),
         w.role, w.office_id, o.name, s.method, s.level, c.tag
  from identity.sessions s
  join identity.contexts c on c.session_hash = s.hash and c.person_id is not distinct from s.person_id
  left join people.persons p on p.id = s.person_id
  left join identity.staff w on w.id = s.staff_id
  left join offices.offices o on o.id = w.office_id
  where s.hash = p_hash and s.ended_at is null and s.ends_at > platform.now() and (s.staff_id is null or w.disabled_at is null)
$function$;
grant execute on function identity.session_of(bytea) to sportello_app;

create function identity.set_first_password(p_invitation bytea, p_password_hash text)
 returns text
 language sql
 security definer
 set search_path to 'pg_catalog'
as $function$
  update identity.staff set password_hash = p_password_hash, invitation_hash = null, invitation_ends_at = null
  where invitation_hash = p_invitation and invitation_ends_at > platform.now() and disabled_at is null
  returning username
$function$;
grant execute on function identity.set_first_password(bytea,text) to sportello_app;

create function identity.staff_secret(p_username text)
 returns table(staff_id bigint, password_hash text)
 language sql
 stable security definer
 set search_path to 'pg_catalog'
as $function$
  select id, password_hash from identity.staff where username = p_username and disabled_at is null
$function$;
grant execute on function identity.staff_secret(text) to sportello_app;

create table identity.contexts (
  tag text not null,
  session_hash bytea not null,
  person_id bigint,
  constraint contexts_pkey primary key (tag),
  constraint one_context_a_person unique nulls not distinct (session_hash, person_id),
  constraint contexts_person_id_fkey foreign key (person_id) references people.persons(id),
  constraint contexts_session_hash_fkey foreign key (session_hash) references identity.sessions(hash) on delete cascade,
  constraint contexts_tag_check check ((length(tag) = 22))
);
alter table identity.contexts enable row level security, force row level security;
create policy owner_sees_all on identity.contexts to sportello_owner using (true) with check (true);
create policy worker_sees_all on identity.contexts to sportello_worker using (true) with check (true);
grant select on identity.contexts to sportello_backup;
grant all on identity.contexts to sportello_seed;
grant delete, select on identity.contexts to sportello_worker;

create table identity.sessions (
  hash bytea not null,
  person_id bigint,
  staff_id bigint,
  method text not null,
  level smallint not null,
  opened_at timestamp with time zone default platform.now() not null,
  seen_at timestamp with time zone default platform.now() not null,
  ends_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint sessions_pkey primary key (hash),
  constraint sessions_person_id_fkey foreign key (person_id) references people.persons(id),
  constraint sessions_staff_id_fkey foreign key (staff_id) references identity.staff(id),
  constraint session_is_of_one check ((num_nonnulls(person_id, staff_id) = 1)),
  constraint sessions_level_check check (((level >= 1) and (level <= 3))),
  constraint sessions_method_check check ((method = any (array['spid'::text, 'cie'::text, 'cns'::text, 'pin'::text, 'password'::text, 'development'::text])))
);
create index sessions_by_end on identity.sessions using btree (ends_at);
alter table identity.sessions enable row level security, force row level security;
create policy owner_sees_all on identity.sessions to sportello_owner using (true) with check (true);
create policy worker_sees_all on identity.sessions to sportello_worker using (true) with check (true);
grant select on identity.sessions to sportello_backup;
grant all on identity.sessions to sportello_seed;
grant delete, select on identity.sessions to sportello_worker;

create table identity.staff (
  id bigint generated always as identity,
  username text not null,
  given_name text not null,
  family_name text not null,
  role text not null,
  office_id integer,
  password_hash text,
  invitation_hash bytea,
  invitation_ends_at timestamp with time zone,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone default platform.now() not null,
  constraint staff_pkey primary key (id),
  constraint staff_username_key unique (username),
  constraint staff_office_id_fkey foreign key (office_id) references offices.offices(id),
  constraint staff_role_check check ((role = any (array['receptionist'::text, 'officer'::text, 'agent'::text, 'manager'::text, 'director'::text, 'administrator'::text]))),
  constraint staff_username_check check ((username ~ '^[a-z][a-z0-9._-]{1,60}$'::text)),
  constraint who_serves_has_an_office check (((role <> all (array['receptionist'::text, 'officer'::text, 'manager'::text])) or (office_id is not null)))
);
alter table identity.staff enable row level security, force row level security;
create policy owner_sees_all on identity.staff to sportello_owner using (true) with check (true);
create policy worker_sees_all on identity.staff to sportello_worker using (true) with check (true);
grant select on identity.staff to sportello_backup;
grant all on identity.staff to sportello_seed;


-- delegations -----------------------------------------------------------------------------------------

create schema delegations;
grant usage on schema delegations to sportello_app, sportello_backup, sportello_seed, sportello_worker;

create function delegations.begin(p_session bytea, p_tag text)
 returns table(kind text, person_id bigint, acting_for bigint, staff_id bigint, role text, office_id integer, level smallint, method text, language text, now timestamp with time zone)
 language plpgsql
 security definer
 set search_path to 'pg_catalog'
as $function$
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
end $function$;
grant execute on function delegations.begin(bytea,text) to sportello_app;


-- meetings --------------------------------------------------------------------------------------------

create schema meetings;
grant usage on schema meetings to sportello_app, sportello_backup, sportello_seed, sportello_worker;

create table meetings.rooms (
  id bigint generated always as identity,
  person_id bigint not null,
  office_id integer not null,
  code_issue integer default 1 not null,
  closed_at timestamp with time zone,
  created_at timestamp with time zone default platform.now() not null,
  constraint rooms_pkey primary key (id),
  constraint rooms_office_id_fkey foreign key (office_id) references offices.offices(id),
  constraint rooms_person_id_fkey foreign key (person_id) references people.persons(id)
);
create index rooms_of_office on meetings.rooms using btree (office_id);
create index rooms_of_person on meetings.rooms using btree (person_id);
alter table meetings.rooms enable row level security, force row level security;
create policy of_my_office on meetings.rooms to sportello_app using ((office_id = ( select platform.my_office() as my_office))) with check ((office_id = ( select platform.my_office() as my_office)));
create policy own on meetings.rooms to sportello_app using ((person_id = any (( select platform.my_persons() as my_persons)::bigint[]))) with check ((person_id = any (( select platform.my_persons() as my_persons)::bigint[])));
create policy owner_sees_all on meetings.rooms to sportello_owner using (true) with check (true);
create policy worker_sees_all on meetings.rooms to sportello_worker using (true) with check (true);
grant insert, select on meetings.rooms to sportello_app;
grant select on meetings.rooms to sportello_backup, sportello_worker;
grant all on meetings.rooms to sportello_seed;
grant update (code_issue, closed_at) on meetings.rooms to sportello_app;


-- appointments ----------------------------------------------------------------------------------------

create schema appointments;
grant usage on schema appointments to sportello_app, sportello_backup, sportello_seed, sportello_worker;

create function appointments.book(p_desk integer, p_version integer, p_office integer, p_topic integer, p_mode text, p_starts timestamp with time zone, p_ends timestamp with time zone, p_person bigint, p_name text, p_by text, p_channel text, p_reason text, p_details text, p_phone text, p_email text, p_language text, p_relative_name text, p_relative_phone text, p_relative_email text, p_code text, p_word text, p_room bigint, p_privacy text, p_uid uuid, p_sequence integer, p_from bigint, p_open_max integer, p_topic_max integer, p_now timestamp with time zone)
 returns table(appointment_id bigint, refusal text)
 language plpgsql
 set search_path to 'pg_catalog'
as $function$
declare
  v_open_taken smallint[];
  v_topic_taken smallint[];
  v_open smallint;
  v_topic smallint;
begin
  if not offices.hold_plan(p_desk, p_version) then
    refusal := 'plan-changed'; return next; return;
  end if;
  -- each turn of the loop means that one more place of this person was taken by a booking at the same moment
  for turn in 0 .. p_open_max loop
    refusal := appointments.busy_reason(p_desk, p_person, p_starts, p_ends);
    if refusal is not null then return next; return; end if;
    select coalesce(array_agg(a.open_place), '{}'), coalesce(array_agg(a.topic_place) filter (where a.topic_id = p_topic), '{}')
      into v_open_taken, v_topic_taken
      from appointments.appointments a where a.person_id = p_person and a.state = 'booked';
    v_open := 1;
    while v_open = any (v_open_taken) loop v_open := v_open + 1; end loop;
    if v_open > p_open_max then refusal := 'too-many-open'; return next; return; end if;
    v_topic := 1;
    while v_topic = any (v_topic_taken) loop v_topic := v_topic + 1; end loop;
    if v_topic > p_topic_max then refusal := 'too-many-of-topic'; return next; return; end if;
    insert into appointments.appointments (code, office_id, desk_id, topic_id, mode, starts_at, ends_at, person_id, person_name, booked_by, channel,
        reason, details, phone, email, language, relative_name, relative_phone, relative_email, word, room_id, privacy_version,
        calendar_uid, sequence, moved_from, open_place, topic_place, booked_at)
      values (p_code, p_office, p_desk, p_topic, p_mode, p_starts, p_ends, p_person, p_name, p_by, p_channel,
        p_reason, p_details, p_phone, p_email, p_language, p_relative_name, p_relative_phone, p_relative_email, p_word, p_room, p_privacy,
        p_uid, p_sequence, p_from, v_open, v_topic, p_now)
      on conflict do nothing
      returning id into appointment_id;
    if appointment_id is not null then return next; return; end if;
  end loop;
  refusal := coalesce(appointments.busy_reason(p_desk, p_person, p_starts, p_ends), 'slot-taken');
  return next;
end $function$;
grant execute on function appointments.book(integer,integer,integer,integer,text,timestamp with time zone,timestamp with time zone,bigint,text,text,text,text,text,text,text,text,text,text,text,text,text,bigint,text,uuid,integer,bigint,integer,integer,timestamp with time zone) to sportello_app;

create function appointments.busy_reason(p_desk integer, p_person bigint, p_starts timestamp with time zone, p_ends timestamp with time zone)
 returns text
 language plpgsql
 stable security definer
 set search_path to 'pg_catalog'
as $function$
begin
  if exists (select from appointments.appointments where desk_id = p_desk and starts_at < p_ends and starts_at > p_starts - interval '4 hours'
             and ends_at > p_starts and state not in ('moved', 'cancelled')) then
    return 'slot-taken';
  end if;
  if exists (select from appointments.appointments where person_id = p_person and starts_at < p_ends and ends_at > p_starts and state = 'booked') then
    return 'person-busy';
  end if;
  return null;
end $function$;
grant execute on function appointments.busy_reason(integer,bigint,timestamp with time zone,timestamp with time zone) to sportello_app;

create function appointments.mark_change()
 returns trigger
 language plpgsql
 set search_path to 'pg_catalog'
as $function$
begin
  new.changed_xid := pg_current_xact_id();
  return new;
end $function$;
grant execute on function appointments.mark_change() to sportello_app, sportello_seed, sportello_worker;

create function appointments.taken_times(p_from timestamp with time zone, p_to timestamp with time zone)
 returns table(id bigint, desk_id integer, starts_at timestamp with time zone, ends_at timestamp with time zone, taken boolean)
 language sql
 stable security definer
 set search_path to 'pg_catalog'
as $function$
  select id, desk_id, starts_at, ends_at, true from appointments.appointments
  where starts_at >= p_from and starts_at < p_to and state not in ('moved', 'cancelled')
$function$;
grant execute on function appointments.taken_times(timestamp with time zone,timestamp with time zone) to sportello_app, sportello_seed, sportello_worker;

create function appointments.times_changed_since(p_xid xid8)
 returns table(id bigint, desk_id integer, starts_at timestamp with time zone, ends_at timestamp with time zone, taken boolean)
 language sql
 stable security definer
 set search_path to 'pg_catalog'
as $function$
  select id, desk_id, starts_at, ends_at, state not in ('moved', 'cancelled') from appointments.appointments where changed_xid >= p_xid
$function$;
grant execute on function appointments.times_changed_since(xid8) to sportello_app;

create view appointments.appointment_rows with (security_invoker=true) as
 select id,
    code,
    office_id as "officeId",
    desk_id as "deskId",
    topic_id as "topicId",
    mode,
    starts_at as "startsAt",
    ends_at as "endsAt",
    person_id as "personId",
    person_name as "personName",
    booked_by as "bookedBy",
    channel,
    state,
    reason,
    details,
    phone,
    email,
    language,
    relative_name as "relativeName",
    relative_phone as "relativePhone",
    relative_email as "relativeEmail",
    word,
    room_id as "roomId",
    privacy_version as "privacyVersion",
    calendar_uid as "calendarUid",
    sequence,
    moved_from as "movedFrom",
    moved_to as "movedTo",
    booked_at as "bookedAt",
    arrived_at as "arrivedAt",
    started_at as "startedAt",
    ended_at as "endedAt",
    cancelled_at as "cancelledAt",
    cancelled_by as "cancelledBy",
    reminded_at as "remindedAt",
    (exists ( select 1
           from appointments.outcomes o
          where o.appointment_id = a.id)) as "hasOutcome",
    (exists ( select 1
           from appointments.attachments f
          where f.appointment_id = a.id)) as "hasAttachments"
   from appointments.appointments a;
grant select on appointments.appointment_rows to sportello_app, sportello_backup, sportello_worker;
grant all on appointments.appointment_rows to sportello_seed;

create table appointments.appointments (
  id bigint generated always as identity,
  code text not null,
  office_id integer not null,
  desk_id integer not null,
  topic_id integer not null,
  mode text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  during tstzrange generated always as (tstzrange(starts_at, ends_at)) stored,
  person_id bigint not null,
  person_name text not null,
  booked_by text not null,
  channel text not null,
  state text default 'booked'::text not null,
  reason text not null,
  details text default ''::text not null,
  phone text not null,
  email text,
  language text not null,
  relative_name text,
  relative_phone text,
  relative_email text,
  word text not null,
  room_id bigint,
  privacy_version text not null,
  calendar_uid uuid not null,
  sequence integer default 0 not null,
  moved_from bigint,
  moved_to bigint,
  open_place smallint not null,
  topic_place smallint not null,
  booked_at timestamp with time zone not null,
  arrived_at timestamp with time zone,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  cancelled_by text,
  eve_told_at timestamp with time zone,
  reminded_at timestamp with time zone,
  changed_xid xid8 default pg_current_xact_id() not null,
  constraint appointments_pkey primary key (id),
  constraint desk_is_free exclude using gist (desk_id with =, during with &&) where ((state <> all (array['moved'::text, 'cancelled'::text]))),
  constraint person_is_free exclude using gist (person_id with =, during with &&) where ((state = 'booked'::text)),
  constraint appointments_desk_id_fkey foreign key (desk_id) references offices.desks(id),
  constraint appointments_moved_from_fkey foreign key (moved_from) references appointments.appointments(id),
  constraint appointments_moved_to_fkey foreign key (moved_to) references appointments.appointments(id),
  constraint appointments_office_id_fkey foreign key (office_id) references offices.offices(id),
  constraint appointments_person_id_fkey foreign key (person_id) references people.persons(id),
  constraint appointments_room_id_fkey foreign key (room_id) references meetings.rooms(id),
  constraint appointments_topic_id_fkey foreign key (topic_id) references offices.topics(id),
  constraint appointment_has_length check ((starts_at < ends_at)),
  constraint appointments_booked_by_check check ((booked_by ~ '^(person|staff):[0-9]+$'::text)),
  constraint appointments_cancelled_by_check check ((cancelled_by ~ '^(person|staff):[0-9]+$|^system$'::text)),
  constraint appointments_channel_check check ((channel = any (array['web'::text, 'app'::text, 'reception'::text, 'contact_centre'::text, 'office'::text, 'phone_line'::text, 'email'::text, 'internet_call'::text]))),
  constraint appointments_code_check check ((code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'::text)),
  constraint appointments_details_check check ((length(details) <= 2000)),
  constraint appointments_email_check check (((length(email) >= 3) and (length(email) <= 254))),
  constraint appointments_mode_check check ((mode = any (array['in_person'::text, 'phone'::text, 'web'::text]))),
  constraint appointments_open_place_check check (((open_place >= 1) and (open_place <= 50))),
  constraint appointments_phone_check check ((phone ~ '^\+?[0-9]{6,15}$'::text)),
  constraint appointments_reason_check check (((length(trim(both from reason)) >= 3) and (length(trim(both from reason)) <= 300))),
  constraint appointments_relative_email_check check (((length(relative_email) >= 3) and (length(relative_email) <= 254))),
  constraint appointments_relative_name_check check (((length(relative_name) >= 1) and (length(relative_name) <= 120))),
  constraint appointments_relative_phone_check check ((relative_phone ~ '^\+?[0-9]{6,15}$'::text)),
  constraint appointments_state_check check ((state = any (array['booked'::text, 'moved'::text, 'cancelled'::text, 'attended'::text, 'missed'::text, 'lapsed'::text]))),
  constraint appointments_topic_place_check check (((topic_place >= 1) and (topic_place <= 50))),
  constraint web_has_a_room check (((mode = 'web'::text) = (room_id is not null)))
);
create index appointments_ahead on appointments.appointments using btree (starts_at) where (state = 'booked'::text);
create index appointments_changed on appointments.appointments using btree (changed_xid);
create index appointments_of_desk on appointments.appointments using btree (desk_id, starts_at);
create index appointments_of_office on appointments.appointments using btree (office_id, starts_at);
create index appointments_of_person on appointments.appointments using btree (person_id, starts_at);
create unique index code_is_one on appointments.appointments using btree (code) where (state <> 'moved'::text);
create unique index open_place_is_one on appointments.appointments using btree (person_id, open_place) where (state = 'booked'::text);
create unique index topic_place_is_one on appointments.appointments using btree (person_id, topic_id, topic_place) where (state = 'booked'::text);
alter table appointments.appointments enable row level security, force row level security;
create policy of_my_office on appointments.appointments to sportello_app using ((office_id = ( select platform.my_office() as my_office))) with check ((office_id = ( select platform.my_office() as my_office)));
create policy own on appointments.appointments to sportello_app using ((person_id = any (( select platform.my_persons() as my_persons)::bigint[]))) with check ((person_id = any (( select platform.my_persons() as my_persons)::bigint[])));
create policy owner_sees_all on appointments.appointments to sportello_owner using (true) with check (true);
create policy worker_sees_all on appointments.appointments to sportello_worker using (true) with check (true);
create trigger mark_change before update on appointments.appointments for each row execute function appointments.mark_change();
grant insert, select on appointments.appointments to sportello_app;
grant select on appointments.appointments to sportello_backup, sportello_worker;
grant all on appointments.appointments to sportello_seed;
grant update (state, eve_told_at, reminded_at, changed_xid) on appointments.appointments to sportello_worker;
grant update (state, moved_to, arrived_at, started_at, ended_at, cancelled_at, cancelled_by) on appointments.appointments to sportello_app;

create table appointments.attachments (
  id bigint generated always as identity,
  person_id bigint not null,
  appointment_id bigint,
  office_id integer,
  name text not null,
  kind text not null,
  size_bytes integer not null,
  content bytea not null,
  loose_place smallint not null,
  sent_at timestamp with time zone not null,
  constraint attachments_pkey primary key (id),
  constraint attachments_appointment_id_fkey foreign key (appointment_id) references appointments.appointments(id),
  constraint attachments_office_id_fkey foreign key (office_id) references offices.offices(id),
  constraint attachments_person_id_fkey foreign key (person_id) references people.persons(id),
  constraint attachments_kind_check check ((kind = any (array['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text, 'image/tiff'::text]))),
  constraint attachments_loose_place_check check (((loose_place >= 1) and (loose_place <= 20))),
  constraint attachments_name_check check (((length(name) >= 1) and (length(name) <= 200))),
  constraint attachments_size_bytes_check check (((size_bytes >= 1) and (size_bytes <= 10485760)))
);
create index attachments_of_appointment on appointments.attachments using btree (appointment_id);
create index attachments_of_person on appointments.attachments using btree (person_id);
create unique index loose_place_is_one on appointments.attachments using btree (person_id, loose_place) where (appointment_id is null);
alter table appointments.attachments enable row level security, force row level security;
create policy of_my_office on appointments.attachments to sportello_app using ((office_id = ( select platform.my_office() as my_office))) with check ((office_id = ( select platform.my_office() as my_office)));
create policy own on appointments.attachments to sportello_app using ((person_id = any (( select platform.my_persons() as my_persons)::bigint[]))) with check ((person_id = any (( select platform.my_persons() as my_persons)::bigint[])));
create policy owner_sees_all on appointments.attachments to sportello_owner using (true) with check (true);
create policy worker_sees_all on appointments.attachments to sportello_worker using (true) with check (true);
grant delete, insert, select on appointments.attachments to sportello_app;
grant select on appointments.attachments to sportello_backup;
grant all on appointments.attachments to sportello_seed;
grant delete, select on appointments.attachments to sportello_worker;
grant update (appointment_id, office_id) on appointments.attachments to sportello_app;

create table appointments.calls (
  id bigint generated always as identity,
  appointment_id bigint not null,
  person_id bigint not null,
  office_id integer not null,
  result text not null,
  called_by bigint not null,
  called_at timestamp with time zone not null,
  constraint calls_pkey primary key (id),
  constraint calls_appointment_id_fkey foreign key (appointment_id) references appointments.appointments(id),
  constraint calls_called_by_fkey foreign key (called_by) references identity.staff(id),
  constraint calls_office_id_fkey foreign key (office_id) references offices.offices(id),
  constraint calls_person_id_fkey foreign key (person_id) references people.persons(id),
  constraint calls_result_check check ((result = any (array['answered'::text, 'no_answer'::text, 'busy'::text, 'wrong_number'::text])))
);
create index calls_of_appointment on appointments.calls using btree (appointment_id);
alter table appointments.calls enable row level security, force row level security;
create policy of_my_office on appointments.calls to sportello_app using ((office_id = ( select platform.my_office() as my_office))) with check ((office_id = ( select platform.my_office() as my_office)));
create policy own on appointments.calls for select to sportello_app using ((person_id = any (( select platform.my_persons() as my_persons)::bigint[])));
create policy owner_sees_all on appointments.calls to sportello_owner using (true) with check (true);
create policy worker_sees_all on appointments.calls to sportello_worker using (true) with check (true);
grant insert, select on appointments.calls to sportello_app;
grant select on appointments.calls to sportello_backup, sportello_worker;
grant all on appointments.calls to sportello_seed;

create table appointments.office_notes (
  appointment_id bigint not null,
  office_id integer not null,
  body text not null,
  saved_by bigint not null,
  saved_at timestamp with time zone not null,
  constraint office_notes_pkey primary key (appointment_id),
  constraint office_notes_appointment_id_fkey foreign key (appointment_id) references appointments.appointments(id),
  constraint office_notes_office_id_fkey foreign key (office_id) references offices.offices(id),
  constraint office_notes_saved_by_fkey foreign key (saved_by) references identity.staff(id),
  constraint office_notes_body_check check ((length(body) <= 4000))
);
alter table appointments.office_notes enable row level security, force row level security;
create policy of_my_office on appointments.office_notes to sportello_app using ((office_id = ( select platform.my_office() as my_office))) with check ((office_id = ( select platform.my_office() as my_office)));
create policy owner_sees_all on appointments.office_notes to sportello_owner using (true) with check (true);
create policy worker_sees_all on appointments.office_notes to sportello_worker using (true) with check (true);
grant insert, select on appointments.office_notes to sportello_app;
grant select on appointments.office_notes to sportello_backup, sportello_worker;
grant all on appointments.office_notes to sportello_seed;
grant update (body, saved_by, saved_at) on appointments.office_notes to sportello_app;

create table appointments.outcomes (
  appointment_id bigint not null,
  person_id bigint not null,
  office_id integer not null,
  kind text not null,
  said text default ''::text not null,
  to_do text default ''::text not null,
  by_day date,
  follow_up_id bigint,
  written_by bigint not null,
  written_at timestamp with time zone not null,
  constraint outcomes_pkey primary key (appointment_id),
  constraint outcomes_appointment_id_fkey foreign key (appointment_id) references appointments.appointments(id),
  constraint outcomes_follow_up_id_fkey foreign key (follow_up_id) references appointments.appointments(id),
  constraint outcomes_office_id_fkey foreign key (office_id) references offices.offices(id),
  constraint outcomes_person_id_fkey foreign key (person_id) references people.persons(id),
  constraint outcomes_written_by_fkey foreign key (written_by) references identity.staff(id),
  constraint outcomes_kind_check check ((kind = any (array['served'::text, 'missed'::text, 'follow_up'::text, 'another_office'::text]))),
  constraint outcomes_said_check check ((length(said) <= 2000)),
  constraint outcomes_to_do_check check ((length(to_do) <= 2000)),
  constraint served_says_what check (((kind = 'missed'::text) or (length(trim(both from said)) >= 3)))
);
alter table appointments.outcomes enable row level security, force row level security;
create policy of_my_office on appointments.outcomes to sportello_app using ((office_id = ( select platform.my_office() as my_office))) with check ((office_id = ( select platform.my_office() as my_office)));
create policy own on appointments.outcomes for select to sportello_app using ((person_id = any (( select platform.my_persons() as my_persons)::bigint[])));
create policy owner_sees_all on appointments.outcomes to sportello_owner using (true) with check (true);
create policy worker_sees_all on appointments.outcomes to sportello_worker using (true) with check (true);
grant insert, select on appointments.outcomes to sportello_app;
grant select on appointments.outcomes to sportello_backup, sportello_worker;
grant all on appointments.outcomes to sportello_seed;
