-- The secret of a month is nobody's until its draw; afterwards it is everybody's who may read the certificate.
create function revealed_look_back(asked_month text) returns table (commitment bytea, secret bytea)
language sql stable security definer set search_path = public as $$
  select commitment, secret from look_back_commitment where month = asked_month and revealed_at is not null
$$;
revoke execute on function revealed_look_back(text) from public;
grant execute on function revealed_look_back(text) to bihuan_app;
