-- Commitments: definitions as data, clocks as rows. The clock wakes, the row decides.

create table calendar_day (
  calendar text not null,
  day      date not null,
  kind     text not null check (kind in ('working', 'rest')),
  name     text not null,
  source   text not null,
  primary key (calendar, day)
);
comment on table calendar_day is 'Days that differ from Monday-Friday, per calendar: `cn` is the nation''s, others are lines of business or a unit''s code and override it.';
create table calendar_year (
  calendar text not null,
  year     int  not null,
  status   text not null check (status in ('confirmed', 'provisional')),
  source   text not null,
  primary key (calendar, year)
);

create table commitment (
  id           text        not null,
  version      int         not null check (version >= 1),
  clause       text        not null,
  kind         text        not null check (kind in ('deadline', 'cadence', 'target')),
  definition   jsonb       not null,
  effective_at timestamptz not null,
  ended_at     timestamptz check (ended_at >= effective_at),
  primary key (id, version)
);
comment on table commitment is 'A promise in words a machine can keep. A clock keeps the version that it was started under.';

create table clock (
  id               uuid        primary key,
  commitment_id    text        not null,
  version          int         not null,
  clause           text        not null,
  basis            text        not null check (basis in ('manual', 'law')),
  subject_kind     text        not null,
  subject_id       uuid        not null,
  case_id          uuid,
  period           text,
  unit_id          uuid        not null,
  responsible_id   uuid,
  duty_role        text        not null,
  started_at       timestamptz not null,
  due_at           timestamptz not null,
  is_provisional   boolean     not null,
  state            text        not null check (state in ('running', 'paused', 'met', 'missed', 'superseded', 'cancelled')),
  next_wake_at     timestamptz,
  wake_step        smallint    not null,
  escalation_level smallint    not null,
  escalated_to     uuid[]      not null,
  paused_at        timestamptz,
  closed_at        timestamptz,
  closed_by        uuid,
  closed_why       text,
  late_at          timestamptz,
  foreign key (commitment_id, version) references commitment,
  check ((state in ('running', 'paused', 'missed')) or closed_at is not null)
);
comment on table clock is 'One promise to one subject. `missed` keeps waiting for its act: closed_at then says when it came, late.';
comment on column clock.late_at is 'When it was noticed that the due moment had passed.';
create index clock_wake on clock (next_wake_at) where next_wake_at is not null;
create index clock_subject on clock (subject_id);
create index clock_case on clock (case_id) where case_id is not null;
create index clock_owed on clock (responsible_id, due_at) where closed_at is null;
create index clock_unit_owed on clock (unit_id, due_at) where closed_at is null;
create index clock_board on clock (unit_id, due_at);
create unique index clock_duty on clock (commitment_id, unit_id, period) where period is not null;

create table clock_segment (
  clock_id uuid        not null references clock,
  from_at  timestamptz not null,
  to_at    timestamptz,
  kind     text        not null check (kind in ('paused')),
  why      text        not null,
  by       uuid,
  primary key (clock_id, from_at)
);
comment on table clock_segment is 'Stretches of a clock''s life in which it did not run; all other time between start and end it ran.';

create table cadence_horizon (
  commitment_id text primary key,
  through       text not null
);
comment on table cadence_horizon is 'The last period whose duties were created: a process that slept creates each one it missed.';

create table notice (
  id       uuid        primary key,
  staff_id uuid        not null references staff,
  kind     text        not null,
  at       timestamptz not null,
  clock_id uuid        references clock,
  case_id  uuid,
  detail   jsonb       not null default '{}',
  read_at  timestamptz
);
comment on table notice is 'A word to a person: a warning, an escalation, a question that waits.';
create index notice_staff on notice (staff_id, at desc);

create trigger commitment_epoch after insert or update or delete on commitment for each statement execute function raise_epoch();
create trigger calendar_day_epoch after insert or update or delete on calendar_day for each statement execute function raise_epoch();
create trigger calendar_year_epoch after insert or update or delete on calendar_year for each statement execute function raise_epoch();
