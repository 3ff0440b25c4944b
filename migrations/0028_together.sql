-- People at one case together: who is there, words kept ready, and finding what one remembers.

-- Who is at a case right now. Fleeting by nature: unlogged, and by the machine's time, since a sandbox's stands still.
create unlogged table case_presence (
  case_id  uuid        not null references service_case on delete cascade,
  staff_id uuid        not null references staff,
  doing    text        not null check (doing in ('reading', 'answering')),
  seen_at  timestamptz not null default clock_timestamp(),
  primary key (case_id, staff_id)
);
comment on table case_presence is 'Who looks at a case and who writes an answer, as of the last sign of life; forgotten after a minute.';
alter table case_presence enable row level security;
create policy wall on case_presence using (exists (select from service_case c where c.id = case_id));
create function tell_of_presence() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform tell_news('presence', coalesce(new.case_id, old.case_id), coalesce(new.case_id, old.case_id),
    (select c.unit_id || c.seen_by from service_case c where c.id = coalesce(new.case_id, old.case_id)), null);
  return null;
end $$;
create trigger case_presence_came after insert or delete on case_presence for each row execute function tell_of_presence();
create trigger case_presence_turned after update on case_presence for each row when (new.doing <> old.doing) execute function tell_of_presence();

-- Words kept ready, a person's own or a unit's. They hold variables and no customer.
create table text_block (
  id         uuid        primary key,
  owner_id   uuid        not null references staff,
  unit_id    uuid        references org_unit,
  title      text        not null check (length(title) between 1 and 60),
  text       text        not null check (length(text) between 2 and 2000),
  used_count int         not null default 0,
  changed_at timestamptz not null,
  removed_at timestamptz
);
comment on table text_block is 'A text block: personal without a unit, else of everybody in the unit and below it.';
create index text_block_unit on text_block (unit_id) where removed_at is null and unit_id is not null;
create index text_block_owner on text_block (owner_id) where removed_at is null and unit_id is null;
alter table text_block enable row level security;
create policy wall on text_block using ((select scope_everywhere()) or owner_id = (select scope_actor()) or (unit_id is not null and (
  unit_id = any ((select scope_units())::uuid[])
  or unit_id in (select b.ancestor_id from org_unit_below b where b.unit_id = any (string_to_array(nullif(current_setting('bihuan.roots', true), ''), ',')::uuid[])))));

-- Finding by what people remember: the initials of a name, the last four digits of a number.
alter table customer add column search_version smallint not null default 0;
comment on column customer.search_version is 'By which rules `search` was made; a job makes those of older rules anew.';
create index customer_search_old on customer (id) where search_version < 1;
create index service_case_phone_tail on service_case (right(contact_phone, 4), received_at desc) where contact_phone is not null;
