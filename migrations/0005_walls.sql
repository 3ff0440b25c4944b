-- The second wall: row-level security on every table that belongs to somebody.

create function mark_wall(target regclass, rule text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy wall on %s using ((select scope_everywhere()) or %s)', target, rule);
end $$;

select mark_wall(t::regclass, 'unit_id = any ((select scope_units())::uuid[])')
from unnest(array['look_back_draw', 'look_back_population', 'weekly_analysis', 'incident']) t;

select mark_wall('service_case', 'unit_id = any ((select scope_units())::uuid[]) or seen_by && (select scope_units())');
select mark_wall(t::regclass,
  'unit_id = any ((select scope_units())::uuid[]) or exists (select from service_case c where c.id = case_id)')
from unnest(array['feedback', 'clock', 'case_step', 'case_entry', 'approval', 'message']) t;
select mark_wall('hand_over',
  'unit_id = any ((select scope_units())::uuid[]) or to_id = (select scope_actor()) or exists (select from service_case c where c.id = case_id)');
select mark_wall('ticket',
  'unit_id = any ((select scope_units())::uuid[]) or from_unit_id = any ((select scope_units())::uuid[]) or exists (select from service_case c where c.id = case_id)');
select mark_wall('case_link', 'exists (select from service_case c where c.id = case_id)');
select mark_wall('look_back',
  'unit_id = any ((select scope_units())::uuid[]) or assigned_unit_id = any ((select scope_units())::uuid[]) or assigned_to = (select scope_actor())');
select mark_wall('clock_segment', 'exists (select from clock c where c.id = clock_id)');
select mark_wall('correction', 'exists (select from feedback f where f.id = feedback_id)');
select mark_wall('customer',
  'unit_id = any ((select scope_units())::uuid[]) or manager_id = (select scope_actor())
   or exists (select from service_case c where c.customer_id = customer.id)');
select mark_wall('notice', 'staff_id = (select scope_actor())');
select mark_wall('unmasking', 'staff_id = (select scope_actor())');
-- Only the system itself, which acts everywhere, reaches these.
select mark_wall(t::regclass, 'false')
from unnest(array['staff_password', 'session', 'api_key', 'look_back_commitment', 'phone_message', 'setting', 'ledger_checkpoint']) t;
select mark_wall('idempotency', 'actor = coalesce((select scope_actor())::text, '''')');
-- A word may be left for anybody; only its reader sees it.
create policy leave on notice for insert with check (true);
drop function mark_wall(regclass, text);

-- The application's role: it owns nothing, bypasses nothing, and cannot change what is append-only.
do $$ begin
  if not exists (select from pg_roles where rolname = 'bihuan_app') then
    create role bihuan_app login nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
end $$;
grant usage on schema public to bihuan_app;
grant select, insert, update, delete on all tables in schema public to bihuan_app;
grant usage, select on all sequences in schema public to bihuan_app;
revoke update, delete on ledger_entry, ledger_checkpoint from bihuan_app;
revoke insert, update, delete on configuration_epoch from bihuan_app;
alter default privileges in schema public grant select, insert, update, delete on tables to bihuan_app;
alter default privileges in schema public grant usage, select on sequences to bihuan_app;
