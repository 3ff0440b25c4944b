-- Administration: names, closings and roles with their days, passwords that work once, keys that age, changed promises that wait for a second person, and the regulator's codes.

-- The tree, effective-dated. A name holds from a day; before the first of these rows the unit has the name it was opened with.
create table org_unit_name (
  unit_id uuid not null references org_unit,
  from_on date not null,
  name    text not null check (length(name) between 1 and 80),
  name_en text not null check (length(name_en) between 1 and 120),
  primary key (unit_id, from_on)
);
comment on table org_unit_name is 'What a unit is called from a day on; the name it was opened with stands in org_unit.';
create trigger org_unit_name_epoch after insert or update or delete on org_unit_name for each statement execute function raise_epoch();

alter table org_unit
  add column version      int  not null default 1,
  add column successor_id uuid references org_unit check (successor_id <> id),
  add column settled_at   timestamptz,
  add constraint org_unit_successor check (successor_id is null or closed_on is not null);
comment on column org_unit.version is 'Rises with every change: who changes what has changed meanwhile is refused.';
comment on column org_unit.successor_id is 'Who takes over what still hangs on the unit on the day it closes.';
comment on column org_unit.settled_at is 'When what hung on a closed unit was handed over; null while that is still to be done.';

-- People: a role may be given for a time to come, and a password may work once.
create function is_held(from_on date, until_on date, day date) returns boolean language sql immutable
  return from_on <= day and (until_on is null or until_on > day);
alter table staff_role add column given_by uuid references staff, add column given_at timestamptz,
  add constraint staff_role_span check (until_on is null or until_on >= from_on);
alter table staff add column version int not null default 1;
create index staff_directory on staff (name, id);
create index staff_person_key on staff (person_key);
alter table staff_password add column one_time_until timestamptz;
comment on column staff_password.one_time_until is 'Set: the password was made by an administrator, opens nothing but the change of it, and only until then.';

-- Asked before anybody's wall is up, like identify_session: the roles that are held at a moment of the bank, and whether a password is owed.
create function standing_of(person uuid, at timestamptz) returns table (roles jsonb, owes_password boolean)
language sql stable security definer set search_path = public as $$
  select
    coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'unitId', r.unit_id)) from staff_role r
      where r.staff_id = person and is_held(r.from_on, r.until_on,
        (coalesce((select now_at from sandbox_clock), at) at time zone 'Asia/Shanghai')::date)), '[]'),
    coalesce((select p.one_time_until is not null from staff_password p where p.staff_id = person), false)
$$;
revoke execute on function standing_of(uuid, timestamptz) from public;
grant execute on function standing_of(uuid, timestamptz) to bihuan_app;

-- One's own password and sessions are one's own to change.
create policy own_account on staff_password using (staff_id = (select scope_actor()));
create policy own_account on session using (staff_id = (select scope_actor()));

-- Keys: they end, they are followed by another, and somebody sees whether they are still used.
alter table api_key
  add column expires_at   timestamptz check (expires_at > created_at),
  add column last_used_at timestamptz,
  add column follows_id   uuid references api_key;
comment on column api_key.follows_id is 'The key that this one takes the place of; the two overlap for a while.';
create function use_key(digest bytea, at timestamptz)
returns table (id uuid, name text, unit_id uuid, scopes text[], channel text)
language plpgsql security definer set search_path = public as $$
begin
  update api_key k set last_used_at = at
    where k.key_digest = digest and (k.last_used_at is null or k.last_used_at < at - interval '5 minutes')
      and k.revoked_at is null and (k.expires_at is null or k.expires_at > at);
  return query select k.id, k.name, k.unit_id, k.scopes, k.channel from api_key k
    where k.key_digest = digest and k.revoked_at is null and (k.expires_at is null or k.expires_at > at);
end $$;
revoke execute on function use_key(bytea, timestamptz) from public;
grant execute on function use_key(bytea, timestamptz) to bihuan_app;
drop function identify_key(bytea);

-- Promises: whose words a version is, and the changes that wait for a second person.
alter table commitment
  add column origin text not null default 'manual' check (origin in ('manual', 'bank')),
  add column change_id uuid,
  add column shipped jsonb;
comment on column commitment.shipped is 'The promise as the manual''s file had it, where the bank''s own numbers were kept beside it.';
comment on column commitment.origin is '`manual`: as it ships; `bank`: changed here, and no later release takes the bank''s number back.';
create table commitment_change (
  id            uuid        primary key,
  commitment_id text        not null,
  base_version  int         not null,
  proposal      jsonb       not null,
  effective_at  timestamptz,
  reason        text        not null check (length(reason) >= 2),
  asked_by      uuid        not null references staff,
  asked_at      timestamptz not null,
  state         text        not null check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
  decided_by    uuid        references staff,
  decided_at    timestamptz,
  note          text,
  foreign key (commitment_id, base_version) references commitment,
  check (decided_by <> asked_by or state = 'withdrawn'),
  check ((state = 'waiting') = (decided_at is null))
);
comment on table commitment_change is 'A changed number waits for a second person. effective_at null: from the moment of the decision.';
create unique index commitment_change_waiting on commitment_change (commitment_id) where state = 'waiting';
create index commitment_change_history on commitment_change (commitment_id, asked_at desc);
alter table commitment add foreign key (change_id) references commitment_change;
-- What if: one promise's clocks of the last ninety days.
create index clock_commitment on clock (commitment_id, started_at);

-- The regulator's codes (JR/T 0169-2018): tables that the bank loads, and how its own words map to them.
create table regulator_load (
  id           uuid        primary key,
  name         text        not null check (length(name) between 1 and 80),
  source       text        not null check (length(source) between 2 and 400),
  is_example   boolean     not null,
  effective_on date        not null unique,
  loaded_at    timestamptz not null,
  loaded_by    uuid        references staff,
  digest       bytea       not null
);
comment on table regulator_load is 'One version of code tables and mapping, in force from its day until the next one''s. The tables are not public: none ships as real.';
create table regulator_code (
  load_id uuid not null references regulator_load,
  axis    text not null check (axis in ('channel', 'business', 'reason')),
  code    text not null check (length(code) between 1 and 40),
  name    text not null check (length(name) between 1 and 120),
  primary key (load_id, axis, code)
);
comment on table regulator_code is 'A code of one of the regulator''s three axes.';
create table regulator_word (
  load_id uuid not null references regulator_load,
  axis    text not null check (axis in ('channel', 'business', 'reason')),
  word    text not null,
  code    text not null,
  primary key (load_id, axis, word),
  foreign key (load_id, axis, code) references regulator_code
);
comment on table regulator_word is 'Which code a word of the bank''s own axes is reported under; reasons map from the nature of the problem.';
create trigger regulator_load_epoch after insert or update or delete on regulator_load for each statement execute function raise_epoch();
