-- The ground everything stands on: who is asking, what was configured, and the record that nothing leaves.

-- Two walls. The first is the application's `may` and `Scope`; this is the second: PostgreSQL itself refuses rows
-- outside the organisation subtree that the transaction was opened for. Without a setting nothing is visible.
create function scope_everywhere() returns boolean language sql stable
  return coalesce(current_setting('bihuan.everywhere', true), '') = 'on';
create function scope_actor() returns uuid language sql stable
  return nullif(current_setting('bihuan.actor', true), '')::uuid;

create table configuration_epoch (
  one   boolean primary key default true check (one),
  value bigint  not null
);
comment on table configuration_epoch is 'Rises with every change of configuration; a process whose copy is older reads again.';
insert into configuration_epoch (value) values (1);

create function raise_epoch() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update configuration_epoch set value = value + 1;
  return null;
end $$;

create table sandbox_clock (
  one    boolean     primary key default true check (one),
  now_at timestamptz not null
);
comment on table sandbox_clock is 'The bank''s time in a sandbox: moved by hand, never backwards. Empty outside a sandbox.';

create table setting (
  name  text primary key,
  value text not null
);
comment on table setting is 'Secrets and marks of this installation: signing keys, whether the demo bank was seeded.';

create table idempotency (
  actor          text        not null,
  key            text        not null check (length(key) between 1 and 200),
  request_digest bytea       not null,
  status         smallint    not null,
  reply          text        not null,
  at             timestamptz not null,
  primary key (actor, key)
);
comment on table idempotency is 'The answer to an unsafe request, kept in the transaction that did the work: asked again, it is answered again.';

create table ledger_entry (
  id     bigint      generated always as identity primary key,
  stream text        not null,
  seq    int         not null check (seq >= 1),
  at     timestamptz not null,
  event  text        not null,
  actor  text        not null,
  body   text        not null,
  digest bytea       not null,
  unique (stream, seq)
);
comment on table ledger_entry is 'Every change, append-only. digest = H(previous digest of the stream, all other columns but id); personal values are never in body.';

create table ledger_checkpoint (
  day        date        primary key,
  through_id bigint      not null,
  entries    bigint      not null,
  root       bytea       not null,
  previous   bytea       not null,
  digest     bytea       not null,
  algorithm  text        not null,
  signature  bytea       not null,
  public_key text        not null,
  sealed_at  timestamptz not null
);
comment on table ledger_checkpoint is 'A day sealed and signed: root over the digests of all entries up to through_id in their order, chained to the day before.';

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end $$;
create trigger ledger_entry_append_only before update or delete on ledger_entry for each statement execute function refuse_change();
create trigger ledger_checkpoint_append_only before update or delete on ledger_checkpoint for each statement execute function refuse_change();
