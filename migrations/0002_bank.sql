-- The bank: its tree, its people, its customers, and how each of them is known to the system.

create table org_unit (
  id        uuid primary key,
  code      text not null unique,
  kind      text not null check (kind in ('head-office', 'branch', 'outlet', 'department')),
  name      text not null,
  name_en   text not null,
  calendar  text not null default 'cn',
  opened_on date not null,
  closed_on date check (closed_on > opened_on)
);
comment on table org_unit is 'Head office, branches, outlets and departments. `calendar` names the calendar of its line of business.';

create table org_placement (
  unit_id   uuid not null references org_unit,
  parent_id uuid not null references org_unit check (parent_id <> unit_id),
  from_on   date not null,
  until_on  date check (until_on > from_on),
  primary key (unit_id, from_on)
);
comment on table org_placement is 'Who stands under whom, from a day until (not including) a day: the tree of any date can be drawn.';
create unique index org_placement_current on org_placement (unit_id) where until_on is null;

create table org_unit_below (
  ancestor_id uuid not null references org_unit,
  unit_id     uuid not null references org_unit,
  depth       int  not null,
  primary key (ancestor_id, unit_id)
);
comment on table org_unit_below is 'The closure of today''s tree, each unit below itself at depth 0. Made by draw_org_tree.';
create index org_unit_below_unit on org_unit_below (unit_id);

create function draw_org_tree(today date) returns void language sql security definer set search_path = public as $$
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
$$;

-- Computed once per statement: policies call it as (select scope_units()).
create function scope_units() returns uuid[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(unit_id), '{}') from org_unit_below
  where ancestor_id = any (string_to_array(nullif(current_setting('bihuan.roots', true), ''), ',')::uuid[])
$$;

create table staff (
  id         uuid primary key,
  login      text not null unique check (login = lower(login)),
  name       text not null,
  unit_id    uuid not null references org_unit,
  post       text not null,
  phone      text,
  person_key text not null,
  deputy_id  uuid references staff check (deputy_id <> id),
  joined_on  date not null,
  left_on    date
);
comment on table staff is 'Accounts of people. person_key is the human behind it: two accounts of one human are one reviewer.';
create index staff_unit on staff (unit_id);

create table staff_role (
  staff_id uuid not null references staff,
  role     text not null,
  unit_id  uuid not null references org_unit,
  from_on  date not null,
  until_on date,
  primary key (staff_id, role, unit_id, from_on)
);
comment on table staff_role is 'A role held over a subtree for a time; what a role may do stands in manual/roles.yaml.';
create index staff_role_unit on staff_role (unit_id, role);

create table staff_password (
  staff_id     uuid        primary key references staff,
  hash         text        not null,
  failed_count int         not null default 0,
  locked_until timestamptz,
  changed_at   timestamptz not null
);

create table session (
  id_digest  bytea       primary key,
  staff_id   uuid        not null references staff,
  created_at timestamptz not null,
  seen_at    timestamptz not null,
  expires_at timestamptz not null
);
create index session_staff on session (staff_id);

create table api_key (
  id         uuid        primary key,
  name       text        not null,
  key_digest bytea       not null unique,
  scopes     text[]      not null,
  channel    text,
  unit_id    uuid        not null references org_unit,
  created_at timestamptz not null,
  created_by uuid        references staff,
  revoked_at timestamptz
);
comment on table api_key is 'A door for a channel or a core system; only the digest of the key is kept.';

create table customer (
  id         uuid primary key,
  number     text not null unique,
  name       text not null,
  phone      text,
  id_number  text,
  born_on    date,
  tier       text not null,
  products   text[] not null default '{}',
  unit_id    uuid not null references org_unit,
  manager_id uuid references staff,
  search     tsvector not null default ''
);
comment on table customer is 'Personal values (C2): masked on every screen until a reason was given.';
create index customer_phone on customer (phone);
create index customer_unit on customer (unit_id, id);
create index customer_search on customer using gin (search);

create table unmasking (
  id          uuid        primary key,
  staff_id    uuid        not null references staff,
  customer_id uuid        references customer,
  feedback_id uuid,
  field       text        not null,
  reason      text        not null check (length(reason) >= 2),
  at          timestamptz not null
);
comment on table unmasking is 'Who looked at which personal value and why (chapter 7, personal data).';

create trigger org_unit_epoch after insert or update or delete on org_unit for each statement execute function raise_epoch();
create trigger org_placement_epoch after insert or update or delete on org_placement for each statement execute function raise_epoch();
create trigger staff_epoch after insert or update or delete on staff for each statement execute function raise_epoch();
create trigger staff_role_epoch after insert or update or delete on staff_role for each statement execute function raise_epoch();
