-- Words are looked up in their index behind the wall: PostgreSQL may not use it there by itself, since `@@` could leak.

-- The feedback that holds these words, if it is seldom enough to be looked up at once; null where it is common, and
-- reading the newest and keeping those with the words is quicker. The same wall as the table's own stands inside.
create function feedback_with_words(words tsquery, most int) returns uuid[]
language plpgsql security definer set search_path = public as $$
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
end $$;
revoke execute on function feedback_with_words(tsquery, int) from public;
grant execute on function feedback_with_words(tsquery, int) to bihuan_app;

-- Work at a million cases: what is open is found without reading what is closed, and what is due without reading all.
create index clock_due on clock (due_at) where closed_at is null;
create index clock_escalated on clock using gin (escalated_to) where closed_at is null;
create index service_case_unit_open on service_case (unit_id, received_at) where stage <> 'closed';

-- What was escalated to who asks, and to nobody else: the index on it is of no use behind the wall, as above.
create function escalated_to_me() returns setof uuid language sql stable security definer set search_path = public as $$
  select distinct subject_id from clock where closed_at is null and escalated_to @> array[scope_actor()]
$$;
revoke execute on function escalated_to_me() from public;
grant execute on function escalated_to_me() to bihuan_app;
