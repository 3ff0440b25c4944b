-- A call rings on its agent's screen at once: its news go to whoever has it in hand, and to whoever had it before.

create function tell_of_call() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform tell_news('call', new.id, null, '{}', new.agent_id);
  if tg_op = 'UPDATE' and old.agent_id is distinct from new.agent_id then
    perform tell_news('call', new.id, null, '{}', old.agent_id);
  end if;
  return null;
end $$;
create trigger call_news after insert or update of state, agent_id, recording, wrapped_up_at on call
  for each row execute function tell_of_call();
