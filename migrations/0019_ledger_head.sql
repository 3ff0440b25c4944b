-- How far the ledger had come a moment ago, signed: what is cut off or put in between two days' seals shows as well.
create table ledger_head (
  one        boolean     primary key default true check (one),
  after_id   bigint      not null,
  through_id bigint      not null,
  entries    bigint      not null,
  root       bytea       not null,
  algorithm  text        not null,
  signature  bytea       not null,
  public_key text        not null,
  marked_at  timestamptz not null
);
comment on table ledger_head is 'Root over the digests of all entries after after_id (the last seal) up to through_id; marked anew about every minute.';
alter table ledger_head enable row level security;
create policy wall on ledger_head using ((select scope_everywhere()));
grant select, insert, update on ledger_head to bihuan_app;
