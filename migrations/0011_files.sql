-- Files that customers and staff hand in, what they are attached to, and how often a door may be knocked at.

create unlogged table rate_limit (
  name    text        not null,
  key     bytea       not null,
  full_at timestamptz not null,
  primary key (name, key)
);
comment on table rate_limit is 'One leaking bucket for each limit and caller (digest of an address, a code, a phone): it is empty again at full_at. Lost in a crash without harm.';
alter table rate_limit enable row level security;
revoke all on rate_limit from bihuan_app;

-- Counting stands outside the caller's transaction and wall: a guess that was refused and rolled back was still a guess.
create function take_turn(limit_name text, limit_key bytea, at timestamptz, step interval, capacity interval)
returns double precision language plpgsql security definer set search_path = public as $$
declare taken timestamptz;
begin
  insert into rate_limit as r (name, key, full_at) values (limit_name, limit_key, at + step)
  on conflict (name, key) do update set full_at = greatest(r.full_at, at) + step
    where greatest(r.full_at, at) + step <= at + capacity
  returning full_at into taken;
  if taken is not null then return 0; end if;
  return (select extract(epoch from full_at + step - capacity - at) from rate_limit
    where name = limit_name and key = limit_key);
end $$;
create function forget_turns(at timestamptz) returns void language sql security definer set search_path = public as $$
  delete from rate_limit where full_at < at
$$;
revoke execute on function take_turn(text, bytea, timestamptz, interval, interval) from public;
revoke execute on function forget_turns(timestamptz) from public;
grant execute on function take_turn(text, bytea, timestamptz, interval, interval) to bihuan_app;
grant execute on function forget_turns(timestamptz) to bihuan_app;

create table file (
  id            uuid        primary key,
  ticket_digest bytea       unique,
  kind          text        not null check (kind in ('image', 'audio', 'document')),
  mime          text        not null,
  name          text        not null check (length(name) between 1 and 200),
  bytes         int         not null check (bytes > 0),
  digest        bytea       not null check (length(digest) = 32),
  seconds       real        check (seconds >= 0),
  uploaded_at   timestamptz not null,
  uploaded_by   uuid,
  claimed_at    timestamptz,
  check ((claimed_at is null) = (ticket_digest is not null))
);
comment on table file is 'A file that was handed in. Its bytes lie in the store under digest (SHA-256); kind and mime were decided by its content.';
comment on column file.ticket_digest is 'Digest of the ticket that its sender holds: who attaches it must hold the ticket. Gone once it was attached.';
comment on column file.uploaded_by is 'The employee or the key that sent it, and then nobody else attaches it; null where a customer did.';
create index file_unclaimed on file (uploaded_at) where claimed_at is null;
create index file_digest on file (digest);

create table attachment (
  file_id          uuid        primary key references file,
  unit_id          uuid        not null references org_unit,
  feedback_id      uuid        references feedback,
  case_id          uuid        references service_case,
  position         smallint    not null,
  note             text        not null default '' check (length(note) <= 2000),
  at               timestamptz not null,
  by               uuid        references staff,
  transcript_state text        check (transcript_state in ('waiting', 'made', 'unreadable', 'no-engine')),
  transcript       text,
  transcribed_at   timestamptz,
  transcribed_by   text,
  check (feedback_id is not null or case_id is not null),
  check ((transcript_state is not distinct from 'made') = (transcript is not null)),
  check ((transcript is not null) = (transcribed_at is not null))
);
comment on table attachment is 'A picture, a voice or a document that belongs to a feedback, or that staff added to a case (4.1.1).';
comment on column attachment.transcript is 'What a machine heard, secrets masked; the voice itself stays the customer''s words.';
create index attachment_feedback on attachment (feedback_id) where feedback_id is not null;
create index attachment_case on attachment (case_id) where case_id is not null;

alter table attachment enable row level security;
create policy wall on attachment using ((select scope_everywhere())
  or unit_id = any ((select scope_units())::uuid[])
  or exists (select from service_case c where c.id = case_id)
  or exists (select from feedback f where f.id = feedback_id));
alter table file enable row level security;
create policy wall on file using ((select scope_everywhere()) or exists (select from attachment a where a.file_id = file.id));

-- Who holds a ticket stands before the wall of a file that belongs to nobody yet: a narrow door that runs as the owner.
create function claim_files(tickets bytea[], claimer uuid, at timestamptz)
returns table (id uuid, kind text, mime text, name text, bytes int, digest bytea, seconds real)
language sql security definer set search_path = public as $$
  with claimed as (
    update file f set claimed_at = at, ticket_digest = null
    from unnest(tickets) with ordinality as asked (ticket, place)
    where f.ticket_digest = asked.ticket and (f.uploaded_by is null or f.uploaded_by = claimer)
    returning f.id, f.kind, f.mime, f.name, f.bytes, f.digest, f.seconds, asked.place)
  select id, kind, mime, name, bytes, digest, seconds from claimed order by place
$$;
revoke execute on function claim_files(bytea[], uuid, timestamptz) from public;
grant execute on function claim_files(bytea[], uuid, timestamptz) to bihuan_app;
