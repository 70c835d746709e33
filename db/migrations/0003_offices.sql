-- Offices, desks, topics and the plan: who can be served where, when, how. Nothing personal here.
create schema offices;

create table offices.topics (
  id integer generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z0-9-]{2,60}$'),
  level smallint not null check (level in (1, 2)),
  audience text[] not null default '{citizen}',
  -- all that people read of it, by language: name, explains, searchWords, bring, selfService
  words jsonb not null,
  days_ahead_max smallint not null check (days_ahead_max between 1 and 180),
  sort smallint not null default 100
);

create table offices.topic_modes (
  topic_id integer not null references offices.topics,
  mode text not null check (mode in ('in_person', 'phone', 'web')),
  minutes smallint not null check (minutes between 5 and 240 and minutes % 5 = 0),
  primary key (topic_id, mode)
);

create table offices.offices (
  id integer generated always as identity primary key,
  code text not null unique check (code ~ '^[A-Z0-9-]{2,20}$'),
  kind text not null check (kind in ('metropolitan_branch', 'provincial_head_office', 'provincial_branch', 'complex_agency', 'agency')),
  name text not null,
  municipality text not null,
  province text not null check (province ~ '^[A-Z]{2}$'),
  region text not null,
  address text not null,
  lat double precision not null check (lat between -90 and 90),
  lon double precision not null check (lon between -180 and 180),
  zone text not null default 'Europe/Rome',
  phone text not null,
  phone_hours jsonb not null default '[]',
  email text not null,
  accessibility text not null default '',
  patron_day text check (patron_day ~ '^[0-1][0-9]-[0-3][0-9]$'),
  web_first_level boolean not null default false,
  web_second_level boolean not null default false
);

create table offices.desks (
  id integer generated always as identity primary key,
  office_id integer not null references offices.offices,
  name text not null,
  -- Booking reads the desk "where plan_version = what was seen for key share"; a change of plan locks the desk,
  -- raises the version, then lists the appointments that it hits. So no booking slips in behind a change.
  plan_version integer not null default 1,
  changed_xid xid8 not null default pg_current_xact_id(),
  unique (office_id, name)
);
create index desks_changed on offices.desks (changed_xid);

create table offices.desk_topics (
  desk_id integer not null references offices.desks,
  topic_id integer not null references offices.topics,
  primary key (desk_id, topic_id)
);

-- Wall-clock hours in the office's zone: the rule that people read on the door.
create table offices.openings (
  id integer generated always as identity primary key,
  desk_id integer not null references offices.desks,
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null,
  modes text[] not null check (modes <@ array['in_person', 'phone', 'web'] and cardinality(modes) > 0),
  valid_from date not null,
  valid_to date,
  constraint opening_has_length check (opens < closes),
  -- the grid of the availability index: five minutes
  constraint opening_is_on_the_grid check (extract(minute from opens)::int % 5 = 0 and extract(minute from closes)::int % 5 = 0),
  constraint opening_ends_after_it_begins check (valid_to is null or valid_to >= valid_from)
);
create index openings_of_desk on offices.openings (desk_id);

-- A closed day: of one desk, of one office, or (neither named) of the whole country.
create table offices.closures (
  id integer generated always as identity primary key,
  office_id integer references offices.offices,
  desk_id integer references offices.desks,
  on_day date not null,
  reason text not null check (length(reason) between 3 and 200)
);
create index closures_by_day on offices.closures (on_day);
create unique index one_closure_of_a_desk on offices.closures (desk_id, on_day) where desk_id is not null;

-- Held until the end of the booking's transaction: while it lasts nobody can change the plan of this desk.
create function offices.hold_plan(p_desk integer, p_version integer) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform 1 from offices.desks where id = p_desk and plan_version = p_version for key share;
  return found;
end $$;

-- "for update" and not the weaker lock: it waits for the bookings in flight, and they for it.
create function offices.change_plan(p_desk integer) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare v_version integer;
begin
  perform 1 from offices.desks where id = p_desk for update;
  update offices.desks set plan_version = plan_version + 1, changed_xid = pg_current_xact_id()
    where id = p_desk returning plan_version into v_version;
  return v_version;
end $$;

select platform.open_schema('offices');
grant select on all tables in schema offices to sportello_app, sportello_worker;
grant insert on offices.closures to sportello_app;
grant execute on function offices.hold_plan(integer, integer), offices.change_plan(integer) to sportello_app;
