-- What makes a team of many desks: news of every change, who is at a case right now, moves in bulk, words kept ready.

-- News. The row's own trigger writes it down, in the transaction that changed the row: what kind of thing, which, and for
-- whose eyes (units, or one person). Never a value: who hears it asks anew, behind the own wall. It is carried out by
-- drain_news, since NOTIFY inside the change itself would let one transaction commit at a time (docs/adr).
create unlogged table news (
  id      bigint generated always as identity primary key,
  payload text   not null
);
comment on table news is 'News that waits to be told, for milliseconds. Unlogged: a crash of the database ends every stream, and each begins anew.';
revoke all on news from bihuan_app;

create function tell_news(kind text, id uuid, case_id uuid, units uuid[], staff_id uuid) returns void
language sql as $$
  insert into news (payload) select json_build_object('kind', kind, 'id', id, 'caseId', case_id, 'staffId', staff_id,
    'units', to_json((select array_agg(distinct u) from unnest(units[1:100]) u where u is not null)))::text
$$;

-- Tells what waits, each thing once. Writes no log that anybody waits for, so that telling costs microseconds.
create function drain_news(most int) returns int language plpgsql security definer set search_path = public
set synchronous_commit = off as $$
declare told int;
begin
  with gone as (
    delete from news where id in (select n.id from news n order by n.id limit most for update skip locked) returning id, payload),
  once as (select payload from gone group by payload order by min(id))
  select count(pg_notify('bihuan_news', payload)) into told from once;
  return told;
end $$;
revoke execute on function drain_news(int) from public;
grant execute on function drain_news(int) to bihuan_app;

create function tell_of_case() returns trigger language plpgsql security definer set search_path = public as $$
begin
  -- Whoever could see it before hears that it went.
  perform tell_news('case', new.id, new.id, case when tg_op = 'UPDATE' then old.unit_id || old.seen_by else '{}' end || new.unit_id || new.seen_by, null);
  return null;
end $$;
create trigger service_case_news after insert or update on service_case for each row execute function tell_of_case();

-- A part of a case is for the eyes that may see the case; its argument names the kind.
create function tell_of_part() returns trigger language plpgsql security definer set search_path = public as $$
declare row jsonb := to_jsonb(new);
begin
  perform tell_news(tg_argv[0], (row ->> coalesce(tg_argv[1], 'id'))::uuid, (row ->> 'case_id')::uuid,
    (row ->> 'unit_id')::uuid || coalesce((select c.unit_id || c.seen_by from service_case c where c.id = (row ->> 'case_id')::uuid), '{}'),
    (row ->> 'to_id')::uuid);
  return null;
end $$;
create trigger case_entry_news after insert on case_entry for each row execute function tell_of_part('case', 'case_id');
create trigger ticket_news after insert or update on ticket for each row execute function tell_of_part('ticket');
create trigger approval_news after insert or update on approval for each row execute function tell_of_part('approval');
create trigger hand_over_news after insert or update on hand_over for each row execute function tell_of_part('hand-over');
create trigger message_news after insert or update on message for each row execute function tell_of_part('case', 'case_id');
create trigger feedback_news after insert or update of case_id, incident_id, is_corrected on feedback for each row execute function tell_of_part('feedback');
create trigger look_back_news after insert or update on look_back for each row execute function tell_of_part('look-back');
create trigger clock_news after update of state, due_at, responsible_id, late_at, escalation_level on clock for each row
  when (new.case_id is not null) execute function tell_of_part('case', 'case_id');
create trigger duty_news after insert or update of state on clock for each row when (new.period is not null) execute function tell_of_part('duty');
create trigger incident_news after insert or update on incident for each row execute function tell_of_part('incident');

create function tell_of_notice() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform tell_news('notice', new.id, null, '{}', new.staff_id);
  return null;
end $$;
create trigger notice_news after insert or update of read_at on notice for each row execute function tell_of_notice();

-- A stream outlives the request that opened it: asked every few seconds which of them still have their session, and over
-- what. Asking is no sign of life, so a screen that was left open does not keep its session.
create function sessions_held(digests bytea[], at timestamptz, idle_since timestamptz)
returns table (digest bytea, roots uuid[], roles text[])
language sql stable security definer set search_path = public as $$
  select s.id_digest,
    array_prepend(p.unit_id, array(select r.unit_id from staff_role r where r.staff_id = p.id and r.until_on is null)),
    array(select r.role from staff_role r where r.staff_id = p.id and r.until_on is null)
  from session s join staff p on p.id = s.staff_id
  where s.id_digest = any (digests) and s.seen_at > idle_since and s.expires_at > at and p.left_on is null
$$;
revoke execute on function sessions_held(bytea[], timestamptz, timestamptz) from public;
grant execute on function sessions_held(bytea[], timestamptz, timestamptz) to bihuan_app;

-- Who leads moves cases openly: each move with its reason, and a few minutes to take it back.
create table assignment (
  id         uuid        primary key,
  unit_id    uuid        not null references org_unit,
  by         uuid        not null references staff,
  at         timestamptz not null,
  reason     text        not null check (length(reason) >= 2),
  undo_until timestamptz not null check (undo_until > at),
  undone_at  timestamptz
);
comment on table assignment is 'Cases moved together by who leads, and until when that may be taken back.';
create table assignment_move (
  assignment_id uuid        not null references assignment,
  case_id       uuid        not null references service_case,
  from_id       uuid        references staff check (from_id <> to_id),
  to_id         uuid        not null references staff,
  was_stage     text        not null,
  was_taken_at  timestamptz,
  undone_at     timestamptz,
  primary key (assignment_id, case_id)
);
comment on table assignment_move is 'One case of an assignment: from whom (null: from nobody), to whom, and whether it was moved back.';
alter table assignment enable row level security;
create policy wall on assignment using ((select scope_everywhere()) or unit_id = any ((select scope_units())::uuid[]));
alter table assignment_move enable row level security;
create policy wall on assignment_move using ((select scope_everywhere()) or exists (select from assignment a where a.id = assignment_id));

alter table staff add column away_until_on date;
comment on column staff.away_until_on is 'Away until this day, which is still included: nothing is assigned meanwhile.';
create index clock_case_due on clock (due_at) where closed_at is null and subject_kind = 'case';
