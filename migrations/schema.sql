-- Made from migrations/ by `npm run schema`, to be read as a diff; never executed.

table api_key
-- A door for a channel or a core system; only the digest of the key is kept.
  id uuid not null
  name text not null
  key_digest bytea not null
  scopes text[] not null
  channel text
  unit_id uuid not null
  created_at timestamp with time zone not null
  created_by uuid
  revoked_at timestamp with time zone
  expires_at timestamp with time zone
  last_used_at timestamp with time zone
  follows_id uuid -- The key that this one takes the place of; the two overlap for a while.
  PRIMARY KEY (id)
  UNIQUE (key_digest)
  FOREIGN KEY (created_by) REFERENCES staff(id)
  FOREIGN KEY (follows_id) REFERENCES api_key(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK ((expires_at > created_at))

table approval
-- What no one may do alone (chapter 7, no quiet downgrade): asked by one person, decided by another.
  id uuid not null
  case_id uuid not null
  unit_id uuid not null
  kind text not null
  proposal jsonb not null
  reason text not null
  asked_by uuid not null
  asked_at timestamp with time zone not null
  state text not null
  decided_by uuid
  decided_at timestamp with time zone
  note text
  PRIMARY KEY (id)
  FOREIGN KEY (asked_by) REFERENCES staff(id)
  FOREIGN KEY (case_id) REFERENCES service_case(id)
  FOREIGN KEY (decided_by) REFERENCES staff(id)
  CHECK ((decided_by <> asked_by))
  CHECK ((kind = ANY (ARRAY['downgrade'::text, 'to-enquiry'::text, 'invalid'::text, 'complex'::text, 'split'::text])))
  CHECK ((length(reason) >= 2))
  CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text])))

table assignment
-- Cases moved together by who leads, and until when that may be taken back.
  id uuid not null
  unit_id uuid not null
  by uuid not null
  at timestamp with time zone not null
  reason text not null
  undo_until timestamp with time zone not null
  undone_at timestamp with time zone
  PRIMARY KEY (id)
  FOREIGN KEY (by) REFERENCES staff(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK ((undo_until > at))
  CHECK ((length(reason) >= 2))

table assignment_move
-- One case of an assignment: from whom (null: from nobody), to whom, and whether it was moved back.
  assignment_id uuid not null
  case_id uuid not null
  from_id uuid
  to_id uuid not null
  was_stage text not null
  was_taken_at timestamp with time zone
  undone_at timestamp with time zone
  PRIMARY KEY (assignment_id, case_id)
  FOREIGN KEY (assignment_id) REFERENCES assignment(id)
  FOREIGN KEY (case_id) REFERENCES service_case(id)
  FOREIGN KEY (from_id) REFERENCES staff(id)
  FOREIGN KEY (to_id) REFERENCES staff(id)
  CHECK ((from_id <> to_id))

table attachment
-- A picture, a voice or a document that belongs to a feedback, or that staff added to a case (4.1.1).
  file_id uuid not null
  unit_id uuid not null
  feedback_id uuid
  case_id uuid
  "position" smallint not null
  note text not null default ''::text
  at timestamp with time zone not null
  by uuid
  transcript_state text
  transcript text -- What a machine heard, secrets masked; the voice itself stays the customer's words.
  transcribed_at timestamp with time zone
  transcribed_by text
  kind text not null -- As its file's, which never changes.
  PRIMARY KEY (file_id)
  FOREIGN KEY (by) REFERENCES staff(id)
  FOREIGN KEY (case_id) REFERENCES service_case(id)
  FOREIGN KEY (feedback_id) REFERENCES feedback(id)
  FOREIGN KEY (file_id) REFERENCES file(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK (((feedback_id IS NOT NULL) OR (case_id IS NOT NULL)))
  CHECK (((NOT (transcript_state IS DISTINCT FROM 'made'::text)) = (transcript IS NOT NULL)))
  CHECK (((transcript IS NOT NULL) = (transcribed_at IS NOT NULL)))
  CHECK ((kind = ANY (ARRAY['image'::text, 'audio'::text, 'document'::text])))
  CHECK ((length(note) <= 2000))
  CHECK ((transcript_state = ANY (ARRAY['waiting'::text, 'made'::text, 'unreadable'::text, 'no-engine'::text])))

table bank_tally
-- feedback_tally over all units, for who sees the whole bank.
  week_on date not null
  business text not null
  nature text not null
  tier text not null
  n integer not null
  PRIMARY KEY (week_on, business, nature, tier)
  CHECK ((EXTRACT(isodow FROM week_on) = (1)::numeric))

table box_emptying
-- When a suggestion box was emptied, by whom, and how many slips lay in it (4.1.1); none is said as none.
  id uuid not null
  unit_id uuid not null
  emptied_at timestamp with time zone not null
  emptied_by uuid not null
  slip_count integer not null
  note text not null default ''::text
  recorded_by uuid not null
  recorded_at timestamp with time zone not null
  PRIMARY KEY (id)
  UNIQUE (unit_id, emptied_at)
  FOREIGN KEY (emptied_by) REFERENCES staff(id)
  FOREIGN KEY (recorded_by) REFERENCES staff(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK ((recorded_at >= emptied_at))
  CHECK ((length(note) <= 2000))
  CHECK (((slip_count >= 0) AND (slip_count <= 500)))

table box_slip
-- Which slip of which emptying a feedback was: a pile is entered whole or visibly not.
  feedback_id uuid not null
  emptying_id uuid not null
  unit_id uuid not null
  nth integer not null
  PRIMARY KEY (feedback_id)
  UNIQUE (emptying_id, nth)
  FOREIGN KEY (emptying_id) REFERENCES box_emptying(id)
  FOREIGN KEY (feedback_id) REFERENCES feedback(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK (((nth >= 1) AND (nth <= 500)))

table cadence_horizon
-- The last period whose duties were created: a process that slept creates each one it missed.
  commitment_id text not null
  through text not null
  PRIMARY KEY (commitment_id)

table calendar_day
-- Days that differ from Monday-Friday, per calendar: `cn` is the nation's, others are lines of business or a unit's code and override it.
  calendar text not null
  day date not null
  kind text not null
  name text not null
  source text not null
  PRIMARY KEY (calendar, day)
  CHECK ((kind = ANY (ARRAY['working'::text, 'rest'::text])))

table calendar_year
  calendar text not null
  year integer not null
  status text not null
  source text not null
  PRIMARY KEY (calendar, year)
  CHECK ((status = ANY (ARRAY['confirmed'::text, 'provisional'::text])))

table call
-- A hotline call as the telephone system told of it, event by event, and what the agent wrote down (4.1.2).
  id uuid not null
  source_id uuid
  external_id text not null
  unit_id uuid not null
  state text not null
  caller_phone text
  callee text
  queue text
  ivr text[] not null default '{}'::text[]
  agent_id uuid
  transfers integer not null default 0
  began_at timestamp with time zone not null
  answered_at timestamp with time zone
  ended_at timestamp with time zone
  recording text
  customer_id uuid
  notes text not null default ''::text
  told_notes text not null default ''::text -- The notes that went into its case already; what is written after that follows at the wrap-up.
  outcome text
  wrapped_up_at timestamp with time zone
  heard_at timestamp with time zone not null
  PRIMARY KEY (id)
  UNIQUE NULLS NOT DISTINCT (source_id, external_id)
  FOREIGN KEY (agent_id) REFERENCES staff(id)
  FOREIGN KEY (customer_id) REFERENCES customer(id)
  FOREIGN KEY (source_id) REFERENCES api_key(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK (((length(external_id) >= 1) AND (length(external_id) <= 80)))
  CHECK ((length(notes) <= 8000))
  CHECK ((state = ANY (ARRAY['ringing'::text, 'answered'::text, 'ended'::text, 'abandoned'::text])))

table call_case
-- The cases that a call opened or was about.
  call_id uuid not null
  case_id uuid not null
  kind text not null
  at timestamp with time zone not null
  by uuid not null
  PRIMARY KEY (call_id, case_id)
  FOREIGN KEY (by) REFERENCES staff(id)
  FOREIGN KEY (call_id) REFERENCES call(id)
  FOREIGN KEY (case_id) REFERENCES service_case(id)
  CHECK ((kind = ANY (ARRAY['opened'::text, 'linked'::text])))

table call_event
-- What the telephone system said, each once: the call is folded from these, in whatever order they came.
  call_id uuid not null
  kind text not null
  sequence integer not null
  unit_id uuid not null
  at timestamp with time zone not null
  heard_at timestamp with time zone not null
  body jsonb not null
  PRIMARY KEY (call_id, kind, sequence)
  FOREIGN KEY (call_id) REFERENCES call(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK ((kind = ANY (ARRAY['ringing'::text, 'answered'::text, 'transferred'::text, 'ended'::text, 'recording'::text])))
  CHECK ((sequence >= 0))

table case_entry
-- The story of a case as people read it, in order; the ledger proves it.
  id uuid not null
  case_id uuid not null
  unit_id uuid not null
  at timestamp with time zone not null
  kind text not null
  by uuid
  text text not null default ''::text
  detail jsonb not null default '{}'::jsonb
  PRIMARY KEY (id)
  FOREIGN KEY (by) REFERENCES staff(id)
  FOREIGN KEY (case_id) REFERENCES service_case(id)

table case_link
  case_id uuid not null
  other_id uuid not null
  kind text not null
  at timestamp with time zone not null
  by uuid not null
  PRIMARY KEY (case_id, other_id)
  FOREIGN KEY (by) REFERENCES staff(id)
  FOREIGN KEY (case_id) REFERENCES service_case(id)
  FOREIGN KEY (other_id) REFERENCES service_case(id)
  CHECK ((other_id <> case_id))
  CHECK ((kind = ANY (ARRAY['related'::text, 'same'::text, 'split'::text])))

table case_presence
-- Who looks at a case and who writes an answer, as of the last sign of life; forgotten after a minute.
  case_id uuid not null
  staff_id uuid not null
  doing text not null
  seen_at timestamp with time zone not null default clock_timestamp()
  PRIMARY KEY (case_id, staff_id)
  FOREIGN KEY (case_id) REFERENCES service_case(id) ON DELETE CASCADE
  FOREIGN KEY (staff_id) REFERENCES staff(id)
  CHECK ((doing = ANY (ARRAY['reading'::text, 'answering'::text])))

table case_step
-- Each stage of each round: who, when, how long (4.3). A reopened case starts another round.
  case_id uuid not null
  round integer not null default 0
  stage text not null
  unit_id uuid not null
  from_at timestamp with time zone not null
  to_at timestamp with time zone
  by uuid
  PRIMARY KEY (case_id, round, stage)
  FOREIGN KEY (by) REFERENCES staff(id)
  FOREIGN KEY (case_id) REFERENCES service_case(id)
  CHECK ((stage = ANY (ARRAY['receive'::text, 'analyse'::text, 'handle'::text, 'reply'::text, 'verify'::text])))

table clock
-- One promise to one subject. `missed` keeps waiting for its act: closed_at then says when it came, late.
  id uuid not null
  commitment_id text not null
  version integer not null
  clause text not null
  basis text not null
  subject_kind text not null
  subject_id uuid not null
  case_id uuid
  period text
  unit_id uuid not null
  responsible_id uuid
  duty_role text not null
  started_at timestamp with time zone not null
  due_at timestamp with time zone not null
  is_provisional boolean not null
  state text not null
  next_wake_at timestamp with time zone
  wake_step smallint not null
  escalation_level smallint not null
  escalated_to uuid[] not null
  paused_at timestamp with time zone
  closed_at timestamp with time zone
  closed_by uuid
  closed_why text
  late_at timestamp with time zone -- When it was noticed that the due moment had passed.
  PRIMARY KEY (id)
  FOREIGN KEY (commitment_id, version) REFERENCES commitment(id, version)
  CHECK ((basis = ANY (ARRAY['manual'::text, 'law'::text])))
  CHECK (((state = ANY (ARRAY['running'::text, 'paused'::text, 'missed'::text])) OR (closed_at IS NOT NULL)))
  CHECK ((state = ANY (ARRAY['running'::text, 'paused'::text, 'met'::text, 'missed'::text, 'superseded'::text, 'cancelled'::text])))

table clock_segment
-- Stretches of a clock's life in which it did not run; all other time between start and end it ran.
  clock_id uuid not null
  from_at timestamp with time zone not null
  to_at timestamp with time zone
  kind text not null
  why text not null
  by uuid
  PRIMARY KEY (clock_id, from_at)
  FOREIGN KEY (clock_id) REFERENCES clock(id)
  CHECK ((kind = 'paused'::text))

table commitment
-- A promise in words a machine can keep. A clock keeps the version that it was started under.
  id text not null
  version integer not null
  clause text not null
  kind text not null
  definition jsonb not null
  effective_at timestamp with time zone not null
  ended_at timestamp with time zone
  origin text not null default 'manual'::text -- `manual`: as it ships; `bank`: changed here, and no later release takes the bank's number back.
  change_id uuid
  shipped jsonb -- The promise as the manual's file had it, where the bank's own numbers were kept beside it.
  PRIMARY KEY (id, version)
  FOREIGN KEY (change_id) REFERENCES commitment_change(id)
  CHECK ((ended_at >= effective_at))
  CHECK ((kind = ANY (ARRAY['deadline'::text, 'cadence'::text, 'target'::text])))
  CHECK ((origin = ANY (ARRAY['manual'::text, 'bank'::text])))
  CHECK ((version >= 1))

table commitment_change
-- A changed number waits for a second person. effective_at null: from the moment of the decision.
  id uuid not null
  commitment_id text not null
  base_version integer not null
  proposal jsonb not null
  effective_at timestamp with time zone
  reason text not null
  asked_by uuid not null
  asked_at timestamp with time zone not null
  state text not null
  decided_by uuid
  decided_at timestamp with time zone
  note text
  PRIMARY KEY (id)
  FOREIGN KEY (asked_by) REFERENCES staff(id)
  FOREIGN KEY (commitment_id, base_version) REFERENCES commitment(id, version)
  FOREIGN KEY (decided_by) REFERENCES staff(id)
  CHECK (((decided_by <> asked_by) OR (state = 'withdrawn'::text)))
  CHECK (((state = 'waiting'::text) = (decided_at IS NULL)))
  CHECK ((length(reason) >= 2))
  CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text])))

table configuration_epoch
-- Rises with every change of configuration; a process whose copy is older reads again.
  one boolean not null default true
  value bigint not null
  PRIMARY KEY (one)
  CHECK (one)

table correction
-- A person put a classification right: kept, so that the classifier can learn (4.2.1).
  id uuid not null
  feedback_id uuid not null
  axis text not null
  was text not null
  becomes text not null
  by uuid not null
  at timestamp with time zone not null
  PRIMARY KEY (id)
  FOREIGN KEY (by) REFERENCES staff(id)
  FOREIGN KEY (feedback_id) REFERENCES feedback(id)
  CHECK ((axis = ANY (ARRAY['business'::text, 'nature'::text, 'tier'::text, 'emotion'::text, 'complaint'::text, 'intent'::text])))

table counter
-- A window at which customers are served; its code and its evaluator name it.
  id uuid not null
  unit_id uuid not null
  name text not null
  name_en text not null
  opened_at timestamp with time zone not null
  closed_at timestamp with time zone
  PRIMARY KEY (id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK ((closed_at >= opened_at))
  CHECK (((length(name) >= 1) AND (length(name) <= 40)))
  CHECK (((length(name_en) >= 1) AND (length(name_en) <= 60)))

table counter_shift
-- Who served at a counter when: a rating that arrives late still finds whom it is about.
  id uuid not null
  counter_id uuid not null
  unit_id uuid not null
  staff_id uuid not null
  from_at timestamp with time zone not null
  to_at timestamp with time zone
  set_by uuid
  PRIMARY KEY (id)
  FOREIGN KEY (counter_id) REFERENCES counter(id)
  FOREIGN KEY (set_by) REFERENCES staff(id)
  FOREIGN KEY (staff_id) REFERENCES staff(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK ((to_at >= from_at))

table customer
-- Personal values (C2): masked on every screen until a reason was given.
  id uuid not null
  number text not null
  name text not null
  phone text
  id_number text
  born_on date
  tier text not null
  products text[] not null default '{}'::text[]
  unit_id uuid not null
  manager_id uuid
  search tsvector not null default ''::tsvector
  search_version smallint not null default 0 -- By which rules `search` was made; a job makes those of older rules anew.
  PRIMARY KEY (id)
  UNIQUE (number)
  FOREIGN KEY (manager_id) REFERENCES staff(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)

table customer_group
-- A dedicated group of high-net-worth customers with its manager (4.1.2).
  id uuid not null
  unit_id uuid not null
  manager_id uuid not null
  name text not null
  kind text not null
  opened_at timestamp with time zone not null
  closed_at timestamp with time zone
  PRIMARY KEY (id)
  FOREIGN KEY (manager_id) REFERENCES staff(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK (((length(name) >= 2) AND (length(name) <= 60)))

table customer_group_member
  group_id uuid not null
  customer_id uuid not null
  manager_id uuid not null
  joined_at timestamp with time zone not null
  PRIMARY KEY (group_id, customer_id)
  FOREIGN KEY (customer_id) REFERENCES customer(id)
  FOREIGN KEY (group_id) REFERENCES customer_group(id)
  FOREIGN KEY (manager_id) REFERENCES staff(id)

table customer_preference
-- Elder mode is kept per customer (2.3.1), as the customer chose it; age only offers it.
  customer_id uuid not null
  mode text not null
  type_size smallint not null
  reads_aloud boolean not null
  changed_at timestamp with time zone not null
  PRIMARY KEY (customer_id)
  FOREIGN KEY (customer_id) REFERENCES customer(id)
  CHECK ((mode = ANY (ARRAY['standard'::text, 'elder'::text])))
  CHECK (((type_size >= 1) AND (type_size <= 3)))

table customer_zone
-- A customer whom the bank's app handed over, by a signed token that counts once. Host time: it belongs to the machine.
  id_digest bytea not null
  customer_id uuid not null
  key_id uuid not null
  token_id text not null
  opened_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  PRIMARY KEY (id_digest)
  UNIQUE (key_id, token_id)
  FOREIGN KEY (customer_id) REFERENCES customer(id)
  FOREIGN KEY (key_id) REFERENCES api_key(id)
  CHECK ((expires_at > opened_at))
  CHECK (((length(token_id) >= 8) AND (length(token_id) <= 100)))

table document
-- A file that was made: an export, which belongs to who asked for it and expires, or a part of a weekly report, which is kept.
  id uuid not null
  kind text not null
  format text not null
  unit_id uuid not null
  staff_id uuid
  week text
  filter jsonb
  name text not null
  state text not null
  total_rows integer not null default 0
  done_rows integer not null default 0
  bytes integer
  digest bytea
  failure text
  asked_at timestamp with time zone not null
  ready_at timestamp with time zone
  expires_at timestamp with time zone
  PRIMARY KEY (id)
  FOREIGN KEY (staff_id) REFERENCES staff(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK ((bytes >= 0))
  CHECK (((state = 'ready'::text) = (ready_at IS NOT NULL)))
  CHECK (((state <> 'ready'::text) OR (digest IS NOT NULL)))
  CHECK (((staff_id IS NULL) = (week IS NOT NULL)))
  CHECK ((done_rows >= 0))
  CHECK ((format = ANY (ARRAY['csv'::text, 'xlsx'::text, 'pdf'::text])))
  CHECK ((kind = ANY (ARRAY['feedback-rows'::text, 'weekly-report'::text])))
  CHECK ((state = ANY (ARRAY['waiting'::text, 'ready'::text, 'failed'::text])))
  CHECK ((total_rows >= 0))

table document_part
-- A document's bytes in order, so that neither writing nor sending holds it whole. Bytes of compressed files are kept as they are.
  document_id uuid not null
  nth integer not null
  bytes bytea not null
  PRIMARY KEY (document_id, nth)
  FOREIGN KEY (document_id) REFERENCES document(id) ON DELETE CASCADE
  CHECK (((length(bytes) >= 1) AND (length(bytes) <= 1048576)))
  CHECK ((nth >= 0))

table evaluator
-- A tablet at a counter (服务评价器), known by the digest of a key that only it has.
  id uuid not null
  unit_id uuid not null
  counter_id uuid not null
  key_digest bytea not null
  enrolled_at timestamp with time zone not null
  enrolled_by uuid
  seen_at timestamp with time zone not null
  waiting_count integer not null default 0
  waiting_since timestamp with time zone
  silent_at timestamp with time zone -- When the supervisor was told that nothing is heard of it; empty again once it speaks.
  revoked_at timestamp with time zone
  revoked_by uuid
  PRIMARY KEY (id)
  UNIQUE (key_digest)
  FOREIGN KEY (counter_id) REFERENCES counter(id)
  FOREIGN KEY (enrolled_by) REFERENCES staff(id)
  FOREIGN KEY (revoked_by) REFERENCES staff(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK ((waiting_count >= 0))

table evaluator_enrolment
-- A short-lived code with which a supervisor makes one tablet a counter's evaluator.
  code_digest bytea not null
  unit_id uuid not null
  counter_id uuid not null
  made_by uuid not null
  made_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  PRIMARY KEY (code_digest)
  FOREIGN KEY (counter_id) REFERENCES counter(id)
  FOREIGN KEY (made_by) REFERENCES staff(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK ((expires_at > made_at))

table feedback
-- A voice as it came in, secrets masked before anything was stored. The ledger holds a salted digest of the text.
  id uuid not null
  number text not null
  channel text not null
  unit_id uuid not null
  received_at timestamp with time zone not null
  language text not null
  text text not null
  text_salt bytea not null
  rating smallint
  customer_id uuid
  contact_name text
  contact_phone text
  business text not null
  nature text not null
  tier text not null
  emotion text not null
  intent text not null
  is_complaint boolean not null
  confidence real not null
  understanding jsonb not null
  is_corrected boolean not null default false
  case_id uuid
  incident_id uuid
  fingerprint integer[] not null
  watched_at timestamp with time zone -- When the burst watch looked at it; null until then.
  source text not null
  search tsvector not null
  PRIMARY KEY (id)
  UNIQUE (number)
  FOREIGN KEY (case_id) REFERENCES service_case(id)
  FOREIGN KEY (customer_id) REFERENCES customer(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text])))
  CHECK (((rating >= 1) AND (rating <= 5)))

table feedback_tally
-- How much feedback a unit received in a week (by its Monday), on the three axes. Together with feedback_tally_delta exactly what counting the rows gives.
  unit_id uuid not null
  week_on date not null
  business text not null
  nature text not null
  tier text not null
  n integer not null
  PRIMARY KEY (unit_id, week_on, business, nature, tier)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK ((EXTRACT(isodow FROM week_on) = (1)::numeric))

table feedback_tally_delta
-- What happened since the tallies were folded: appended by the transaction that changed the feedback, so that no two of them wait for one count.
  unit_id uuid not null
  week_on date not null
  business text not null
  nature text not null
  tier text not null
  change integer not null

table file
-- A file that was handed in. Its bytes lie in the store under digest (SHA-256); kind and mime were decided by its content.
  id uuid not null
  ticket_digest bytea -- Digest of the ticket that its sender holds: who attaches it must hold the ticket. Gone once it was attached.
  kind text not null
  mime text not null
  name text not null
  bytes integer not null
  digest bytea not null
  seconds real
  uploaded_at timestamp with time zone not null
  uploaded_by uuid -- The employee or the key that sent it, and then nobody else attaches it; null where a customer did.
  claimed_at timestamp with time zone
  PRIMARY KEY (id)
  UNIQUE (ticket_digest)
  CHECK ((bytes > 0))
  CHECK (((claimed_at IS NULL) = (ticket_digest IS NOT NULL)))
  CHECK ((length(digest) = 32))
  CHECK ((kind = ANY (ARRAY['image'::text, 'audio'::text, 'document'::text])))
  CHECK (((length(name) >= 1) AND (length(name) <= 200)))
  CHECK ((seconds >= (0)::double precision))

table hand_over
-- First-contact ownership moves only by acceptance and with a reason (2.2.2).
  id uuid not null
  case_id uuid not null
  unit_id uuid not null
  from_id uuid not null
  to_id uuid not null
  reason text not null
  asked_at timestamp with time zone not null
  state text not null
  answered_at timestamp with time zone
  note text
  PRIMARY KEY (id)
  FOREIGN KEY (case_id) REFERENCES service_case(id)
  FOREIGN KEY (from_id) REFERENCES staff(id)
  FOREIGN KEY (to_id) REFERENCES staff(id)
  CHECK ((to_id <> from_id))
  CHECK ((length(reason) >= 2))
  CHECK ((state = ANY (ARRAY['waiting'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text])))

table idempotency
-- The answer to an unsafe request, kept in the transaction that did the work: asked again, it is answered again.
  actor text not null
  key text not null
  request_digest bytea not null
  status smallint not null
  reply text not null
  at timestamp with time zone not null
  PRIMARY KEY (actor, key)
  CHECK (((length(key) >= 1) AND (length(key) <= 200)))

table incident
-- Like feedback beyond what the past explains, gathered under one grade-I case (4.2.2).
  id uuid not null
  number text not null
  unit_id uuid not null
  lead_case_id uuid not null
  business text not null
  nature text not null
  title text not null
  opened_at timestamp with time zone not null
  because jsonb not null
  announced_at timestamp with time zone
  closed_at timestamp with time zone
  PRIMARY KEY (id)
  UNIQUE (number)
  FOREIGN KEY (lead_case_id) REFERENCES service_case(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)

table ledger_checkpoint
-- A day sealed and signed: root over the digests of all entries up to through_id in their order, chained to the day before.
  day date not null
  through_id bigint not null
  entries bigint not null
  root bytea not null
  previous bytea not null
  digest bytea not null
  algorithm text not null
  signature bytea not null
  public_key text not null
  sealed_at timestamp with time zone not null
  PRIMARY KEY (day)

table ledger_entry
-- Every change, append-only. digest = H(previous digest of the stream, all other columns but id); personal values are never in body.
  id bigint not null generated always as identity
  stream text not null
  seq integer not null
  at timestamp with time zone not null
  event text not null
  actor text not null
  body text not null
  digest bytea not null
  PRIMARY KEY (id)
  UNIQUE (stream, seq)
  CHECK ((seq >= 1))

table ledger_head
-- Root over the digests of all entries after after_id (the last seal) up to through_id; marked anew about every minute.
  one boolean not null default true
  after_id bigint not null
  through_id bigint not null
  entries bigint not null
  root bytea not null
  algorithm text not null
  signature bytea not null
  public_key text not null
  marked_at timestamp with time zone not null
  PRIMARY KEY (one)
  CHECK (one)

table look_back
  id uuid not null
  month text not null
  unit_id uuid not null
  case_id uuid not null
  assigned_to uuid
  assigned_unit_id uuid not null
  why text not null
  state text not null
  finding text
  done_by uuid
  done_at timestamp with time zone
  PRIMARY KEY (id)
  UNIQUE (month, case_id)
  FOREIGN KEY (assigned_to) REFERENCES staff(id)
  FOREIGN KEY (assigned_unit_id) REFERENCES org_unit(id)
  FOREIGN KEY (case_id) REFERENCES service_case(id)
  FOREIGN KEY (done_by) REFERENCES staff(id)
  FOREIGN KEY (month, unit_id) REFERENCES look_back_draw(month, unit_id)
  CHECK (((state = 'waiting'::text) = (done_at IS NULL)))
  CHECK ((state = ANY (ARRAY['waiting'::text, 'passed'::text, 'failed'::text])))
  CHECK ((why = ANY (ARRAY['drawn'::text, 'second-person'::text])))

table look_back_commitment
-- A secret bound by its digest on the ledger before the month's items existed, revealed at the draw (4.3).
  month text not null
  commitment bytea not null
  secret bytea not null
  committed_at timestamp with time zone not null
  revealed_at timestamp with time zone
  PRIMARY KEY (month)
  CHECK ((month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text))

table look_back_draw
-- The certificate of a unit's monthly draw: with the seed and the population anyone draws it again.
  month text not null
  unit_id uuid not null
  population integer not null
  sample integer not null
  percent integer not null
  seed bytea not null
  beacon bytea not null -- Digest of the ledger's checkpoint of the month's last day: not even who knew the secret could know it.
  population_digest bytea not null
  drawn_at timestamp with time zone not null
  PRIMARY KEY (month, unit_id)
  FOREIGN KEY (month) REFERENCES look_back_commitment(month)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK (((sample >= 0) AND (sample <= population)))
  CHECK ((population >= 0))

table look_back_population
  month text not null
  unit_id uuid not null
  case_id uuid not null
  PRIMARY KEY (month, unit_id, case_id)
  FOREIGN KEY (case_id) REFERENCES service_case(id)
  FOREIGN KEY (month, unit_id) REFERENCES look_back_draw(month, unit_id)

table mail
-- What was sent to a colleague's mailbox: never a customer's words, only that there is something to read, and where.
  id uuid not null
  staff_id uuid not null
  unit_id uuid not null
  kind text not null
  about text not null
  to_address text not null
  subject text not null
  text text not null
  state text not null
  failure text
  attempts integer not null default 0
  queued_at timestamp with time zone not null
  sent_at timestamp with time zone
  PRIMARY KEY (id)
  UNIQUE (staff_id, kind, about)
  FOREIGN KEY (staff_id) REFERENCES staff(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK ((kind = 'weekly-report'::text))
  CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text])))

table message
-- What was told to the customer and whether it arrived.
  id uuid not null
  case_id uuid
  unit_id uuid not null
  kind text not null
  to_phone text not null
  text text not null
  state text not null
  gateway text
  gateway_id text
  failure text
  attempts integer not null default 0
  queued_at timestamp with time zone not null
  sent_at timestamp with time zone
  delivered_at timestamp with time zone
  part_ids text[] not null default '{}'::text[] -- The network's ids of the parts a text was cut into, in their order.
  delivered_parts text[] not null default '{}'::text[]
  PRIMARY KEY (id)
  FOREIGN KEY (case_id) REFERENCES service_case(id)
  CHECK ((kind = ANY (ARRAY['receipt'::text, 'reply'::text, 'apology'::text, 'reassurance'::text, 'plan'::text])))
  CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'delivered'::text, 'failed'::text])))

table news
-- News that waits to be told, for milliseconds. Unlogged: a crash of the database ends every stream, and each begins anew.
  id bigint not null generated always as identity
  payload text not null
  PRIMARY KEY (id)

table notice
-- A word to a person: a warning, an escalation, a question that waits.
  id uuid not null
  staff_id uuid not null
  kind text not null
  at timestamp with time zone not null
  clock_id uuid
  case_id uuid
  detail jsonb not null default '{}'::jsonb
  read_at timestamp with time zone
  PRIMARY KEY (id)
  FOREIGN KEY (clock_id) REFERENCES clock(id)
  FOREIGN KEY (staff_id) REFERENCES staff(id)

table org_placement
-- Who stands under whom, from a day until (not including) a day: the tree of any date can be drawn.
  unit_id uuid not null
  parent_id uuid not null
  from_on date not null
  until_on date
  PRIMARY KEY (unit_id, from_on)
  FOREIGN KEY (parent_id) REFERENCES org_unit(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK ((parent_id <> unit_id))
  CHECK ((until_on > from_on))

table org_unit
-- Head office, branches, outlets and departments. `calendar` names the calendar of its line of business.
  id uuid not null
  code text not null
  kind text not null
  name text not null
  name_en text not null
  calendar text not null default 'cn'::text
  opened_on date not null
  closed_on date
  version integer not null default 1 -- Rises with every change: who changes what has changed meanwhile is refused.
  successor_id uuid -- Who takes over what still hangs on the unit on the day it closes.
  settled_at timestamp with time zone -- When what hung on a closed unit was handed over; null while that is still to be done.
  PRIMARY KEY (id)
  UNIQUE (code)
  FOREIGN KEY (successor_id) REFERENCES org_unit(id)
  CHECK ((closed_on > opened_on))
  CHECK ((successor_id <> id))
  CHECK ((kind = ANY (ARRAY['head-office'::text, 'branch'::text, 'outlet'::text, 'department'::text])))
  CHECK (((successor_id IS NULL) OR (closed_on IS NOT NULL)))

table org_unit_below
-- The closure of today's tree, each unit below itself at depth 0. Made by draw_org_tree.
  ancestor_id uuid not null
  unit_id uuid not null
  depth integer not null
  PRIMARY KEY (ancestor_id, unit_id)
  FOREIGN KEY (ancestor_id) REFERENCES org_unit(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)

table org_unit_name
-- What a unit is called from a day on; the name it was opened with stands in org_unit.
  unit_id uuid not null
  from_on date not null
  name text not null
  name_en text not null
  PRIMARY KEY (unit_id, from_on)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK (((length(name) >= 1) AND (length(name) <= 80)))
  CHECK (((length(name_en) >= 1) AND (length(name_en) <= 120)))

table phone_message
-- The demo bank's built-in telephone: what would have gone to the network.
  id uuid not null
  phone text not null
  text text not null
  at timestamp with time zone not null
  PRIMARY KEY (id)

table rate_limit
-- One leaking bucket for each limit and caller (digest of an address, a code, a phone): it is empty again at full_at. Lost in a crash without harm.
  name text not null
  key bytea not null
  full_at timestamp with time zone not null
  PRIMARY KEY (name, key)

table rating
-- One rating by a customer: from a scanned code or a tap on an evaluator. id is the tap's own, made on the device.
  id uuid not null
  unit_id uuid not null
  feedback_id uuid not null
  rating smallint not null
  reasons text[] not null default '{}'::text[]
  code_id uuid
  evaluator_id uuid
  counter_id uuid
  staff_id uuid
  invited_by uuid
  rated_at timestamp with time zone not null -- When it was given: the device's word within bounds, else the moment of receipt (is_moment_sure is false).
  received_at timestamp with time zone not null
  device_at timestamp with time zone
  sequence integer
  is_moment_sure boolean not null default true
  PRIMARY KEY (id)
  FOREIGN KEY (code_id) REFERENCES rating_code(id)
  FOREIGN KEY (counter_id) REFERENCES counter(id)
  FOREIGN KEY (evaluator_id) REFERENCES evaluator(id)
  FOREIGN KEY (feedback_id) REFERENCES feedback(id)
  FOREIGN KEY (invited_by) REFERENCES staff(id)
  FOREIGN KEY (staff_id) REFERENCES staff(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK (((code_id IS NULL) <> (evaluator_id IS NULL)))
  CHECK (((evaluator_id IS NULL) = (sequence IS NULL)))
  CHECK (((evaluator_id IS NULL) = (device_at IS NULL)))
  CHECK ((rated_at <= received_at))
  CHECK (((rating >= 1) AND (rating <= 5)))
  CHECK ((sequence >= 1))

table rating_code
-- What a printed QR code stands for. Its address carries a signature over all of this; the key is in no table.
  id uuid not null
  unit_id uuid not null
  kind text not null -- `employee` rates the person; `invitation` is the lobby manager's own, rates the outlet and counts as an invitation.
  counter_id uuid
  staff_id uuid
  made_at timestamp with time zone not null
  made_by uuid
  revoked_at timestamp with time zone
  revoked_by uuid
  revoked_why text not null default ''::text
  PRIMARY KEY (id)
  FOREIGN KEY (counter_id) REFERENCES counter(id)
  FOREIGN KEY (made_by) REFERENCES staff(id)
  FOREIGN KEY (revoked_by) REFERENCES staff(id)
  FOREIGN KEY (staff_id) REFERENCES staff(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK (((kind = 'counter'::text) = (counter_id IS NOT NULL)))
  CHECK (((kind = ANY (ARRAY['employee'::text, 'invitation'::text])) = (staff_id IS NOT NULL)))
  CHECK ((kind = ANY (ARRAY['outlet'::text, 'counter'::text, 'employee'::text, 'invitation'::text])))

table rating_token
-- One opening of a code, good for one rating; only the digest of the token is kept.
  digest bytea not null
  code_id uuid not null
  made_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  PRIMARY KEY (digest)
  FOREIGN KEY (code_id) REFERENCES rating_code(id)
  CHECK ((expires_at > made_at))

table reception_appointment
-- Who comes to a reception day, and when.
  id uuid not null
  day_id uuid not null
  unit_id uuid not null
  at timestamp with time zone not null
  customer_id uuid
  name text not null
  phone text
  topic text not null default ''::text
  state text not null
  booked_by uuid not null
  booked_at timestamp with time zone not null
  PRIMARY KEY (id)
  FOREIGN KEY (booked_by) REFERENCES staff(id)
  FOREIGN KEY (customer_id) REFERENCES customer(id)
  FOREIGN KEY (day_id) REFERENCES reception_day(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK (((length(name) >= 1) AND (length(name) <= 60)))
  CHECK ((state = ANY (ARRAY['booked'::text, 'came'::text, 'missed'::text, 'cancelled'::text])))
  CHECK ((length(topic) <= 400))

table reception_change
-- A reception day is moved or cancelled with a reason, and both stay to be read.
  id uuid not null
  day_id uuid not null
  unit_id uuid not null
  kind text not null
  was_at timestamp with time zone not null
  becomes_at timestamp with time zone
  reason text not null
  at timestamp with time zone not null
  by uuid not null
  PRIMARY KEY (id)
  FOREIGN KEY (by) REFERENCES staff(id)
  FOREIGN KEY (day_id) REFERENCES reception_day(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK (((kind = 'moved'::text) = (becomes_at IS NOT NULL)))
  CHECK ((kind = ANY (ARRAY['moved'::text, 'cancelled'::text])))
  CHECK ((length(reason) >= 2))

table reception_day
-- A president's reception day of an outlet (行长接待日, 4.1.1). One without visitors is held with none, never silently.
  id uuid not null
  unit_id uuid not null
  president_id uuid not null
  from_at timestamp with time zone not null
  until_at timestamp with time zone not null
  place text not null
  theme text not null default ''::text
  state text not null
  planned_at timestamp with time zone not null
  planned_by uuid not null
  plan_met_at timestamp with time zone -- When this plan was counted for the duty to plan the month in time.
  announced_at timestamp with time zone
  announced_in text[] not null default '{}'::text[]
  opened_at timestamp with time zone
  held_at timestamp with time zone
  held_by uuid
  minutes text not null default ''::text
  PRIMARY KEY (id)
  FOREIGN KEY (held_by) REFERENCES staff(id)
  FOREIGN KEY (planned_by) REFERENCES staff(id)
  FOREIGN KEY (president_id) REFERENCES staff(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK ((until_at > from_at))
  CHECK (((state = 'held'::text) = (held_at IS NOT NULL)))
  CHECK (((state = 'held'::text) <= (opened_at IS NOT NULL)))
  CHECK ((length(minutes) <= 8000))
  CHECK (((length(place) >= 2) AND (length(place) <= 120)))
  CHECK ((state = ANY (ARRAY['planned'::text, 'open'::text, 'held'::text, 'cancelled'::text])))
  CHECK ((length(theme) <= 200))

table reception_matter
-- A matter raised on a reception day is a case (4.1.1); its president answers for it to the end.
  case_id uuid not null
  day_id uuid not null
  unit_id uuid not null
  appointment_id uuid
  nth integer not null
  received_by uuid not null
  at timestamp with time zone not null
  PRIMARY KEY (case_id)
  UNIQUE (day_id, nth)
  FOREIGN KEY (appointment_id) REFERENCES reception_appointment(id)
  FOREIGN KEY (case_id) REFERENCES service_case(id)
  FOREIGN KEY (day_id) REFERENCES reception_day(id)
  FOREIGN KEY (received_by) REFERENCES staff(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)

table recovery_code
-- Shown once; kept as a keyed digest, so that whoever reads the database cannot try them out.
  staff_id uuid not null
  digest bytea not null
  used_at timestamp with time zone
  PRIMARY KEY (staff_id, digest)
  FOREIGN KEY (staff_id) REFERENCES staff(id)

table regulator_code
-- A code of one of the regulator's three axes.
  load_id uuid not null
  axis text not null
  code text not null
  name text not null
  PRIMARY KEY (load_id, axis, code)
  FOREIGN KEY (load_id) REFERENCES regulator_load(id)
  CHECK ((axis = ANY (ARRAY['channel'::text, 'business'::text, 'reason'::text])))
  CHECK (((length(code) >= 1) AND (length(code) <= 40)))
  CHECK (((length(name) >= 1) AND (length(name) <= 120)))

table regulator_load
-- One version of code tables and mapping, in force from its day until the next one's. The tables are not public: none ships as real.
  id uuid not null
  name text not null
  source text not null
  is_example boolean not null
  effective_on date not null
  loaded_at timestamp with time zone not null
  loaded_by uuid
  digest bytea not null
  PRIMARY KEY (id)
  UNIQUE (effective_on)
  FOREIGN KEY (loaded_by) REFERENCES staff(id)
  CHECK (((length(name) >= 1) AND (length(name) <= 80)))
  CHECK (((length(source) >= 2) AND (length(source) <= 400)))

table regulator_word
-- Which code a word of the bank's own axes is reported under; reasons map from the nature of the problem.
  load_id uuid not null
  axis text not null
  word text not null
  code text not null
  PRIMARY KEY (load_id, axis, word)
  FOREIGN KEY (load_id, axis, code) REFERENCES regulator_code(load_id, axis, code)
  FOREIGN KEY (load_id) REFERENCES regulator_load(id)
  CHECK ((axis = ANY (ARRAY['channel'::text, 'business'::text, 'reason'::text])))

table sandbox_clock
-- The bank's time in a sandbox: moved by hand, never backwards. Empty outside a sandbox.
  one boolean not null default true
  now_at timestamp with time zone not null
  PRIMARY KEY (one)
  CHECK (one)

table second_factor
-- RFC 6238: the secret is encrypted with a key outside the database; last_step is the newest time step whose code was used.
  staff_id uuid not null
  secret bytea not null
  last_step bigint not null
  failed_count integer not null default 0
  locked_until timestamp with time zone
  enrolled_at timestamp with time zone not null
  PRIMARY KEY (staff_id)
  FOREIGN KEY (staff_id) REFERENCES staff(id)

table second_factor_draft
-- A secret that was shown to somebody who is signed in and that waits for its first code.
  staff_id uuid not null
  secret bytea not null
  expires_at timestamp with time zone not null
  PRIMARY KEY (staff_id)
  FOREIGN KEY (staff_id) REFERENCES staff(id)

table service_case
-- One matter from receipt to verification. resolved_at: answered; verified_at: the customer, or a look-back, confirmed it. Two different numbers.
  id uuid not null
  number text not null
  unit_id uuid not null
  seen_by uuid[] not null default '{}'::uuid[] -- Units beside unit_id that may see the case: those its tickets went to, and who verifies it.
  customer_id uuid
  contact_name text
  contact_phone text
  channel text not null
  stage text not null
  outcome text
  grade text not null
  grade_because jsonb not null
  is_complaint boolean not null
  is_complex boolean not null default false
  business text not null
  nature text not null
  tier text not null
  emotion text not null
  title text not null
  owner_id uuid
  subject_unit_id uuid
  subject_staff_id uuid
  received_at timestamp with time zone not null
  taken_at timestamp with time zone
  followed_up_at timestamp with time zone
  root_cause text
  planned_at timestamp with time zone
  resolved_at timestamp with time zone
  resolved_by uuid
  verified_at timestamp with time zone
  closed_at timestamp with time zone
  reopened_count integer not null default 0
  paused_ground text
  paused_at timestamp with time zone
  incident_id uuid
  merged_into_id uuid
  answer_digest bytea -- Digest of the code in the customer's link; the code itself is only in the message.
  PRIMARY KEY (id)
  UNIQUE (answer_digest)
  UNIQUE (number)
  FOREIGN KEY (customer_id) REFERENCES customer(id)
  FOREIGN KEY (merged_into_id) REFERENCES service_case(id)
  FOREIGN KEY (owner_id) REFERENCES staff(id)
  FOREIGN KEY (resolved_by) REFERENCES staff(id)
  FOREIGN KEY (subject_staff_id) REFERENCES staff(id)
  FOREIGN KEY (subject_unit_id) REFERENCES org_unit(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK (((stage = 'closed'::text) = (closed_at IS NOT NULL)))
  CHECK (((stage = 'closed'::text) = (outcome IS NOT NULL)))
  CHECK (((stage <> ALL (ARRAY['reply'::text, 'verify'::text])) OR (root_cause IS NOT NULL)))
  CHECK ((grade = ANY (ARRAY['I'::text, 'II'::text, 'III'::text])))
  CHECK ((outcome = ANY (ARRAY['verified'::text, 'withdrawn'::text, 'merged'::text, 'invalid'::text, 'looked-back'::text])))
  CHECK ((stage = ANY (ARRAY['receive'::text, 'analyse'::text, 'handle'::text, 'reply'::text, 'verify'::text, 'closed'::text])))

table session
-- Who is signed in, on what device and by which way; only the digest of the cookie's secret is kept.
  id_digest bytea not null
  staff_id uuid not null
  created_at timestamp with time zone not null
  seen_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  id uuid not null default gen_random_uuid()
  way text not null default 'password'::text
  device text not null default ''::text
  PRIMARY KEY (id_digest)
  UNIQUE (id)
  FOREIGN KEY (staff_id) REFERENCES staff(id)
  CHECK ((length(device) <= 200))
  CHECK ((way = ANY (ARRAY['password'::text, 'directory'::text, 'provider'::text])))

table setting
-- Secrets and marks of this installation: signing keys, whether the demo bank was seeded.
  name text not null
  value text not null
  PRIMARY KEY (name)

table sign_in_flow
-- One way to the provider and back, bound to one browser by its cookie; taken out when it is used.
  id_digest bytea not null
  state text not null
  nonce text not null
  verifier text not null
  to_path text not null
  expires_at timestamp with time zone not null
  PRIMARY KEY (id_digest)
  CHECK (((to_path ~~ '/%'::text) AND (length(to_path) <= 500)))

table sign_in_guard
-- Wrong tries at a login that the directory decides, counted here so that nobody guesses through us.
  key_digest bytea not null
  failed_count integer not null
  locked_until timestamp with time zone
  seen_at timestamp with time zone not null
  PRIMARY KEY (key_digest)

table sign_in_step
-- The first factor was right and the second is owed: not yet a session. secret is one that is being enrolled, encrypted.
  id_digest bytea not null
  staff_id uuid not null
  way text not null
  device text not null default ''::text
  secret bytea
  expires_at timestamp with time zone not null
  PRIMARY KEY (id_digest)
  FOREIGN KEY (staff_id) REFERENCES staff(id)
  CHECK ((way = ANY (ARRAY['password'::text, 'directory'::text, 'provider'::text])))

table staff
-- Accounts of people. person_key is the human behind it: two accounts of one human are one reviewer.
  id uuid not null
  login text not null
  name text not null
  unit_id uuid not null
  post text not null
  phone text
  person_key text not null
  deputy_id uuid
  joined_on date not null
  left_on date
  email text
  version integer not null default 1
  away_until_on date -- Away until this day, which is still included: nothing is assigned meanwhile.
  PRIMARY KEY (id)
  UNIQUE (login)
  FOREIGN KEY (deputy_id) REFERENCES staff(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK ((deputy_id <> id))
  CHECK ((email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text))
  CHECK ((login = lower(login)))

table staff_identity
-- Which identity of the provider or the directory is which account: by issuer and subject, never by a name that may be given to somebody else. bound_by is null where the configured claim bound it. An ended binding stays: the claim never binds such an account again.
  id uuid not null
  staff_id uuid not null
  kind text not null
  issuer text not null
  subject text not null
  bound_at timestamp with time zone not null
  bound_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  PRIMARY KEY (id)
  FOREIGN KEY (bound_by) REFERENCES staff(id)
  FOREIGN KEY (ended_by) REFERENCES staff(id)
  FOREIGN KEY (staff_id) REFERENCES staff(id)
  CHECK (((length(issuer) >= 1) AND (length(issuer) <= 500)))
  CHECK ((kind = ANY (ARRAY['directory'::text, 'provider'::text])))
  CHECK (((length(subject) >= 1) AND (length(subject) <= 255)))

table staff_password
  staff_id uuid not null
  hash text not null
  failed_count integer not null default 0
  locked_until timestamp with time zone
  changed_at timestamp with time zone not null
  one_time_until timestamp with time zone -- Set: the password was made by an administrator, opens nothing but the change of it, and only until then.
  PRIMARY KEY (staff_id)
  FOREIGN KEY (staff_id) REFERENCES staff(id)

table staff_role
-- A role held over a subtree for a time; what a role may do stands in manual/roles.yaml.
  staff_id uuid not null
  role text not null
  unit_id uuid not null
  from_on date not null
  until_on date
  given_by uuid
  given_at timestamp with time zone
  PRIMARY KEY (staff_id, role, unit_id, from_on)
  FOREIGN KEY (given_by) REFERENCES staff(id)
  FOREIGN KEY (staff_id) REFERENCES staff(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK (((until_on IS NULL) OR (until_on >= from_on)))

table text_block
-- A text block: personal without a unit, else of everybody in the unit and below it.
  id uuid not null
  owner_id uuid not null
  unit_id uuid
  title text not null
  text text not null
  used_count integer not null default 0
  changed_at timestamp with time zone not null
  removed_at timestamp with time zone
  PRIMARY KEY (id)
  FOREIGN KEY (owner_id) REFERENCES staff(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK (((length(text) >= 2) AND (length(text) <= 2000)))
  CHECK (((length(title) >= 1) AND (length(title) <= 60)))

table ticket
-- A question to another department with its own clock (2.2.2). Returned or passed round stays visible as such.
  id uuid not null
  number text not null
  case_id uuid not null
  unit_id uuid not null
  from_unit_id uuid not null
  state text not null
  question text not null
  asked_by uuid not null
  opened_at timestamp with time zone not null
  claimed_by uuid
  claimed_at timestamp with time zone
  answer text
  is_solved boolean
  answered_at timestamp with time zone
  passed_count integer not null default 0
  PRIMARY KEY (id)
  UNIQUE (number)
  FOREIGN KEY (asked_by) REFERENCES staff(id)
  FOREIGN KEY (case_id) REFERENCES service_case(id)
  FOREIGN KEY (claimed_by) REFERENCES staff(id)
  FOREIGN KEY (from_unit_id) REFERENCES org_unit(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK (((state = 'claimed'::text) <= (claimed_by IS NOT NULL)))
  CHECK (((state = 'answered'::text) = (answered_at IS NOT NULL)))
  CHECK ((state = ANY (ARRAY['open'::text, 'claimed'::text, 'answered'::text, 'returned'::text, 'cancelled'::text])))

table unmasking
-- Who looked at which personal value and why (chapter 7, personal data).
  id uuid not null
  staff_id uuid not null
  customer_id uuid
  feedback_id uuid
  field text not null
  reason text not null
  at timestamp with time zone not null
  PRIMARY KEY (id)
  FOREIGN KEY (customer_id) REFERENCES customer(id)
  FOREIGN KEY (staff_id) REFERENCES staff(id)
  CHECK ((length(reason) >= 2))

table visit
-- A manager's visit to an own customer: never started before its appointment is confirmed and its pack ticked off (2.1.2).
  id uuid not null
  unit_id uuid not null
  manager_id uuid not null
  customer_id uuid not null
  way text not null
  place text not null default ''::text
  purpose text not null default ''::text
  planned_at timestamp with time zone not null
  state text not null
  confirmed_at timestamp with time zone
  confirmed_by text
  packed text[] not null default '{}'::text[]
  started_at timestamp with time zone
  ended_at timestamp with time zone
  summary text not null default ''::text
  made_at timestamp with time zone not null
  PRIMARY KEY (id)
  FOREIGN KEY (customer_id) REFERENCES customer(id)
  FOREIGN KEY (manager_id) REFERENCES staff(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK (((confirmed_at IS NULL) = (confirmed_by IS NULL)))
  CHECK (((state = ANY (ARRAY['started'::text, 'done'::text])) <= ((started_at IS NOT NULL) AND (confirmed_at IS NOT NULL))))
  CHECK (((state = ANY (ARRAY['done'::text, 'cancelled'::text])) = (ended_at IS NOT NULL)))
  CHECK ((length(place) <= 200))
  CHECK ((length(purpose) <= 400))
  CHECK ((state = ANY (ARRAY['planned'::text, 'started'::text, 'done'::text, 'cancelled'::text])))
  CHECK ((length(summary) <= 4000))

table visit_voice
-- What a visit or a group brought, and from whom: the member is always named.
  feedback_id uuid not null
  manager_id uuid not null
  customer_id uuid not null
  visit_id uuid
  group_id uuid
  at timestamp with time zone not null
  PRIMARY KEY (feedback_id)
  FOREIGN KEY (customer_id) REFERENCES customer(id)
  FOREIGN KEY (feedback_id) REFERENCES feedback(id)
  FOREIGN KEY (group_id) REFERENCES customer_group(id)
  FOREIGN KEY (manager_id) REFERENCES staff(id)
  FOREIGN KEY (visit_id) REFERENCES visit(id)
  CHECK ((num_nonnulls(visit_id, group_id) = 1))

table wechat_message
-- What the WeChat account's callback acknowledged, each once however often it was sent. The sender is a digest: no address is kept.
  id text not null
  unit_id uuid not null
  sender_digest bytea not null
  kind text not null
  reply text not null -- Which passive reply it was given: made anew from the rows when WeChat asks again.
  number text
  case_id uuid
  feedback_id uuid
  media_id text
  media_state text
  at timestamp with time zone not null
  PRIMARY KEY (id)
  FOREIGN KEY (case_id) REFERENCES service_case(id)
  FOREIGN KEY (feedback_id) REFERENCES feedback(id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)
  CHECK (((reply = ANY (ARRAY['receipt'::text, 'added'::text])) = (number IS NOT NULL)))
  CHECK (((media_id IS NULL) = (media_state IS NULL)))
  CHECK (((length(id) >= 1) AND (length(id) <= 64)))
  CHECK ((kind = ANY (ARRAY['text'::text, 'image'::text, 'voice'::text, 'event'::text, 'other'::text])))
  CHECK (((length(media_id) >= 1) AND (length(media_id) <= 200)))
  CHECK ((media_state = ANY (ARRAY['waiting'::text, 'kept'::text, 'failed'::text])))
  CHECK ((reply = ANY (ARRAY['receipt'::text, 'added'::text, 'welcome'::text, 'none'::text])))

table weekly_analysis
-- The week's feedback by business, nature and tier, with what was frequent and what was risky (4.2.1).
  week text not null
  unit_id uuid not null
  made_at timestamp with time zone not null
  body jsonb not null
  digest bytea -- Digest of the body in canonical JSON, as the ledger has it; null for weeks from before reports were kept.
  PRIMARY KEY (week, unit_id)
  FOREIGN KEY (unit_id) REFERENCES org_unit(id)

indexes
CREATE INDEX approval_unit ON public.approval USING btree (unit_id) WHERE (state = 'waiting'::text)
CREATE UNIQUE INDEX approval_waiting ON public.approval USING btree (case_id, kind) WHERE (state = 'waiting'::text)
CREATE INDEX attachment_case ON public.attachment USING btree (case_id) WHERE (case_id IS NOT NULL)
CREATE INDEX attachment_feedback ON public.attachment USING btree (feedback_id) WHERE (feedback_id IS NOT NULL)
CREATE INDEX call_agent ON public.call USING btree (agent_id, began_at DESC, id)
CREATE INDEX call_agent_open ON public.call USING btree (agent_id, began_at DESC) WHERE (wrapped_up_at IS NULL)
CREATE INDEX call_case_case ON public.call_case USING btree (case_id)
CREATE INDEX call_unit ON public.call USING btree (unit_id, began_at DESC)
CREATE INDEX case_entry_case ON public.case_entry USING btree (case_id, at, id)
CREATE INDEX clock_board ON public.clock USING btree (unit_id, due_at)
CREATE INDEX clock_case ON public.clock USING btree (case_id) WHERE (case_id IS NOT NULL)
CREATE INDEX clock_case_due ON public.clock USING btree (due_at) WHERE ((closed_at IS NULL) AND (subject_kind = 'case'::text))
CREATE INDEX clock_commitment ON public.clock USING btree (commitment_id, started_at)
CREATE INDEX clock_due ON public.clock USING btree (due_at) WHERE (closed_at IS NULL)
CREATE UNIQUE INDEX clock_duty ON public.clock USING btree (commitment_id, unit_id, period) WHERE (period IS NOT NULL)
CREATE INDEX clock_escalated ON public.clock USING gin (escalated_to) WHERE (closed_at IS NULL)
CREATE INDEX clock_owed ON public.clock USING btree (responsible_id, due_at) WHERE (closed_at IS NULL)
CREATE INDEX clock_subject ON public.clock USING btree (subject_id)
CREATE INDEX clock_unit_owed ON public.clock USING btree (unit_id, due_at) WHERE (closed_at IS NULL)
CREATE INDEX clock_wake ON public.clock USING btree (next_wake_at) WHERE (next_wake_at IS NOT NULL)
CREATE INDEX commitment_change_history ON public.commitment_change USING btree (commitment_id, asked_at DESC)
CREATE UNIQUE INDEX commitment_change_waiting ON public.commitment_change USING btree (commitment_id) WHERE (state = 'waiting'::text)
CREATE INDEX correction_feedback ON public.correction USING btree (feedback_id)
CREATE UNIQUE INDEX counter_open_name ON public.counter USING btree (unit_id, name) WHERE (closed_at IS NULL)
CREATE INDEX counter_shift_at ON public.counter_shift USING btree (counter_id, from_at DESC)
CREATE UNIQUE INDEX counter_shift_now ON public.counter_shift USING btree (counter_id) WHERE (to_at IS NULL)
CREATE UNIQUE INDEX counter_shift_person ON public.counter_shift USING btree (staff_id) WHERE (to_at IS NULL)
CREATE UNIQUE INDEX customer_group_name ON public.customer_group USING btree (manager_id, name) WHERE (closed_at IS NULL)
CREATE INDEX customer_phone ON public.customer USING btree (phone)
CREATE INDEX customer_search ON public.customer USING gin (search)
CREATE INDEX customer_search_old ON public.customer USING btree (id) WHERE (search_version < 1)
CREATE INDEX customer_unit ON public.customer USING btree (unit_id, id)
CREATE INDEX customer_zone_expires ON public.customer_zone USING btree (expires_at)
CREATE INDEX document_expires ON public.document USING btree (expires_at) WHERE (expires_at IS NOT NULL)
CREATE UNIQUE INDEX document_report ON public.document USING btree (week, unit_id, format) WHERE (week IS NOT NULL)
CREATE INDEX document_staff ON public.document USING btree (staff_id, asked_at DESC) WHERE (staff_id IS NOT NULL)
CREATE INDEX evaluator_seen ON public.evaluator USING btree (seen_at) WHERE ((revoked_at IS NULL) AND (silent_at IS NULL))
CREATE INDEX evaluator_unit ON public.evaluator USING btree (unit_id)
CREATE INDEX feedback_case ON public.feedback USING btree (case_id) WHERE (case_id IS NOT NULL)
CREATE INDEX feedback_customer ON public.feedback USING btree (customer_id, received_at DESC) WHERE (customer_id IS NOT NULL)
CREATE INDEX feedback_kind ON public.feedback USING btree (business, nature, received_at)
CREATE INDEX feedback_received ON public.feedback USING btree (received_at DESC, id)
CREATE INDEX feedback_search ON public.feedback USING gin (search)
CREATE INDEX feedback_unit ON public.feedback USING btree (unit_id, received_at DESC)
CREATE INDEX feedback_unwatched ON public.feedback USING btree (received_at) WHERE (watched_at IS NULL)
CREATE INDEX file_digest ON public.file USING btree (digest)
CREATE INDEX file_unclaimed ON public.file USING btree (uploaded_at) WHERE (claimed_at IS NULL)
CREATE INDEX hand_over_to ON public.hand_over USING btree (to_id) WHERE (state = 'waiting'::text)
CREATE UNIQUE INDEX hand_over_waiting ON public.hand_over USING btree (case_id) WHERE (state = 'waiting'::text)
CREATE INDEX look_back_assigned ON public.look_back USING btree (assigned_to) WHERE (state = 'waiting'::text)
CREATE INDEX look_back_unit ON public.look_back USING btree (unit_id, month)
CREATE INDEX message_case ON public.message USING btree (case_id)
CREATE INDEX message_gateway ON public.message USING btree (gateway, gateway_id) WHERE (gateway_id IS NOT NULL)
CREATE INDEX message_parts ON public.message USING gin (part_ids) WHERE (state = 'sent'::text)
CREATE INDEX notice_staff ON public.notice USING btree (staff_id, at DESC)
CREATE UNIQUE INDEX org_placement_current ON public.org_placement USING btree (unit_id) WHERE (until_on IS NULL)
CREATE INDEX org_unit_below_unit ON public.org_unit_below USING btree (unit_id)
CREATE INDEX phone_message_phone ON public.phone_message USING btree (phone, at DESC)
CREATE INDEX rating_code_at ON public.rating USING btree (code_id, rated_at) WHERE (code_id IS NOT NULL)
CREATE UNIQUE INDEX rating_code_live ON public.rating_code USING btree (unit_id, kind, COALESCE(counter_id, staff_id, unit_id)) WHERE (revoked_at IS NULL)
CREATE INDEX rating_evaluator ON public.rating USING btree (evaluator_id, sequence) WHERE (evaluator_id IS NOT NULL)
CREATE INDEX rating_feedback ON public.rating USING btree (feedback_id)
CREATE INDEX rating_invited ON public.rating USING btree (unit_id, rated_at) WHERE (invited_by IS NOT NULL)
CREATE INDEX rating_token_code ON public.rating_token USING btree (code_id, made_at)
CREATE INDEX rating_token_made ON public.rating_token USING btree (made_at)
CREATE INDEX rating_unit ON public.rating USING btree (unit_id, rated_at)
CREATE INDEX reception_appointment_day ON public.reception_appointment USING btree (day_id, at)
CREATE INDEX reception_change_day ON public.reception_change USING btree (day_id, at)
CREATE INDEX reception_day_from ON public.reception_day USING btree (from_at DESC, id)
CREATE UNIQUE INDEX reception_day_place ON public.reception_day USING btree (unit_id, from_at) WHERE (state <> 'cancelled'::text)
CREATE INDEX reception_day_uncounted ON public.reception_day USING btree (from_at) WHERE ((plan_met_at IS NULL) AND (state = 'planned'::text))
CREATE INDEX reception_day_unit ON public.reception_day USING btree (unit_id, from_at DESC)
CREATE INDEX service_case_customer ON public.service_case USING btree (customer_id) WHERE (customer_id IS NOT NULL)
CREATE INDEX service_case_incident ON public.service_case USING btree (incident_id) WHERE (incident_id IS NOT NULL)
CREATE INDEX service_case_owner ON public.service_case USING btree (owner_id, stage) WHERE (stage <> 'closed'::text)
CREATE INDEX service_case_phone ON public.service_case USING btree (contact_phone) WHERE (contact_phone IS NOT NULL)
CREATE INDEX service_case_phone_tail ON public.service_case USING btree ("right"(contact_phone, 4), received_at DESC) WHERE (contact_phone IS NOT NULL)
CREATE INDEX service_case_received ON public.service_case USING btree (received_at DESC, id)
CREATE INDEX service_case_resolved ON public.service_case USING btree (unit_id, resolved_at) WHERE (resolved_at IS NOT NULL)
CREATE INDEX service_case_seen_by ON public.service_case USING gin (seen_by) WHERE (seen_by <> '{}'::uuid[])
CREATE INDEX service_case_unit ON public.service_case USING btree (unit_id, received_at DESC)
CREATE INDEX service_case_unit_open ON public.service_case USING btree (unit_id, received_at) WHERE (stage <> 'closed'::text)
CREATE INDEX service_case_unowned ON public.service_case USING btree (unit_id, received_at) WHERE ((owner_id IS NULL) AND (stage <> 'closed'::text))
CREATE INDEX session_staff ON public.session USING btree (staff_id)
CREATE INDEX sign_in_flow_expiry ON public.sign_in_flow USING btree (expires_at)
CREATE INDEX sign_in_guard_seen ON public.sign_in_guard USING btree (seen_at)
CREATE INDEX sign_in_step_expiry ON public.sign_in_step USING btree (expires_at)
CREATE INDEX staff_directory ON public.staff USING btree (name, id)
CREATE INDEX staff_identity_history ON public.staff_identity USING btree (staff_id)
CREATE UNIQUE INDEX staff_identity_staff ON public.staff_identity USING btree (staff_id, issuer) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX staff_identity_subject ON public.staff_identity USING btree (issuer, subject) WHERE (ended_at IS NULL)
CREATE INDEX staff_person_key ON public.staff USING btree (person_key)
CREATE INDEX staff_role_unit ON public.staff_role USING btree (unit_id, role)
CREATE INDEX staff_unit ON public.staff USING btree (unit_id)
CREATE INDEX text_block_owner ON public.text_block USING btree (owner_id) WHERE ((removed_at IS NULL) AND (unit_id IS NULL))
CREATE INDEX text_block_unit ON public.text_block USING btree (unit_id) WHERE ((removed_at IS NULL) AND (unit_id IS NOT NULL))
CREATE INDEX ticket_case ON public.ticket USING btree (case_id)
CREATE INDEX ticket_unit ON public.ticket USING btree (unit_id, opened_at) WHERE (state = ANY (ARRAY['open'::text, 'claimed'::text, 'returned'::text]))
CREATE INDEX visit_manager ON public.visit USING btree (manager_id, planned_at DESC, id)
CREATE INDEX visit_voice_group ON public.visit_voice USING btree (group_id, at DESC) WHERE (group_id IS NOT NULL)
CREATE INDEX visit_voice_visit ON public.visit_voice USING btree (visit_id) WHERE (visit_id IS NOT NULL)
CREATE INDEX wechat_message_case ON public.wechat_message USING btree (case_id) WHERE (case_id IS NOT NULL)
CREATE INDEX wechat_message_sender ON public.wechat_message USING btree (sender_digest, at DESC)
CREATE INDEX weekly_analysis_unit ON public.weekly_analysis USING btree (unit_id, week DESC)

policies
wall on api_key for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR false)) with check ()
wall on approval for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])) OR (EXISTS ( SELECT
   FROM service_case c
  WHERE (c.id = approval.case_id))))) with check ()
wall on assignment for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on assignment_move for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (EXISTS ( SELECT
   FROM assignment a
  WHERE (a.id = assignment_move.assignment_id))))) with check ()
wall on attachment for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])) OR (EXISTS ( SELECT
   FROM service_case c
  WHERE (c.id = attachment.case_id))) OR (EXISTS ( SELECT
   FROM feedback f
  WHERE (f.id = attachment.feedback_id))))) with check ()
wall on bank_tally for all using (( SELECT scope_everywhere() AS scope_everywhere)) with check ()
wall on box_emptying for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on box_slip for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on call for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])) OR (agent_id = ( SELECT scope_actor() AS scope_actor)) OR (EXISTS ( SELECT
   FROM call_case l
  WHERE (l.call_id = call.id))))) with check ()
wall on call_case for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (EXISTS ( SELECT
   FROM service_case c
  WHERE (c.id = call_case.case_id))))) with check ()
wall on call_event for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on case_entry for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])) OR (EXISTS ( SELECT
   FROM service_case c
  WHERE (c.id = case_entry.case_id))))) with check ()
wall on case_link for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (EXISTS ( SELECT
   FROM service_case c
  WHERE (c.id = case_link.case_id))))) with check ()
wall on case_presence for all using ((EXISTS ( SELECT
   FROM service_case c
  WHERE (c.id = case_presence.case_id)))) with check ()
wall on case_step for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])) OR (EXISTS ( SELECT
   FROM service_case c
  WHERE (c.id = case_step.case_id))))) with check ()
wall on clock for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])) OR (EXISTS ( SELECT
   FROM service_case c
  WHERE (c.id = clock.case_id))))) with check ()
wall on clock_segment for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (EXISTS ( SELECT
   FROM clock c
  WHERE (c.id = clock_segment.clock_id))))) with check ()
wall on correction for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (EXISTS ( SELECT
   FROM feedback f
  WHERE (f.id = correction.feedback_id))))) with check ()
wall on counter for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on counter_shift for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on customer for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])) OR (manager_id = ( SELECT scope_actor() AS scope_actor)) OR (EXISTS ( SELECT
   FROM service_case c
  WHERE (c.customer_id = customer.id))))) with check ()
wall on customer_group for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (manager_id = ( SELECT scope_actor() AS scope_actor)))) with check ()
wall on customer_group_member for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (manager_id = ( SELECT scope_actor() AS scope_actor)))) with check ()
wall on customer_preference for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (EXISTS ( SELECT
   FROM customer c
  WHERE (c.id = customer_preference.customer_id))))) with check ()
wall on customer_zone for all using (( SELECT scope_everywhere() AS scope_everywhere)) with check ()
wall on document for all using (
CASE
    WHEN (staff_id IS NOT NULL) THEN ((staff_id = ( SELECT scope_actor() AS scope_actor)) OR (( SELECT scope_everywhere() AS scope_everywhere) AND (( SELECT scope_actor() AS scope_actor) IS NULL)))
    ELSE (( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))
END) with check ()
wall on document_part for all using ((EXISTS ( SELECT
   FROM document d
  WHERE (d.id = document_part.document_id)))) with check ()
wall on evaluator for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on evaluator_enrolment for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on feedback for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])) OR (EXISTS ( SELECT
   FROM service_case c
  WHERE (c.id = feedback.case_id))))) with check ()
wall on feedback_tally for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on feedback_tally_delta for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on file for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (EXISTS ( SELECT
   FROM attachment a
  WHERE (a.file_id = file.id))))) with check ()
wall on hand_over for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])) OR (to_id = ( SELECT scope_actor() AS scope_actor)) OR (EXISTS ( SELECT
   FROM service_case c
  WHERE (c.id = hand_over.case_id))))) with check ()
wall on idempotency for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (actor = COALESCE((( SELECT scope_actor() AS scope_actor))::text, ''::text)))) with check ()
wall on incident for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on ledger_checkpoint for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR false)) with check ()
wall on ledger_head for all using (( SELECT scope_everywhere() AS scope_everywhere)) with check ()
wall on look_back for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])) OR (assigned_unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])) OR (assigned_to = ( SELECT scope_actor() AS scope_actor)))) with check ()
wall on look_back_commitment for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR false)) with check ()
wall on look_back_draw for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on look_back_population for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on mail for all using ((( SELECT scope_everywhere() AS scope_everywhere) AND (( SELECT scope_actor() AS scope_actor) IS NULL))) with check ()
wall on message for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])) OR (EXISTS ( SELECT
   FROM service_case c
  WHERE (c.id = message.case_id))))) with check ()
leave on notice for insert using () with check (true)
wall on notice for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (staff_id = ( SELECT scope_actor() AS scope_actor)))) with check ()
wall on phone_message for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR false)) with check ()
wall on rating for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on rating_code for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on rating_token for all using (( SELECT scope_everywhere() AS scope_everywhere)) with check ()
wall on reception_appointment for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on reception_change for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on reception_day for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on reception_matter for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on recovery_code for all using (( SELECT scope_everywhere() AS scope_everywhere)) with check ()
wall on second_factor for all using (( SELECT scope_everywhere() AS scope_everywhere)) with check ()
wall on second_factor_draft for all using (( SELECT scope_everywhere() AS scope_everywhere)) with check ()
wall on service_case for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])) OR (seen_by && ( SELECT scope_units() AS scope_units)))) with check ()
own_account on session for all using ((staff_id = ( SELECT scope_actor() AS scope_actor))) with check ()
wall on session for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR false)) with check ()
wall on setting for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR false)) with check ()
wall on sign_in_flow for all using (( SELECT scope_everywhere() AS scope_everywhere)) with check ()
wall on sign_in_guard for all using (( SELECT scope_everywhere() AS scope_everywhere)) with check ()
wall on sign_in_step for all using (( SELECT scope_everywhere() AS scope_everywhere)) with check ()
wall on staff_identity for all using (( SELECT scope_everywhere() AS scope_everywhere)) with check ()
own_account on staff_password for all using ((staff_id = ( SELECT scope_actor() AS scope_actor))) with check ()
wall on staff_password for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR false)) with check ()
wall on text_block for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (owner_id = ( SELECT scope_actor() AS scope_actor)) OR ((unit_id IS NOT NULL) AND ((unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])) OR (unit_id IN ( SELECT b.ancestor_id
   FROM org_unit_below b
  WHERE (b.unit_id = ANY ((string_to_array(NULLIF(current_setting('bihuan.roots'::text, true), ''::text), ','::text))::uuid[])))))))) with check ()
wall on ticket for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])) OR (from_unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])) OR (EXISTS ( SELECT
   FROM service_case c
  WHERE (c.id = ticket.case_id))))) with check ()
wall on unmasking for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (staff_id = ( SELECT scope_actor() AS scope_actor)))) with check ()
wall on visit for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (manager_id = ( SELECT scope_actor() AS scope_actor)))) with check ()
wall on visit_voice for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (manager_id = ( SELECT scope_actor() AS scope_actor)))) with check ()
wall on wechat_message for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()
wall on weekly_analysis for all using ((( SELECT scope_everywhere() AS scope_everywhere) OR (unit_id = ANY (( SELECT scope_units() AS scope_units)::uuid[])))) with check ()

functions
CREATE OR REPLACE FUNCTION public.call_in_hand(asked uuid)
 RETURNS SETOF call
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select * from call where id = asked and agent_id = scope_actor() and wrapped_up_at is null and state <> 'abandoned'
$function$

CREATE OR REPLACE FUNCTION public.cases_of_call(asked uuid)
 RETURNS TABLE(id uuid, number text, title text, stage text, grade text, is_complaint boolean, received_at timestamp with time zone, unit_id uuid, owner_id uuid, customer_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select s.id, s.number, s.title, s.stage, s.grade, s.is_complaint, s.received_at, s.unit_id, s.owner_id, s.customer_id
  from service_case s where s.id in (
    select a.id from customers_of_call(asked) c join service_case a on a.customer_id = c.id
    union select a.id from call_in_hand(asked) k join service_case a on a.contact_phone = k.caller_phone)
  order by s.received_at desc limit 12
$function$

CREATE OR REPLACE FUNCTION public.claim_files(tickets bytea[], claimer uuid, at timestamp with time zone)
 RETURNS TABLE(id uuid, kind text, mime text, name text, bytes integer, digest bytea, seconds real)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with claimed as (
    update file f set claimed_at = at, ticket_digest = null
    from unnest(tickets) with ordinality as asked (ticket, place)
    where f.ticket_digest = asked.ticket and (f.uploaded_by is null or f.uploaded_by = claimer)
    returning f.id, f.kind, f.mime, f.name, f.bytes, f.digest, f.seconds, asked.place)
  select id, kind, mime, name, bytes, digest, seconds from claimed order by place
$function$

CREATE OR REPLACE FUNCTION public.clocks_of_call(asked uuid)
 RETURNS SETOF clock
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select k.* from clock k where k.case_id in (select c.id from cases_of_call(asked) c) and k.closed_at is null and k.subject_kind = 'case'
$function$

CREATE OR REPLACE FUNCTION public.customer_for_call(asked uuid, wanted text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select c.id from call_in_hand(asked) k join customer c on c.number = wanted
$function$

CREATE OR REPLACE FUNCTION public.customers_of_call(asked uuid)
 RETURNS SETOF customer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select c.* from call_in_hand(asked) k join customer c on c.phone = k.caller_phone or c.id = k.customer_id
  order by (c.id = k.customer_id) desc nulls last, c.number limit 8
$function$

CREATE OR REPLACE FUNCTION public.demo_phone(asked text)
 RETURNS TABLE(id uuid, phone text, text text, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select p.id, p.phone, p.text, p.at from phone_message p where asked is null or p.phone = asked order by p.at desc, p.id desc limit 100
$function$

CREATE OR REPLACE FUNCTION public.drain_news(most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
 SET synchronous_commit TO 'off'
AS $function$
declare told int;
begin
  with gone as (
    delete from news where id in (select n.id from news n order by n.id limit most for update skip locked) returning id, payload),
  once as (select payload from gone group by payload order by min(id))
  select count(pg_notify('bihuan_news', payload)) into told from once;
  return told;
end $function$

CREATE OR REPLACE FUNCTION public.draw_org_tree(today date)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  delete from org_unit_below;
  insert into org_unit_below
  with recursive tree as (
    select id as ancestor_id, id as unit_id, 0 as depth from org_unit
    union all
    select t.ancestor_id, p.unit_id, t.depth + 1
    from tree t join org_placement p
      on p.parent_id = t.unit_id and p.from_on <= today and (p.until_on is null or p.until_on > today)
    where t.depth < 20
  )
  select ancestor_id, unit_id, min(depth) from tree group by 1, 2
$function$

CREATE OR REPLACE FUNCTION public.enqueue_effect(task text, payload json, job_key text)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare job bigint;
begin
  select id into job from graphile_worker.add_job(task, payload, job_key := job_key, max_attempts := 12);
  return job;
end $function$

CREATE OR REPLACE FUNCTION public.escalated_to_me()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select distinct subject_id from clock where closed_at is null and escalated_to @> array[scope_actor()]
$function$

CREATE OR REPLACE FUNCTION public.feedback_with_words(words tsquery, most integer)
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  plan json;
  units uuid[] := scope_units();
  everywhere boolean := scope_everywhere();
begin
  execute format('explain (format json) select from feedback where search @@ %L::tsquery', words::text) into plan;
  if (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float > most then return null; end if;
  return (
    select case when count(*) > most then null
      else coalesce(array_agg(id) filter (where everywhere or unit_id = any (units)
        or exists (select from service_case c where c.id = case_id and (c.unit_id = any (units) or c.seen_by && units))), '{}') end
    from (select id, unit_id, case_id from feedback where search @@ words limit most + 1) found);
end $function$

CREATE OR REPLACE FUNCTION public.fold_feedback_tally(most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare folded int;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('feedback tally', 0)) then return 0; end if;
  with taken as (
    delete from feedback_tally_delta where ctid = any (array(select ctid from feedback_tally_delta limit most)) returning *),
  sums as (
    select unit_id, week_on, business, nature, tier, sum(change)::int as n from taken group by 1, 2, 3, 4, 5),
  by_unit as (
    insert into feedback_tally as t select unit_id, week_on, business, nature, tier, n from sums where n <> 0
    on conflict (unit_id, week_on, business, nature, tier) do update set n = t.n + excluded.n),
  by_bank as (
    insert into bank_tally as t select week_on, business, nature, tier, sum(n) from sums group by 1, 2, 3, 4 having sum(n) <> 0
    on conflict (week_on, business, nature, tier) do update set n = t.n + excluded.n)
  select count(*) from taken into folded;
  return folded;
end $function$

CREATE OR REPLACE FUNCTION public.forget_turns(at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  delete from rate_limit where full_at < at
$function$

CREATE OR REPLACE FUNCTION public.identify_session(digest bytea, at timestamp with time zone, idle_since timestamp with time zone)
 RETURNS TABLE(session_id uuid, staff_id uuid, login text, name text, post text, unit_id uuid, person_key text, roles jsonb)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update session s set seen_at = at
    where s.id_digest = digest and s.seen_at < at - interval '1 minute' and s.seen_at > idle_since and s.expires_at > at;
  return query
    select s.id, p.id, p.login, p.name, p.post, p.unit_id, p.person_key,
      coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'unitId', r.unit_id)) from staff_role r
        where r.staff_id = p.id and r.until_on is null), '[]')
    from session s join staff p on p.id = s.staff_id
    where s.id_digest = digest and s.seen_at > idle_since and s.expires_at > at and p.left_on is null;
end $function$

CREATE OR REPLACE FUNCTION public.is_held(from_on date, until_on date, day date)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN ((from_on <= day) AND ((until_on IS NULL) OR (until_on > day)))

CREATE OR REPLACE FUNCTION public.ledger_barrier()
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  lock table ledger_entry in share mode;
  return (select coalesce(max(id), 0) from ledger_entry);
end $function$

CREATE OR REPLACE FUNCTION public.raise_epoch()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update configuration_epoch set value = value + 1;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end $function$

CREATE OR REPLACE FUNCTION public.revealed_look_back(asked_month text)
 RETURNS TABLE(commitment bytea, secret bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select commitment, secret from look_back_commitment where month = asked_month and revealed_at is not null
$function$

CREATE OR REPLACE FUNCTION public.scope_actor()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('bihuan.actor'::text, true), ''::text))::uuid

CREATE OR REPLACE FUNCTION public.scope_everywhere()
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (COALESCE(current_setting('bihuan.everywhere'::text, true), ''::text) = 'on'::text)

CREATE OR REPLACE FUNCTION public.scope_units()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select coalesce(array_agg(unit_id), '{}') from org_unit_below
  where ancestor_id = any (string_to_array(nullif(current_setting('bihuan.roots', true), ''), ',')::uuid[])
$function$

CREATE OR REPLACE FUNCTION public.sessions_held(digests bytea[], at timestamp with time zone, idle_since timestamp with time zone)
 RETURNS TABLE(digest bytea, roots uuid[], roles text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select s.id_digest,
    array_prepend(p.unit_id, array(select r.unit_id from staff_role r where r.staff_id = p.id and r.until_on is null)),
    array(select r.role from staff_role r where r.staff_id = p.id and r.until_on is null)
  from session s join staff p on p.id = s.staff_id
  where s.id_digest = any (digests) and s.seen_at > idle_since and s.expires_at > at and p.left_on is null
$function$

CREATE OR REPLACE FUNCTION public.show_case_to_call(asked uuid, wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  update service_case s set seen_by = case when k.unit_id = any (s.seen_by) then s.seen_by else s.seen_by || k.unit_id end
  from call_in_hand(asked) k where s.id = wanted and s.id in (select c.id from cases_of_call(asked) c)
  returning true
$function$

CREATE OR REPLACE FUNCTION public.standing_of(person uuid, at timestamp with time zone)
 RETURNS TABLE(roles jsonb, owes_password boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select
    coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'unitId', r.unit_id)) from staff_role r
      where r.staff_id = person and is_held(r.from_on, r.until_on,
        (coalesce((select now_at from sandbox_clock), at) at time zone 'Asia/Shanghai')::date)), '[]'),
    coalesce((select p.one_time_until is not null from staff_password p where p.staff_id = person), false)
$function$

CREATE OR REPLACE FUNCTION public.take_turn(limit_name text, limit_key bytea, at timestamp with time zone, step interval, capacity interval)
 RETURNS double precision
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare taken timestamptz;
begin
  insert into rate_limit as r (name, key, full_at) values (limit_name, limit_key, at + step)
  on conflict (name, key) do update set full_at = greatest(r.full_at, at) + step
    where greatest(r.full_at, at) + step <= at + capacity
  returning full_at into taken;
  if taken is not null then return 0; end if;
  return (select extract(epoch from full_at + step - capacity - at) from rate_limit
    where name = limit_name and key = limit_key);
end $function$

CREATE OR REPLACE FUNCTION public.tally_feedback()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if tg_op <> 'INSERT' then
    insert into feedback_tally_delta values (old.unit_id, week_on(old.received_at), old.business, old.nature, old.tier, -1);
  end if;
  if tg_op <> 'DELETE' then
    insert into feedback_tally_delta values (new.unit_id, week_on(new.received_at), new.business, new.nature, new.tier, 1);
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.tell_news(kind text, id uuid, case_id uuid, units uuid[], staff_id uuid)
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into news (payload) select json_build_object('kind', kind, 'id', id, 'caseId', case_id, 'staffId', staff_id,
    'units', to_json((select array_agg(distinct u) from unnest(units[1:100]) u where u is not null)))::text
$function$

CREATE OR REPLACE FUNCTION public.tell_of_call()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform tell_news('call', new.id, null, '{}', new.agent_id);
  if tg_op = 'UPDATE' and old.agent_id is distinct from new.agent_id then
    perform tell_news('call', new.id, null, '{}', old.agent_id);
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.tell_of_case()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  -- Whoever could see it before hears that it went.
  perform tell_news('case', new.id, new.id, case when tg_op = 'UPDATE' then old.unit_id || old.seen_by else '{}' end || new.unit_id || new.seen_by, null);
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.tell_of_notice()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform tell_news('notice', new.id, null, '{}', new.staff_id);
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.tell_of_part()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare row jsonb := to_jsonb(new);
begin
  perform tell_news(tg_argv[0], (row ->> coalesce(tg_argv[1], 'id'))::uuid, (row ->> 'case_id')::uuid,
    (row ->> 'unit_id')::uuid || coalesce((select c.unit_id || c.seen_by from service_case c where c.id = (row ->> 'case_id')::uuid), '{}'),
    (row ->> 'to_id')::uuid);
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.tell_of_presence()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform tell_news('presence', coalesce(new.case_id, old.case_id), coalesce(new.case_id, old.case_id),
    (select c.unit_id || c.seen_by from service_case c where c.id = coalesce(new.case_id, old.case_id)), null);
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.use_key(digest bytea, at timestamp with time zone)
 RETURNS TABLE(id uuid, name text, unit_id uuid, scopes text[], channel text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update api_key k set last_used_at = at
    where k.key_digest = digest and (k.last_used_at is null or k.last_used_at < at - interval '5 minutes')
      and k.revoked_at is null and (k.expires_at is null or k.expires_at > at);
  return query select k.id, k.name, k.unit_id, k.scopes, k.channel from api_key k
    where k.key_digest = digest and k.revoked_at is null and (k.expires_at is null or k.expires_at > at);
end $function$

CREATE OR REPLACE FUNCTION public.week_on(at timestamp with time zone)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE
RETURN (date_trunc('week'::text, (at AT TIME ZONE '08:00:00'::interval)))::date


triggers
CREATE TRIGGER approval_news AFTER INSERT OR UPDATE ON public.approval FOR EACH ROW EXECUTE FUNCTION tell_of_part('approval')
CREATE TRIGGER calendar_day_epoch AFTER INSERT OR DELETE OR UPDATE ON public.calendar_day FOR EACH STATEMENT EXECUTE FUNCTION raise_epoch()
CREATE TRIGGER calendar_year_epoch AFTER INSERT OR DELETE OR UPDATE ON public.calendar_year FOR EACH STATEMENT EXECUTE FUNCTION raise_epoch()
CREATE TRIGGER call_news AFTER INSERT OR UPDATE OF state, agent_id, recording, wrapped_up_at ON public.call FOR EACH ROW EXECUTE FUNCTION tell_of_call()
CREATE TRIGGER case_entry_news AFTER INSERT ON public.case_entry FOR EACH ROW EXECUTE FUNCTION tell_of_part('case', 'case_id')
CREATE TRIGGER case_presence_came AFTER INSERT OR DELETE ON public.case_presence FOR EACH ROW EXECUTE FUNCTION tell_of_presence()
CREATE TRIGGER case_presence_turned AFTER UPDATE ON public.case_presence FOR EACH ROW WHEN ((new.doing <> old.doing)) EXECUTE FUNCTION tell_of_presence()
CREATE TRIGGER clock_news AFTER UPDATE OF state, due_at, responsible_id, late_at, escalation_level ON public.clock FOR EACH ROW WHEN ((new.case_id IS NOT NULL)) EXECUTE FUNCTION tell_of_part('case', 'case_id')
CREATE TRIGGER duty_news AFTER INSERT OR UPDATE OF state ON public.clock FOR EACH ROW WHEN ((new.period IS NOT NULL)) EXECUTE FUNCTION tell_of_part('duty')
CREATE TRIGGER commitment_epoch AFTER INSERT OR DELETE OR UPDATE ON public.commitment FOR EACH STATEMENT EXECUTE FUNCTION raise_epoch()
CREATE TRIGGER document_kept BEFORE DELETE OR UPDATE ON public.document FOR EACH ROW WHEN (((old.week IS NOT NULL) AND (old.state = 'ready'::text))) EXECUTE FUNCTION refuse_change()
CREATE TRIGGER feedback_news AFTER INSERT OR UPDATE OF case_id, incident_id, is_corrected ON public.feedback FOR EACH ROW EXECUTE FUNCTION tell_of_part('feedback')
CREATE TRIGGER feedback_tally_moved AFTER UPDATE OF unit_id, received_at, business, nature, tier ON public.feedback FOR EACH ROW WHEN ((((((old.unit_id IS DISTINCT FROM new.unit_id) OR (old.received_at IS DISTINCT FROM new.received_at)) OR (old.business IS DISTINCT FROM new.business)) OR (old.nature IS DISTINCT FROM new.nature)) OR (old.tier IS DISTINCT FROM new.tier))) EXECUTE FUNCTION tally_feedback()
CREATE TRIGGER feedback_tally_new AFTER INSERT OR DELETE ON public.feedback FOR EACH ROW EXECUTE FUNCTION tally_feedback()
CREATE TRIGGER hand_over_news AFTER INSERT OR UPDATE ON public.hand_over FOR EACH ROW EXECUTE FUNCTION tell_of_part('hand-over')
CREATE TRIGGER incident_news AFTER INSERT OR UPDATE ON public.incident FOR EACH ROW EXECUTE FUNCTION tell_of_part('incident')
CREATE TRIGGER ledger_checkpoint_append_only BEFORE DELETE OR UPDATE ON public.ledger_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER ledger_entry_append_only BEFORE DELETE OR UPDATE ON public.ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER look_back_news AFTER INSERT OR UPDATE ON public.look_back FOR EACH ROW EXECUTE FUNCTION tell_of_part('look-back')
CREATE TRIGGER message_news AFTER INSERT OR UPDATE ON public.message FOR EACH ROW EXECUTE FUNCTION tell_of_part('case', 'case_id')
CREATE TRIGGER notice_news AFTER INSERT OR UPDATE OF read_at ON public.notice FOR EACH ROW EXECUTE FUNCTION tell_of_notice()
CREATE TRIGGER org_placement_epoch AFTER INSERT OR DELETE OR UPDATE ON public.org_placement FOR EACH STATEMENT EXECUTE FUNCTION raise_epoch()
CREATE TRIGGER org_unit_epoch AFTER INSERT OR DELETE OR UPDATE ON public.org_unit FOR EACH STATEMENT EXECUTE FUNCTION raise_epoch()
CREATE TRIGGER org_unit_name_epoch AFTER INSERT OR DELETE OR UPDATE ON public.org_unit_name FOR EACH STATEMENT EXECUTE FUNCTION raise_epoch()
CREATE TRIGGER regulator_load_epoch AFTER INSERT OR DELETE OR UPDATE ON public.regulator_load FOR EACH STATEMENT EXECUTE FUNCTION raise_epoch()
CREATE TRIGGER service_case_news AFTER INSERT OR UPDATE ON public.service_case FOR EACH ROW EXECUTE FUNCTION tell_of_case()
CREATE TRIGGER staff_epoch AFTER INSERT OR DELETE OR UPDATE ON public.staff FOR EACH STATEMENT EXECUTE FUNCTION raise_epoch()
CREATE TRIGGER staff_role_epoch AFTER INSERT OR DELETE OR UPDATE ON public.staff_role FOR EACH STATEMENT EXECUTE FUNCTION raise_epoch()
CREATE TRIGGER ticket_news AFTER INSERT OR UPDATE ON public.ticket FOR EACH ROW EXECUTE FUNCTION tell_of_part('ticket')
CREATE TRIGGER weekly_analysis_kept BEFORE DELETE OR UPDATE ON public.weekly_analysis FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()

grants
api_key: delete, insert, select, update
approval: delete, insert, select, update
assignment: delete, insert, select, update
assignment_move: delete, insert, select, update
attachment: delete, insert, select, update
bank_tally: select
box_emptying: delete, insert, select, update
box_slip: delete, insert, select, update
cadence_horizon: delete, insert, select, update
calendar_day: delete, insert, select, update
calendar_year: delete, insert, select, update
call: delete, insert, select, update
call_case: delete, insert, select, update
call_event: delete, insert, select, update
case_entry: delete, insert, select, update
case_link: delete, insert, select, update
case_presence: delete, insert, select, update
case_step: delete, insert, select, update
clock: delete, insert, select, update
clock_segment: delete, insert, select, update
commitment: delete, insert, select, update
commitment_change: delete, insert, select, update
configuration_epoch: select
correction: delete, insert, select, update
counter: delete, insert, select, update
counter_shift: delete, insert, select, update
customer: delete, insert, select, update
customer_group: delete, insert, select, update
customer_group_member: delete, insert, select, update
customer_preference: delete, insert, select, update
customer_zone: delete, insert, select, update
document: delete, insert, select, update
document_part: insert, select
evaluator: delete, insert, select, update
evaluator_enrolment: delete, insert, select, update
feedback: delete, insert, select, update
feedback_tally: select
feedback_tally_delta: select
file: delete, insert, select, update
hand_over: delete, insert, select, update
idempotency: delete, insert, select, update
incident: delete, insert, select, update
ledger_checkpoint: insert, select
ledger_entry: insert, select
ledger_head: delete, insert, select, update
look_back: delete, insert, select, update
look_back_commitment: delete, insert, select, update
look_back_draw: delete, insert, select, update
look_back_population: delete, insert, select, update
mail: delete, insert, select, update
message: delete, insert, select, update
migration: delete, insert, select, update
notice: delete, insert, select, update
org_placement: delete, insert, select, update
org_unit: delete, insert, select, update
org_unit_below: delete, insert, select, update
org_unit_name: delete, insert, select, update
phone_message: delete, insert, select, update
rating: delete, insert, select, update
rating_code: delete, insert, select, update
rating_token: delete, insert, select, update
reception_appointment: delete, insert, select, update
reception_change: delete, insert, select, update
reception_day: delete, insert, select, update
reception_matter: delete, insert, select, update
recovery_code: delete, insert, select, update
regulator_code: delete, insert, select, update
regulator_load: delete, insert, select, update
regulator_word: delete, insert, select, update
sandbox_clock: delete, insert, select, update
second_factor: delete, insert, select, update
second_factor_draft: delete, insert, select, update
service_case: delete, insert, select, update
session: delete, insert, select, update
setting: delete, insert, select, update
sign_in_flow: delete, insert, select, update
sign_in_guard: delete, insert, select, update
sign_in_step: delete, insert, select, update
staff: delete, insert, select, update
staff_identity: delete, insert, select, update
staff_password: delete, insert, select, update
staff_role: delete, insert, select, update
text_block: delete, insert, select, update
ticket: delete, insert, select, update
unmasking: delete, insert, select, update
visit: delete, insert, select, update
visit_voice: delete, insert, select, update
wechat_message: delete, insert, select, update
weekly_analysis: delete, insert, select, update
