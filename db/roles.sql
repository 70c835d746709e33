-- The roles of Sportello and what a database needs before its first migration. Running it again changes nothing.
--
-- `npm run migrate` runs it by itself where its login may create roles. Where it may not, an administrator of the server runs
--   psql --dbname <the database> --file db/roles.sql
-- once, and lets the login of the product become these roles:
--   grant sportello_owner, sportello_app, sportello_worker, sportello_seed, sportello_backup to <login>;
--
-- Nobody signs in as one of them: a process signs in with its login and becomes its role (`-c role=sportello_app`).
-- Production gives each process a login of its own that may become one role only.

do $$
declare
  -- seed and backup see every row: COPY into and pg_dump of a table with row-level security fail otherwise.
  wanted constant text[][] := array[
    ['sportello_owner', 'nobypassrls'],
    ['sportello_app', 'nobypassrls'],
    ['sportello_worker', 'nobypassrls'],
    ['sportello_seed', 'bypassrls'],
    ['sportello_backup', 'bypassrls']];
  one text[];
begin
  foreach one slice 1 in array wanted loop
    if not exists (select from pg_roles where rolname = one[1]) then
      begin
        execute format('create role %I nologin nosuperuser nocreatedb nocreaterole %s', one[1], one[2]);
      exception when duplicate_object or unique_violation then
        null; -- another database of the same server is being prepared at this moment
      end;
    end if;
    if not pg_has_role(current_user, one[1], 'member') then
      execute format('grant %I to current_user', one[1]);
    end if;
  end loop;
end $$;

do $$
declare
  db constant text := current_database();
begin
  -- The owner makes a schema for each module, the worker the one of its job queue, which must be its own.
  if not has_database_privilege('sportello_owner', db, 'create') then
    execute format('grant create on database %I to sportello_owner', db);
  end if;
  if not has_database_privilege('sportello_worker', db, 'create') then
    execute format('grant create on database %I to sportello_worker', db);
  end if;
  -- Instants are kept in UTC, and Rome is a matter of pages and texts. Compiling a query (jit) costs more than our queries do.
  execute format('alter database %I set timezone to %L', db, 'UTC');
  execute format('alter database %I set jit to off', db);
  -- A transaction that somebody forgot keeps locks and old rows for everyone.
  execute format('alter database %I set idle_in_transaction_session_timeout to %L', db, '2min');
end $$;

-- desk_is_free excludes equal desks with overlapping times (btree_gist); codes and hashes are made in the database (pgcrypto).
create extension if not exists btree_gist with schema public;
create extension if not exists pgcrypto with schema public;
