-- Ratings where the customer stands (manual 4.1.1, 6.1.3): counters, signed codes, evaluators, and every rating as a row.

create table counter (
  id        uuid        primary key,
  unit_id   uuid        not null references org_unit,
  name      text        not null check (length(name) between 1 and 40),
  name_en   text        not null check (length(name_en) between 1 and 60),
  opened_at timestamptz not null,
  closed_at timestamptz check (closed_at >= opened_at)
);
comment on table counter is 'A window at which customers are served; its code and its evaluator name it.';
create unique index counter_open_name on counter (unit_id, name) where closed_at is null;

create table counter_shift (
  id         uuid        primary key,
  counter_id uuid        not null references counter,
  unit_id    uuid        not null references org_unit,
  staff_id   uuid        not null references staff,
  from_at    timestamptz not null,
  to_at      timestamptz check (to_at >= from_at),
  set_by     uuid        references staff
);
comment on table counter_shift is 'Who served at a counter when: a rating that arrives late still finds whom it is about.';
create unique index counter_shift_now on counter_shift (counter_id) where to_at is null;
create unique index counter_shift_person on counter_shift (staff_id) where to_at is null;
create index counter_shift_at on counter_shift (counter_id, from_at desc);

create table rating_code (
  id         uuid        primary key,
  unit_id    uuid        not null references org_unit,
  kind       text        not null check (kind in ('outlet', 'counter', 'employee', 'invitation')),
  counter_id uuid        references counter,
  staff_id   uuid        references staff,
  made_at    timestamptz not null,
  made_by    uuid        references staff,
  revoked_at timestamptz,
  revoked_by uuid        references staff,
  revoked_why text       not null default '',
  check ((kind = 'counter') = (counter_id is not null)),
  check ((kind in ('employee', 'invitation')) = (staff_id is not null))
);
comment on table rating_code is 'What a printed QR code stands for. Its address carries a signature over all of this; the key is in no table.';
comment on column rating_code.kind is '`employee` rates the person; `invitation` is the lobby manager''s own, rates the outlet and counts as an invitation.';
create unique index rating_code_live on rating_code (unit_id, kind, coalesce(counter_id, staff_id, unit_id)) where revoked_at is null;

create table rating_token (
  digest      bytea       primary key,
  code_id     uuid        not null references rating_code,
  made_at     timestamptz not null,
  expires_at  timestamptz not null check (expires_at > made_at),
  used_at     timestamptz
);
comment on table rating_token is 'One opening of a code, good for one rating; only the digest of the token is kept.';
create index rating_token_code on rating_token (code_id, made_at);
create index rating_token_made on rating_token (made_at);

create table evaluator (
  id            uuid        primary key,
  unit_id       uuid        not null references org_unit,
  counter_id    uuid        not null references counter,
  key_digest    bytea       not null unique,
  enrolled_at   timestamptz not null,
  enrolled_by   uuid        references staff,
  seen_at       timestamptz not null,
  waiting_count int         not null default 0 check (waiting_count >= 0),
  waiting_since timestamptz,
  silent_at     timestamptz,
  revoked_at    timestamptz,
  revoked_by    uuid        references staff
);
comment on table evaluator is 'A tablet at a counter (服务评价器), known by the digest of a key that only it has.';
comment on column evaluator.silent_at is 'When the supervisor was told that nothing is heard of it; empty again once it speaks.';
create index evaluator_unit on evaluator (unit_id);
create index evaluator_seen on evaluator (seen_at) where revoked_at is null and silent_at is null;

create table evaluator_enrolment (
  code_digest bytea       primary key,
  unit_id     uuid        not null references org_unit,
  counter_id  uuid        not null references counter,
  made_by     uuid        not null references staff,
  made_at     timestamptz not null,
  expires_at  timestamptz not null check (expires_at > made_at),
  used_at     timestamptz
);
comment on table evaluator_enrolment is 'A short-lived code with which a supervisor makes one tablet a counter''s evaluator.';

create table rating (
  id             uuid        primary key,
  unit_id        uuid        not null references org_unit,
  feedback_id    uuid        not null references feedback,
  rating         smallint    not null check (rating between 1 and 5),
  reasons        text[]      not null default '{}',
  code_id        uuid        references rating_code,
  evaluator_id   uuid        references evaluator,
  counter_id     uuid        references counter,
  staff_id       uuid        references staff,
  invited_by     uuid        references staff,
  rated_at       timestamptz not null,
  received_at    timestamptz not null,
  device_at      timestamptz,
  sequence       int         check (sequence >= 1),
  is_moment_sure boolean     not null default true,
  check ((code_id is null) <> (evaluator_id is null)),
  check ((evaluator_id is null) = (sequence is null)),
  check ((evaluator_id is null) = (device_at is null)),
  check (rated_at <= received_at)
);
comment on table rating is 'One rating by a customer: from a scanned code or a tap on an evaluator. id is the tap''s own, made on the device.';
comment on column rating.rated_at is 'When it was given: the device''s word within bounds, else the moment of receipt (is_moment_sure is false).';
create index rating_unit on rating (unit_id, rated_at);
create index rating_code_at on rating (code_id, rated_at) where code_id is not null;
create index rating_evaluator on rating (evaluator_id, sequence) where evaluator_id is not null;
create index rating_invited on rating (unit_id, rated_at) where invited_by is not null;
create index rating_feedback on rating (feedback_id);

do $$ declare t text; begin
  foreach t in array array['counter', 'counter_shift', 'rating_code', 'evaluator', 'evaluator_enrolment', 'rating'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy wall on %I using ((select scope_everywhere()) or unit_id = any ((select scope_units())::uuid[]))', t);
  end loop;
  -- Only who has no account, and the system, reach it: their doors know rows by a secret alone.
  alter table rating_token enable row level security;
  create policy wall on rating_token using ((select scope_everywhere()));
end $$;
