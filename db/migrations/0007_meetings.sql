-- Rooms. It knows participants, never appointments. It begins with the admission code alone.
create schema meetings;

create table meetings.rooms (
  id bigint generated always as identity primary key,
  person_id bigint not null references people.persons,
  office_id integer not null references offices.offices,
  -- the code is HMAC(secret, room and issue): never stored; a new issue cancels the old
  code_issue integer not null default 1,
  closed_at timestamptz,
  created_at timestamptz not null default platform.now()
);
create index rooms_of_person on meetings.rooms (person_id);
create index rooms_of_office on meetings.rooms (office_id);

select platform.guard('meetings.rooms');
create policy own on meetings.rooms to sportello_app using (person_id = any ((select platform.my_persons())::bigint[]))
  with check (person_id = any ((select platform.my_persons())::bigint[]));
create policy of_my_office on meetings.rooms to sportello_app using (office_id = (select platform.my_office()))
  with check (office_id = (select platform.my_office()));

select platform.open_schema('meetings');
grant select, insert, update (code_issue, closed_at) on meetings.rooms to sportello_app;
grant select on meetings.rooms to sportello_worker;
