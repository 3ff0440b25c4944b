-- Effects (messages, documents) leave through graphile-worker's queue, enqueued in the transaction that wants them.
create type effect_request as (task text, payload json, job_key text);

-- The queue's tables belong to the owner; the application may only ask for an effect.
create function enqueue_effect(task text, payload json, job_key text) returns bigint
language plpgsql security definer set search_path = public as $$
declare job bigint;
begin
  select id into job from graphile_worker.add_job(task, payload, job_key := job_key, max_attempts := 12);
  return job;
end $$;
revoke execute on function enqueue_effect(text, json, text) from public;
grant execute on function enqueue_effect(text, json, text) to bihuan_app;
