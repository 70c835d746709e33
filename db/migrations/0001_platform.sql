-- The ground: it knows no domain word. One clock, announcements, the audit, keys that make twice once.
-- Schema platform itself is made by the migrator, which keeps its own table there.

-- Who may do what in a schema is said in one place. The owner runs migrations and definer functions;
-- seed fills an empty house; backup only reads. The app and the worker get each table by name.
create function platform.open_schema(p_schema text) returns void language plpgsql as $$
begin
  execute format('grant usage on schema %I to sportello_app, sportello_worker, sportello_seed, sportello_backup', p_schema);
  execute format('grant all on all tables in schema %I to sportello_seed', p_schema);
  execute format('grant usage, select, update on all sequences in schema %I to sportello_seed', p_schema);
  execute format('grant select on all tables in schema %I to sportello_backup', p_schema);
  execute format('grant select on all sequences in schema %I to sportello_backup', p_schema);
  execute format('revoke execute on all functions in schema %I from public', p_schema);
end $$;

-- Personal data: row-level security on, also for the owner of the table. The owner's own policy lets definer
-- functions and migrations see every row, so that neither silently skips one; the worker serves everybody.
create function platform.guard(p_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format('create policy owner_sees_all on %s to sportello_owner using (true) with check (true)', p_table);
  execute format('create policy worker_sees_all on %s to sportello_worker using (true) with check (true)', p_table);
end $$;

-- One clock for the whole product. The shift is empty in production; /dev/clock moves it.
create table platform.clock (
  only_row boolean primary key default true check (only_row),
  shift interval not null
);

create function platform.now() returns timestamptz language sql stable security definer set search_path = pg_catalog as $$
  select clock_timestamp() + coalesce((select shift from platform.clock), interval '0')
$$;

-- What the transaction may see. Set by delegations.begin alone, for one transaction; policies compare columns with these.
create function platform.my_persons() returns bigint[] language sql stable set search_path = pg_catalog as $$
  select nullif(current_setting('app.persons', true), '')::bigint[]
$$;
create function platform.my_office() returns integer language sql stable set search_path = pg_catalog as $$
  select nullif(current_setting('app.office', true), '')::integer
$$;
create function platform.my_staff() returns bigint language sql stable set search_path = pg_catalog as $$
  select nullif(current_setting('app.staff', true), '')::bigint
$$;
create function platform.my_actor() returns text language sql stable set search_path = pg_catalog as $$
  select nullif(current_setting('app.actor', true), '')
$$;

-- A lower module never calls up: it leaves one row here, in its own transaction. No NOTIFY: it takes a global
-- lock through the flush of the commit. The worker looks every 100 ms and fans out what is not yet fanned.
create table platform.announcements (
  id bigint generated always as identity primary key,
  kind text not null check (kind ~ '^[a-z]+\.[a-z-]+$'),
  subject_id bigint not null,
  announced_at timestamptz not null default platform.now(),
  fanned_at timestamptz
);
create index announcements_to_fan on platform.announcements (id) where fanned_at is null;

-- Every act, and every reading of another's file: who, for whom, by which channel, why. Append-only.
create table platform.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default platform.now(),
  actor text not null check (actor ~ '^(person|staff):[0-9]+$|^(system|anonymous)$'),
  for_person bigint,
  act text not null check (act ~ '^[a-z]+\.[a-z-]+$'),
  channel text not null,
  subject_id bigint,
  why text
);
create index audit_of_person on platform.audit (for_person, at);
select platform.guard('platform.audit');
-- In one's own name, and of a citizen's acts only those for whom the transaction acts.
create policy writes_as_oneself on platform.audit for insert to sportello_app
  with check (actor = coalesce((select platform.my_actor()), 'anonymous')
    and (for_person is null or (select platform.my_staff()) is not null or for_person = any ((select platform.my_persons())::bigint[])));
create policy reads_what_was_done_for_one on platform.audit for select to sportello_app
  using (for_person = any ((select platform.my_persons())::bigint[]));

-- Twice is once: the answer that was given, kept by who asked and the key of the request.
create table platform.idempotency (
  owner text not null check (owner ~ '^(person|staff):[0-9]+$'),
  key uuid not null,
  act text not null,
  form_hash text not null,
  answer jsonb,
  at timestamptz not null default platform.now(),
  primary key (owner, key)
);
create index idempotency_by_age on platform.idempotency (at);
select platform.guard('platform.idempotency');
create policy own on platform.idempotency to sportello_app
  using (owner = (select platform.my_actor())) with check (owner = (select platform.my_actor()));

-- The worker says here that it lives; readiness asks.
create table platform.heartbeats (
  process text primary key,
  at timestamptz not null
);

select platform.open_schema('platform');
grant execute on function platform.now(), platform.my_persons(), platform.my_office(), platform.my_staff(), platform.my_actor()
  to sportello_app, sportello_worker, sportello_seed, sportello_backup;
grant insert on platform.announcements, platform.audit to sportello_app, sportello_worker;
grant select on platform.audit to sportello_app;
grant select, update (fanned_at), delete on platform.announcements to sportello_worker;
grant select, insert, update (answer) on platform.idempotency to sportello_app;
grant select, delete on platform.idempotency to sportello_worker;
grant select on platform.heartbeats to sportello_app;
grant select, insert, update on platform.heartbeats to sportello_worker;
