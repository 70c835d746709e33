-- What people are told, and whether it arrived. A notice knows a person, a template and its own id.
create schema notices;

create table notices.notices (
  id bigint generated always as identity primary key,
  person_id bigint not null references people.persons,
  template text not null check (template ~ '^[a-z]+\.[a-z-]+$'),
  -- twice is once: an announcement fanned out again makes no second notice
  key text not null constraint notice_is_made_once unique,
  -- what it is about, for the pages that list "the notices of this appointment": noun/id
  subject text not null check (subject ~ '^[a-z]+/[0-9]+$'),
  office_id integer references offices.offices,
  language text not null,
  title text not null,
  body text not null,
  link text,
  sent_at timestamptz not null default platform.now(),
  read_at timestamptz
);
create index notices_of_person on notices.notices (person_id, sent_at desc);
create index notices_of_subject on notices.notices (subject);

create table notices.deliveries (
  id bigint generated always as identity primary key,
  notice_id bigint not null references notices.notices,
  person_id bigint not null references people.persons,
  office_id integer references offices.offices,
  channel text not null check (channel in ('email', 'sms', 'voice', 'io', 'pec')),
  -- "relative" is the second contact: times, never contents
  recipient text not null default 'person' check (recipient in ('person', 'relative')),
  address text not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'delivered', 'failed', 'dropped')),
  -- what to say, without secrets: {"subject", "text", "html", "calendar", "secret": {"kind", "id"}}; a secret is put in its place
  -- at the moment of sending and never stored
  content jsonb not null,
  attempts smallint not null default 0,
  -- the provider's number of each part of a long SMS, and those that have arrived; one number for an e-mail
  provider_parts text[] not null default '{}',
  arrived_parts text[] not null default '{}',
  failure text,
  queued_at timestamptz not null default platform.now(),
  -- after this instant it is dropped: a reminder that an outage held back must not come after the appointment
  worth_until timestamptz,
  sent_at timestamptz,
  settled_at timestamptz,
  constraint one_delivery_a_channel unique (notice_id, channel, address)
);
create index deliveries_waiting on notices.deliveries (queued_at) where state = 'queued';
create index deliveries_by_provider on notices.deliveries using gin (provider_parts);

-- What an HTTP gateway reports of a message; the server only takes it in, the worker applies the rule.
create table notices.receipts (
  id bigint generated always as identity primary key,
  part text not null check (length(part) <= 200),
  state text not null check (state in ('delivered', 'failed', 'underway')),
  came_at timestamptz not null
);

select platform.guard('notices.notices'), platform.guard('notices.deliveries'), platform.guard('notices.receipts');
create policy takes_in on notices.receipts for insert to sportello_app with check (true);
create policy gives_its_number on notices.receipts for select to sportello_app using (true);
-- (the number alone: no other column is granted)
create policy own on notices.notices to sportello_app using (person_id = any ((select platform.my_persons())::bigint[]))
  with check (person_id = any ((select platform.my_persons())::bigint[]));
create policy own on notices.deliveries for select to sportello_app using (person_id = any ((select platform.my_persons())::bigint[]));
create policy of_my_office on notices.deliveries for select to sportello_app using (office_id = (select platform.my_office()));

select platform.open_schema('notices');
grant select, update (read_at) on notices.notices to sportello_app;
grant select (id, notice_id, person_id, office_id, channel, recipient, state, queued_at, sent_at, settled_at, failure) on notices.deliveries to sportello_app;
grant insert on notices.receipts to sportello_app;
grant select (id) on notices.receipts to sportello_app;
grant select, insert, update, delete on notices.notices, notices.deliveries, notices.receipts to sportello_worker;
