-- The loop: a voice, the case it opens, and everything that is done until it is verified (manual 4.3).

create sequence feedback_number;
create sequence case_number;
create sequence ticket_number;

create table service_case (
  id              uuid        primary key,
  number          text        not null unique,
  unit_id         uuid        not null references org_unit,
  seen_by         uuid[]      not null default '{}',
  customer_id     uuid        references customer,
  contact_name    text,
  contact_phone   text,
  channel         text        not null,
  stage           text        not null check (stage in ('receive', 'analyse', 'handle', 'reply', 'verify', 'closed')),
  outcome         text        check (outcome in ('verified', 'withdrawn', 'merged', 'invalid', 'looked-back')),
  grade           text        not null check (grade in ('I', 'II', 'III')),
  grade_because   jsonb       not null,
  is_complaint    boolean     not null,
  is_complex      boolean     not null default false,
  business        text        not null,
  nature          text        not null,
  tier            text        not null,
  emotion         text        not null,
  title           text        not null,
  owner_id        uuid        references staff,
  subject_unit_id uuid        references org_unit,
  subject_staff_id uuid       references staff,
  received_at     timestamptz not null,
  taken_at        timestamptz,
  followed_up_at  timestamptz,
  root_cause      text,
  planned_at      timestamptz,
  resolved_at     timestamptz,
  resolved_by     uuid        references staff,
  verified_at     timestamptz,
  closed_at       timestamptz,
  reopened_count  int         not null default 0,
  paused_ground   text,
  paused_at       timestamptz,
  incident_id     uuid,
  merged_into_id  uuid        references service_case,
  answer_digest   bytea       unique,
  check ((stage = 'closed') = (closed_at is not null)),
  check ((stage = 'closed') = (outcome is not null)),
  check (stage not in ('reply', 'verify') or root_cause is not null)
);
comment on table service_case is 'One matter from receipt to verification. resolved_at: answered; verified_at: the customer, or a look-back, confirmed it. Two different numbers.';
comment on column service_case.seen_by is 'Units beside unit_id that may see the case: those its tickets went to, and who verifies it.';
comment on column service_case.answer_digest is 'Digest of the code in the customer''s link; the code itself is only in the message.';
create index service_case_unit on service_case (unit_id, received_at desc);
create index service_case_received on service_case (received_at desc, id);
create index service_case_owner on service_case (owner_id, stage) where stage <> 'closed';
create index service_case_unowned on service_case (unit_id, received_at) where owner_id is null and stage <> 'closed';
create index service_case_seen_by on service_case using gin (seen_by) where seen_by <> '{}';
create index service_case_resolved on service_case (unit_id, resolved_at) where resolved_at is not null;
create index service_case_customer on service_case (customer_id) where customer_id is not null;
create index service_case_incident on service_case (incident_id) where incident_id is not null;

create table feedback (
  id              uuid        primary key,
  number          text        not null unique,
  channel         text        not null,
  unit_id         uuid        not null references org_unit,
  received_at     timestamptz not null,
  language        text        not null check (language in ('zh', 'en')),
  text            text        not null,
  text_salt       bytea       not null,
  rating          smallint    check (rating between 1 and 5),
  customer_id     uuid        references customer,
  contact_name    text,
  contact_phone   text,
  business        text        not null,
  nature          text        not null,
  tier            text        not null,
  emotion         text        not null,
  intent          text        not null,
  is_complaint    boolean     not null,
  confidence      real        not null,
  understanding   jsonb       not null,
  is_corrected    boolean     not null default false,
  case_id         uuid        references service_case,
  incident_id     uuid,
  fingerprint     int[]       not null,
  watched_at      timestamptz,
  source          text        not null,
  search          tsvector    not null
);
comment on table feedback is 'A voice as it came in, secrets masked before anything was stored. The ledger holds a salted digest of the text.';
comment on column feedback.watched_at is 'When the burst watch looked at it; null until then.';
create index feedback_received on feedback (received_at desc, id);
create index feedback_unit on feedback (unit_id, received_at desc);
create index feedback_case on feedback (case_id) where case_id is not null;
create index feedback_customer on feedback (customer_id, received_at desc) where customer_id is not null;
create index feedback_unwatched on feedback (received_at) where watched_at is null;
create index feedback_kind on feedback (business, nature, received_at);
create index feedback_search on feedback using gin (search);

create table correction (
  id          uuid        primary key,
  feedback_id uuid        not null references feedback,
  axis        text        not null check (axis in ('business', 'nature', 'tier', 'emotion', 'complaint', 'intent')),
  was         text        not null,
  becomes     text        not null,
  by          uuid        not null references staff,
  at          timestamptz not null
);
comment on table correction is 'A person put a classification right: kept, so that the classifier can learn (4.2.1).';
create index correction_feedback on correction (feedback_id);

create table case_step (
  case_id uuid        not null references service_case,
  round   int         not null default 0,
  stage   text        not null check (stage in ('receive', 'analyse', 'handle', 'reply', 'verify')),
  unit_id uuid        not null,
  from_at timestamptz not null,
  to_at   timestamptz,
  by      uuid        references staff,
  primary key (case_id, round, stage)
);
comment on table case_step is 'Each stage of each round: who, when, how long (4.3). A reopened case starts another round.';

create table case_entry (
  id      uuid        primary key,
  case_id uuid        not null references service_case,
  unit_id uuid        not null,
  at      timestamptz not null,
  kind    text        not null,
  by      uuid        references staff,
  text    text        not null default '',
  detail  jsonb       not null default '{}'
);
comment on table case_entry is 'The story of a case as people read it, in order; the ledger proves it.';
create index case_entry_case on case_entry (case_id, at, id);

create table case_link (
  case_id  uuid not null references service_case,
  other_id uuid not null references service_case check (other_id <> case_id),
  kind     text not null check (kind in ('related', 'same', 'split')),
  at       timestamptz not null,
  by       uuid not null references staff,
  primary key (case_id, other_id)
);

create table ticket (
  id           uuid        primary key,
  number       text        not null unique,
  case_id      uuid        not null references service_case,
  unit_id      uuid        not null references org_unit,
  from_unit_id uuid        not null references org_unit,
  state        text        not null check (state in ('open', 'claimed', 'answered', 'returned', 'cancelled')),
  question     text        not null,
  asked_by     uuid        not null references staff,
  opened_at    timestamptz not null,
  claimed_by   uuid        references staff,
  claimed_at   timestamptz,
  answer       text,
  is_solved    boolean,
  answered_at  timestamptz,
  passed_count int         not null default 0,
  check ((state = 'claimed') <= (claimed_by is not null)),
  check ((state = 'answered') = (answered_at is not null))
);
comment on table ticket is 'A question to another department with its own clock (2.2.2). Returned or passed round stays visible as such.';
create index ticket_case on ticket (case_id);
create index ticket_unit on ticket (unit_id, opened_at) where state in ('open', 'claimed', 'returned');

create table hand_over (
  id          uuid        primary key,
  case_id     uuid        not null references service_case,
  unit_id     uuid        not null,
  from_id     uuid        not null references staff,
  to_id       uuid        not null references staff check (to_id <> from_id),
  reason      text        not null check (length(reason) >= 2),
  asked_at    timestamptz not null,
  state       text        not null check (state in ('waiting', 'accepted', 'refused', 'withdrawn')),
  answered_at timestamptz,
  note        text
);
comment on table hand_over is 'First-contact ownership moves only by acceptance and with a reason (2.2.2).';
create unique index hand_over_waiting on hand_over (case_id) where state = 'waiting';
create index hand_over_to on hand_over (to_id) where state = 'waiting';

create table approval (
  id         uuid        primary key,
  case_id    uuid        not null references service_case,
  unit_id    uuid        not null,
  kind       text        not null check (kind in ('downgrade', 'to-enquiry', 'invalid', 'complex', 'split')),
  proposal   jsonb       not null,
  reason     text        not null check (length(reason) >= 2),
  asked_by   uuid        not null references staff,
  asked_at   timestamptz not null,
  state      text        not null check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
  decided_by uuid        references staff check (decided_by <> asked_by),
  decided_at timestamptz,
  note       text
);
comment on table approval is 'What no one may do alone (chapter 7, no quiet downgrade): asked by one person, decided by another.';
create unique index approval_waiting on approval (case_id, kind) where state = 'waiting';
create index approval_unit on approval (unit_id) where state = 'waiting';

create table incident (
  id         uuid        primary key,
  number     text        not null unique,
  unit_id    uuid        not null references org_unit,
  lead_case_id uuid      not null references service_case,
  business   text        not null,
  nature     text        not null,
  title      text        not null,
  opened_at  timestamptz not null,
  because    jsonb       not null,
  announced_at timestamptz,
  closed_at  timestamptz
);
comment on table incident is 'Like feedback beyond what the past explains, gathered under one grade-I case (4.2.2).';
create sequence incident_number;

create table message (
  id           uuid        primary key,
  case_id      uuid        references service_case,
  unit_id      uuid        not null,
  kind         text        not null check (kind in ('receipt', 'reply', 'apology', 'reassurance', 'plan')),
  to_phone     text        not null,
  text         text        not null,
  state        text        not null check (state in ('queued', 'sent', 'delivered', 'failed')),
  gateway      text,
  gateway_id   text,
  failure      text,
  attempts     int         not null default 0,
  queued_at    timestamptz not null,
  sent_at      timestamptz,
  delivered_at timestamptz
);
comment on table message is 'What was told to the customer and whether it arrived.';
create index message_case on message (case_id);
create index message_gateway on message (gateway, gateway_id) where gateway_id is not null;

create table phone_message (
  id      uuid        primary key,
  phone   text        not null,
  text    text        not null,
  at      timestamptz not null
);
comment on table phone_message is 'The demo bank''s built-in telephone: what would have gone to the network.';
create index phone_message_phone on phone_message (phone, at desc);

create table look_back_commitment (
  month        text        primary key check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  commitment   bytea       not null,
  secret       bytea       not null,
  committed_at timestamptz not null,
  revealed_at  timestamptz
);
comment on table look_back_commitment is 'A secret bound by its digest on the ledger before the month''s items existed, revealed at the draw (4.3).';

create table look_back_draw (
  month      text        not null references look_back_commitment,
  unit_id    uuid        not null references org_unit,
  population int         not null check (population >= 0),
  sample     int         not null check (sample >= 0 and sample <= population),
  percent    int         not null,
  seed       bytea       not null,
  beacon     bytea       not null,
  population_digest bytea not null,
  drawn_at   timestamptz not null,
  primary key (month, unit_id)
);
comment on column look_back_draw.beacon is 'Digest of the ledger''s checkpoint of the month''s last day: not even who knew the secret could know it.';
comment on table look_back_draw is 'The certificate of a unit''s monthly draw: with the seed and the population anyone draws it again.';
create table look_back_population (
  month   text not null,
  unit_id uuid not null,
  case_id uuid not null references service_case,
  primary key (month, unit_id, case_id),
  foreign key (month, unit_id) references look_back_draw
);
create table look_back (
  id          uuid        primary key,
  month       text        not null,
  unit_id     uuid        not null,
  case_id     uuid        not null references service_case,
  assigned_to uuid        references staff,
  assigned_unit_id uuid   not null references org_unit,
  why         text        not null check (why in ('drawn', 'second-person')),
  state       text        not null check (state in ('waiting', 'passed', 'failed')),
  finding     text,
  done_by     uuid        references staff,
  done_at     timestamptz,
  foreign key (month, unit_id) references look_back_draw,
  unique (month, case_id),
  check ((state = 'waiting') = (done_at is null))
);
create index look_back_assigned on look_back (assigned_to) where state = 'waiting';
create index look_back_unit on look_back (unit_id, month);

create table weekly_analysis (
  week     text        not null,
  unit_id  uuid        not null references org_unit,
  made_at  timestamptz not null,
  body     jsonb       not null,
  primary key (week, unit_id)
);
comment on table weekly_analysis is 'The week''s feedback by business, nature and tier, with what was frequent and what was risky (4.2.1).';
