-- Recognising a caller happens before anybody's wall is up, so it goes through two narrow doors that run as the owner.

create function identify_session(digest bytea, at timestamptz, idle_since timestamptz)
returns table (staff_id uuid, login text, name text, post text, unit_id uuid, person_key text, roles jsonb)
language plpgsql security definer set search_path = public as $$
begin
  update session s set seen_at = at
    where s.id_digest = digest and s.seen_at < at - interval '1 minute' and s.seen_at > idle_since and s.expires_at > at;
  return query
    select p.id, p.login, p.name, p.post, p.unit_id, p.person_key,
      coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'unitId', r.unit_id)) from staff_role r
        where r.staff_id = p.id and r.until_on is null), '[]')
    from session s join staff p on p.id = s.staff_id
    where s.id_digest = digest and s.seen_at > idle_since and s.expires_at > at and p.left_on is null;
end $$;

create function identify_key(digest bytea)
returns table (id uuid, name text, unit_id uuid, scopes text[], channel text)
language sql stable security definer set search_path = public as $$
  select k.id, k.name, k.unit_id, k.scopes, k.channel from api_key k where k.key_digest = digest and k.revoked_at is null
$$;
revoke execute on function identify_session(bytea, timestamptz, timestamptz) from public;
revoke execute on function identify_key(bytea) from public;
grant execute on function identify_session(bytea, timestamptz, timestamptz) to bihuan_app;
grant execute on function identify_key(bytea) to bihuan_app;

-- Sealing a day needs a moment at which no entry is half written; the application may not lock what it cannot change.
create function ledger_barrier() returns bigint language plpgsql security definer set search_path = public as $$
begin
  lock table ledger_entry in share mode;
  return (select coalesce(max(id), 0) from ledger_entry);
end $$;
revoke execute on function ledger_barrier() from public;
grant execute on function ledger_barrier() to bihuan_app;
