-- The customer's own door (2.3.1, 4.1.2): who they are when the bank's app vouches for them, how they wish to read, and
-- what WeChat brought.

-- Codes of progress are computed from this secret and the number that was told: no row holds a code.
insert into setting (name, value)
values ('progress-secret', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));

create table customer_preference (
  customer_id uuid        primary key references customer,
  mode        text        not null check (mode in ('standard', 'elder')),
  type_size   smallint    not null check (type_size between 1 and 3),
  reads_aloud boolean     not null,
  changed_at  timestamptz not null
);
comment on table customer_preference is 'Elder mode is kept per customer (2.3.1), as the customer chose it; age only offers it.';
alter table customer_preference enable row level security;
create policy wall on customer_preference
  using ((select scope_everywhere()) or exists (select from customer c where c.id = customer_id));

create table customer_zone (
  id_digest   bytea       primary key,
  customer_id uuid        not null references customer,
  key_id      uuid        not null references api_key,
  token_id    text        not null check (length(token_id) between 8 and 100),
  opened_at   timestamptz not null,
  expires_at  timestamptz not null check (expires_at > opened_at),
  unique (key_id, token_id)
);
comment on table customer_zone is 'A customer whom the bank''s app handed over, by a signed token that counts once. Host time: it belongs to the machine.';
create index customer_zone_expires on customer_zone (expires_at);
alter table customer_zone enable row level security;
create policy wall on customer_zone using ((select scope_everywhere()));

create table wechat_message (
  id            text        primary key check (length(id) between 1 and 64),
  unit_id       uuid        not null references org_unit,
  sender_digest bytea       not null,
  kind          text        not null check (kind in ('text', 'image', 'voice', 'event', 'other')),
  reply         text        not null check (reply in ('receipt', 'added', 'welcome', 'none')),
  number        text,
  case_id       uuid        references service_case,
  feedback_id   uuid        references feedback,
  media_id      text        check (length(media_id) between 1 and 200),
  media_state   text        check (media_state in ('waiting', 'kept', 'failed')),
  at            timestamptz not null,
  check ((reply in ('receipt', 'added')) = (number is not null)),
  check ((media_id is null) = (media_state is null))
);
comment on column wechat_message.reply is 'Which passive reply it was given: made anew from the rows when WeChat asks again.';
comment on table wechat_message is 'What the WeChat account''s callback acknowledged, each once however often it was sent. The sender is a digest: no address is kept.';
create index wechat_message_sender on wechat_message (sender_digest, at desc);
create index wechat_message_case on wechat_message (case_id) where case_id is not null;
alter table wechat_message enable row level security;
create policy wall on wechat_message
  using ((select scope_everywhere()) or unit_id = any ((select scope_units())::uuid[]));
