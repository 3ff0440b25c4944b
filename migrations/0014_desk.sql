-- The staff's side of the channels (4.1.1, 4.1.2): suggestion boxes, reception days, hotline calls, visits and groups.

create table box_emptying (
  id          uuid        primary key,
  unit_id     uuid        not null references org_unit,
  emptied_at  timestamptz not null,
  emptied_by  uuid        not null references staff,
  slip_count  int         not null check (slip_count between 0 and 500),
  note        text        not null default '' check (length(note) <= 2000),
  recorded_by uuid        not null references staff,
  recorded_at timestamptz not null check (recorded_at >= emptied_at),
  unique (unit_id, emptied_at)
);
comment on table box_emptying is 'When a suggestion box was emptied, by whom, and how many slips lay in it (4.1.1); none is said as none.';

create table box_slip (
  feedback_id uuid primary key references feedback,
  emptying_id uuid not null references box_emptying,
  unit_id     uuid not null references org_unit,
  nth         int  not null check (nth between 1 and 500),
  unique (emptying_id, nth)
);
comment on table box_slip is 'Which slip of which emptying a feedback was: a pile is entered whole or visibly not.';

create table reception_day (
  id           uuid        primary key,
  unit_id      uuid        not null references org_unit,
  president_id uuid        not null references staff,
  from_at      timestamptz not null,
  until_at     timestamptz not null check (until_at > from_at),
  place        text        not null check (length(place) between 2 and 120),
  theme        text        not null default '' check (length(theme) <= 200),
  state        text        not null check (state in ('planned', 'open', 'held', 'cancelled')),
  planned_at   timestamptz not null,
  planned_by   uuid        not null references staff,
  plan_met_at  timestamptz,
  announced_at timestamptz,
  announced_in text[]      not null default '{}',
  opened_at    timestamptz,
  held_at      timestamptz,
  held_by      uuid        references staff,
  minutes      text        not null default '' check (length(minutes) <= 8000),
  check ((state = 'held') = (held_at is not null)),
  check ((state = 'held') <= (opened_at is not null))
);
comment on table reception_day is 'A president''s reception day of an outlet (行长接待日, 4.1.1). One without visitors is held with none, never silently.';
comment on column reception_day.plan_met_at is 'When this plan was counted for the duty to plan the month in time.';
create unique index reception_day_place on reception_day (unit_id, from_at) where state <> 'cancelled';
create index reception_day_from on reception_day (from_at desc, id);
create index reception_day_unit on reception_day (unit_id, from_at desc);
create index reception_day_uncounted on reception_day (from_at) where plan_met_at is null and state = 'planned';

create table reception_change (
  id      uuid        primary key,
  day_id  uuid        not null references reception_day,
  unit_id uuid        not null references org_unit,
  kind    text        not null check (kind in ('moved', 'cancelled')),
  was_at  timestamptz not null,
  becomes_at timestamptz,
  reason  text        not null check (length(reason) >= 2),
  at      timestamptz not null,
  by      uuid        not null references staff,
  check ((kind = 'moved') = (becomes_at is not null))
);
comment on table reception_change is 'A reception day is moved or cancelled with a reason, and both stay to be read.';
create index reception_change_day on reception_change (day_id, at);

create table reception_appointment (
  id          uuid        primary key,
  day_id      uuid        not null references reception_day,
  unit_id     uuid        not null references org_unit,
  at          timestamptz not null,
  customer_id uuid        references customer,
  name        text        not null check (length(name) between 1 and 60),
  phone       text,
  topic       text        not null default '' check (length(topic) <= 400),
  state       text        not null check (state in ('booked', 'came', 'missed', 'cancelled')),
  booked_by   uuid        not null references staff,
  booked_at   timestamptz not null
);
comment on table reception_appointment is 'Who comes to a reception day, and when.';
create index reception_appointment_day on reception_appointment (day_id, at);

create table reception_matter (
  case_id        uuid        primary key references service_case,
  day_id         uuid        not null references reception_day,
  unit_id        uuid        not null references org_unit,
  appointment_id uuid        references reception_appointment,
  nth            int         not null,
  received_by    uuid        not null references staff,
  at             timestamptz not null,
  unique (day_id, nth)
);
comment on table reception_matter is 'A matter raised on a reception day is a case (4.1.1); its president answers for it to the end.';

create table call (
  id            uuid        primary key,
  source_id     uuid        references api_key,
  external_id   text        not null check (length(external_id) between 1 and 80),
  unit_id       uuid        not null references org_unit,
  state         text        not null check (state in ('ringing', 'answered', 'ended', 'abandoned')),
  caller_phone  text,
  callee        text,
  queue         text,
  ivr           text[]      not null default '{}',
  agent_id      uuid        references staff,
  transfers     int         not null default 0,
  began_at      timestamptz not null,
  answered_at   timestamptz,
  ended_at      timestamptz,
  recording     text,
  customer_id   uuid        references customer,
  notes         text        not null default '' check (length(notes) <= 8000),
  told_notes    text        not null default '',
  outcome       text,
  wrapped_up_at timestamptz,
  heard_at      timestamptz not null,
  unique nulls not distinct (source_id, external_id)
);
comment on column call.told_notes is 'The notes that went into its case already; what is written after that follows at the wrap-up.';
comment on table call is 'A hotline call as the telephone system told of it, event by event, and what the agent wrote down (4.1.2).';
create index call_agent_open on call (agent_id, began_at desc) where wrapped_up_at is null;
create index call_agent on call (agent_id, began_at desc, id);
create index call_unit on call (unit_id, began_at desc);

create table call_event (
  call_id  uuid        not null references call,
  kind     text        not null check (kind in ('ringing', 'answered', 'transferred', 'ended', 'recording')),
  sequence int         not null check (sequence >= 0),
  unit_id  uuid        not null references org_unit,
  at       timestamptz not null,
  heard_at timestamptz not null,
  body     jsonb       not null,
  primary key (call_id, kind, sequence)
);
comment on table call_event is 'What the telephone system said, each once: the call is folded from these, in whatever order they came.';

create table call_case (
  call_id uuid        not null references call,
  case_id uuid        not null references service_case,
  kind    text        not null check (kind in ('opened', 'linked')),
  at      timestamptz not null,
  by      uuid        not null references staff,
  primary key (call_id, case_id)
);
comment on table call_case is 'The cases that a call opened or was about.';
create index call_case_case on call_case (case_id);

create table visit (
  id           uuid        primary key,
  unit_id      uuid        not null references org_unit,
  manager_id   uuid        not null references staff,
  customer_id  uuid        not null references customer,
  way          text        not null,
  place        text        not null default '' check (length(place) <= 200),
  purpose      text        not null default '' check (length(purpose) <= 400),
  planned_at   timestamptz not null,
  state        text        not null check (state in ('planned', 'started', 'done', 'cancelled')),
  confirmed_at timestamptz,
  confirmed_by text,
  packed       text[]      not null default '{}',
  started_at   timestamptz,
  ended_at     timestamptz,
  summary      text        not null default '' check (length(summary) <= 4000),
  made_at      timestamptz not null,
  check ((confirmed_at is null) = (confirmed_by is null)),
  check ((state in ('started', 'done')) <= (started_at is not null and confirmed_at is not null)),
  check ((state in ('done', 'cancelled')) = (ended_at is not null))
);
comment on table visit is 'A manager''s visit to an own customer: never started before its appointment is confirmed and its pack ticked off (2.1.2).';
create index visit_manager on visit (manager_id, planned_at desc, id);

create table customer_group (
  id         uuid        primary key,
  unit_id    uuid        not null references org_unit,
  manager_id uuid        not null references staff,
  name       text        not null check (length(name) between 2 and 60),
  kind       text        not null,
  opened_at  timestamptz not null,
  closed_at  timestamptz
);
comment on table customer_group is 'A dedicated group of high-net-worth customers with its manager (4.1.2).';
create unique index customer_group_name on customer_group (manager_id, name) where closed_at is null;
create table customer_group_member (
  group_id    uuid        not null references customer_group,
  customer_id uuid        not null references customer,
  manager_id  uuid        not null references staff,
  joined_at   timestamptz not null,
  primary key (group_id, customer_id)
);

create table visit_voice (
  feedback_id uuid        primary key references feedback,
  manager_id  uuid        not null references staff,
  customer_id uuid        not null references customer,
  visit_id    uuid        references visit,
  group_id    uuid        references customer_group,
  at          timestamptz not null,
  check (num_nonnulls(visit_id, group_id) = 1)
);
comment on table visit_voice is 'What a visit or a group brought, and from whom: the member is always named.';
create index visit_voice_visit on visit_voice (visit_id) where visit_id is not null;
create index visit_voice_group on visit_voice (group_id, at desc) where group_id is not null;

create index service_case_phone on service_case (contact_phone) where contact_phone is not null;

create function mark_wall(target regclass, rule text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy wall on %s using ((select scope_everywhere()) or %s)', target, rule);
end $$;
select mark_wall(t::regclass, 'unit_id = any ((select scope_units())::uuid[])')
from unnest(array['box_emptying', 'box_slip', 'reception_day', 'reception_change', 'reception_appointment', 'reception_matter', 'call_event']) t;
select mark_wall('call_case', 'exists (select from service_case c where c.id = case_id)');
select mark_wall('call', 'unit_id = any ((select scope_units())::uuid[]) or agent_id = (select scope_actor())
  or exists (select from call_case l where l.call_id = call.id)');
select mark_wall(t::regclass, 'manager_id = (select scope_actor())')
from unnest(array['visit', 'customer_group', 'customer_group_member', 'visit_voice']) t;
drop function mark_wall(regclass, text);

-- The contact centre hears everybody and sees nobody's file. While a call is in an agent's hand, and only then, three
-- narrow doors show who may be calling, their cases, and what was promised to them (2.2.2: nobody tells a story twice).

create function call_in_hand(asked uuid) returns setof call language sql stable security definer set search_path = public as $$
  select * from call where id = asked and agent_id = scope_actor() and wrapped_up_at is null and state <> 'abandoned'
$$;
create function customers_of_call(asked uuid) returns setof customer language sql stable security definer set search_path = public as $$
  select c.* from call_in_hand(asked) k join customer c on c.phone = k.caller_phone or c.id = k.customer_id
  order by (c.id = k.customer_id) desc nulls last, c.number limit 8
$$;
-- What the customer says on the telephone, when the number that calls is not theirs.
create function customer_for_call(asked uuid, wanted text) returns setof uuid language sql stable security definer set search_path = public as $$
  select c.id from call_in_hand(asked) k join customer c on c.number = wanted
$$;
create function cases_of_call(asked uuid)
returns table (id uuid, number text, title text, stage text, grade text, is_complaint boolean, received_at timestamptz, unit_id uuid, owner_id uuid, customer_id uuid)
language sql stable security definer set search_path = public as $$
  select s.id, s.number, s.title, s.stage, s.grade, s.is_complaint, s.received_at, s.unit_id, s.owner_id, s.customer_id
  from service_case s where s.id in (
    select a.id from customers_of_call(asked) c join service_case a on a.customer_id = c.id
    union select a.id from call_in_hand(asked) k join service_case a on a.contact_phone = k.caller_phone)
  order by s.received_at desc limit 12
$$;
create function clocks_of_call(asked uuid) returns setof clock language sql stable security definer set search_path = public as $$
  select k.* from clock k where k.case_id in (select c.id from cases_of_call(asked) c) and k.closed_at is null and k.subject_kind = 'case'
$$;
-- A case that its customer calls about is seen by the unit that took the call, from then on.
create function show_case_to_call(asked uuid, wanted uuid) returns boolean language sql volatile security definer set search_path = public as $$
  update service_case s set seen_by = case when k.unit_id = any (s.seen_by) then s.seen_by else s.seen_by || k.unit_id end
  from call_in_hand(asked) k where s.id = wanted and s.id in (select c.id from cases_of_call(asked) c)
  returning true
$$;
do $$
declare narrow text;
begin
  foreach narrow in array array['call_in_hand(uuid)', 'customers_of_call(uuid)', 'customer_for_call(uuid, text)', 'cases_of_call(uuid)',
    'clocks_of_call(uuid)', 'show_case_to_call(uuid, uuid)'] loop
    execute format('revoke execute on function %s from public', narrow);
    execute format('grant execute on function %s to bihuan_app', narrow);
  end loop;
end $$;
