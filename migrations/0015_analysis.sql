-- What the weekly analysis stands on (4.2.1): counts that are always exact, documents that are kept, and mail to staff.

-- Weeks begin on Monday, 00:00 in UTC+8, whatever zone the database keeps.
create function week_on(at timestamptz) returns date language sql immutable
  return date_trunc('week', at at time zone interval '8 hours')::date;

create table feedback_tally (
  unit_id  uuid not null references org_unit,
  week_on  date not null check (extract(isodow from week_on) = 1),
  business text not null,
  nature   text not null,
  tier     text not null,
  n        int  not null,
  primary key (unit_id, week_on, business, nature, tier)
);
comment on table feedback_tally is 'How much feedback a unit received in a week (by its Monday), on the three axes. Together with feedback_tally_delta exactly what counting the rows gives.';

create table bank_tally (
  week_on  date not null check (extract(isodow from week_on) = 1),
  business text not null,
  nature   text not null,
  tier     text not null,
  n        int  not null,
  primary key (week_on, business, nature, tier)
);
comment on table bank_tally is 'feedback_tally over all units, for who sees the whole bank.';

create table feedback_tally_delta (
  unit_id  uuid not null,
  week_on  date not null,
  business text not null,
  nature   text not null,
  tier     text not null,
  change   int  not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
comment on table feedback_tally_delta is 'What happened since the tallies were folded: appended by the transaction that changed the feedback, so that no two of them wait for one count.';

-- Whoever changes feedback, by whatever way, changes its count in the same transaction.
create function tally_feedback() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op <> 'INSERT' then
    insert into feedback_tally_delta values (old.unit_id, week_on(old.received_at), old.business, old.nature, old.tier, -1);
  end if;
  if tg_op <> 'DELETE' then
    insert into feedback_tally_delta values (new.unit_id, week_on(new.received_at), new.business, new.nature, new.tier, 1);
  end if;
  return null;
end $$;
create trigger feedback_tally_new after insert or delete on feedback for each row execute function tally_feedback();
create trigger feedback_tally_moved after update of unit_id, received_at, business, nature, tier on feedback for each row
  when ((old.unit_id, old.received_at, old.business, old.nature, old.tier) is distinct from (new.unit_id, new.received_at, new.business, new.nature, new.tier))
  execute function tally_feedback();

-- Adds what happened to the tallies and forgets it, in one statement: a reader sees it once, before or after.
create function fold_feedback_tally(most int) returns int language plpgsql security definer set search_path = public as $$
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
end $$;
revoke execute on function fold_feedback_tally(int) from public;
grant execute on function fold_feedback_tally(int) to bihuan_app;

insert into feedback_tally select unit_id, week_on(received_at), business, nature, tier, count(*) from feedback group by 1, 2, 3, 4, 5;
insert into bank_tally select week_on, business, nature, tier, sum(n) from feedback_tally group by 1, 2, 3, 4;

-- A report that was made is never made otherwise; its digest stands on the ledger.
alter table weekly_analysis add column digest bytea;
comment on column weekly_analysis.digest is 'Digest of the body in canonical JSON, as the ledger has it; null for weeks from before reports were kept.';
create index weekly_analysis_unit on weekly_analysis (unit_id, week desc);
create trigger weekly_analysis_kept before update or delete on weekly_analysis for each statement execute function refuse_change();

create table document (
  id         uuid        primary key,
  kind       text        not null check (kind in ('feedback-rows', 'weekly-report')),
  format     text        not null check (format in ('csv', 'xlsx', 'pdf')),
  unit_id    uuid        not null references org_unit,
  staff_id   uuid        references staff,
  week       text,
  filter     jsonb,
  name       text        not null,
  state      text        not null check (state in ('waiting', 'ready', 'failed')),
  total_rows int         not null default 0 check (total_rows >= 0),
  done_rows  int         not null default 0 check (done_rows >= 0),
  bytes      int         check (bytes >= 0),
  digest     bytea,
  failure    text,
  asked_at   timestamptz not null,
  ready_at   timestamptz,
  expires_at timestamptz,
  check ((state = 'ready') = (ready_at is not null)),
  check (state <> 'ready' or digest is not null),
  check ((staff_id is null) = (week is not null))
);
comment on table document is 'A file that was made: an export, which belongs to who asked for it and expires, or a part of a weekly report, which is kept.';
create unique index document_report on document (week, unit_id, format) where week is not null;
create index document_staff on document (staff_id, asked_at desc) where staff_id is not null;
create index document_expires on document (expires_at) where expires_at is not null;
create trigger document_kept before update or delete on document for each row when (old.week is not null and old.state = 'ready')
  execute function refuse_change();

create table document_part (
  document_id uuid  not null references document on delete cascade,
  nth         int   not null check (nth >= 0),
  bytes       bytea not null check (length(bytes) between 1 and 1048576),
  primary key (document_id, nth)
);
comment on table document_part is 'A document''s bytes in order, so that neither writing nor sending holds it whole. Bytes of compressed files are kept as they are.';
alter table document_part alter column bytes set storage external;

alter table staff add column email text check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$');

create table mail (
  id         uuid        primary key,
  staff_id   uuid        not null references staff,
  unit_id    uuid        not null references org_unit,
  kind       text        not null check (kind in ('weekly-report')),
  about      text        not null,
  to_address text        not null,
  subject    text        not null,
  text       text        not null,
  state      text        not null check (state in ('queued', 'sent', 'failed')),
  failure    text,
  attempts   int         not null default 0,
  queued_at  timestamptz not null,
  sent_at    timestamptz,
  unique (staff_id, kind, about)
);
comment on table mail is 'What was sent to a colleague''s mailbox: never a customer''s words, only that there is something to read, and where.';

do $$ declare t text; begin
  foreach t in array array['feedback_tally', 'feedback_tally_delta', 'bank_tally', 'document', 'document_part', 'mail'] loop
    execute format('alter table %I enable row level security', t);
  end loop;
end $$;
create policy wall on feedback_tally using ((select scope_everywhere()) or unit_id = any ((select scope_units())::uuid[]));
create policy wall on feedback_tally_delta using ((select scope_everywhere()) or unit_id = any ((select scope_units())::uuid[]));
create policy wall on bank_tally using ((select scope_everywhere()));
create policy wall on document using (
  case when staff_id is not null then staff_id = (select scope_actor()) or ((select scope_everywhere()) and (select scope_actor()) is null)
  else (select scope_everywhere()) or unit_id = any ((select scope_units())::uuid[]) end);
create policy wall on document_part using (exists (select from document d where d.id = document_id));
create policy wall on mail using ((select scope_everywhere()) and (select scope_actor()) is null);

revoke insert, update, delete on feedback_tally, bank_tally, feedback_tally_delta from bihuan_app;
revoke update, delete on document_part from bihuan_app;
