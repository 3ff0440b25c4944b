-- Signing in with the bank's own identity (OIDC, LDAP), and with a second factor.

alter table session
  add column id     uuid not null default gen_random_uuid() unique,
  add column way    text not null default 'password' check (way in ('password', 'directory', 'provider')),
  add column device text not null default '' check (length(device) <= 200);
comment on table session is 'Who is signed in, on what device and by which way; only the digest of the cookie''s secret is kept.';

create table staff_identity (
  id       uuid        primary key,
  staff_id uuid        not null references staff,
  kind     text        not null check (kind in ('directory', 'provider')),
  issuer   text        not null check (length(issuer) between 1 and 500),
  subject  text        not null check (length(subject) between 1 and 255),
  bound_at timestamptz not null,
  bound_by uuid        references staff,
  ended_at timestamptz,
  ended_by uuid        references staff
);
comment on table staff_identity is 'Which identity of the provider or the directory is which account: by issuer and subject, never by a name that may be given to somebody else. bound_by is null where the configured claim bound it. An ended binding stays: the claim never binds such an account again.';
create unique index staff_identity_subject on staff_identity (issuer, subject) where ended_at is null;
create unique index staff_identity_staff on staff_identity (staff_id, issuer) where ended_at is null;
create index staff_identity_history on staff_identity (staff_id);

create table sign_in_flow (
  id_digest  bytea       primary key,
  state      text        not null,
  nonce      text        not null,
  verifier   text        not null,
  to_path    text        not null check (to_path like '/%' and length(to_path) <= 500),
  expires_at timestamptz not null
);
comment on table sign_in_flow is 'One way to the provider and back, bound to one browser by its cookie; taken out when it is used.';
create index sign_in_flow_expiry on sign_in_flow (expires_at);

create table sign_in_step (
  id_digest  bytea       primary key,
  staff_id   uuid        not null references staff,
  way        text        not null check (way in ('password', 'directory', 'provider')),
  device     text        not null default '',
  secret     bytea,
  expires_at timestamptz not null
);
comment on table sign_in_step is 'The first factor was right and the second is owed: not yet a session. secret is one that is being enrolled, encrypted.';
create index sign_in_step_expiry on sign_in_step (expires_at);

create table sign_in_guard (
  key_digest   bytea       primary key,
  failed_count int         not null,
  locked_until timestamptz,
  seen_at      timestamptz not null
);
comment on table sign_in_guard is 'Wrong tries at a login that the directory decides, counted here so that nobody guesses through us.';
create index sign_in_guard_seen on sign_in_guard (seen_at);

create table second_factor (
  staff_id     uuid        primary key references staff,
  secret       bytea       not null,
  last_step    bigint      not null,
  failed_count int         not null default 0,
  locked_until timestamptz,
  enrolled_at  timestamptz not null
);
comment on table second_factor is 'RFC 6238: the secret is encrypted with a key outside the database; last_step is the newest time step whose code was used.';

create table second_factor_draft (
  staff_id   uuid        primary key references staff,
  secret     bytea       not null,
  expires_at timestamptz not null
);
comment on table second_factor_draft is 'A secret that was shown to somebody who is signed in and that waits for its first code.';

create table recovery_code (
  staff_id uuid        not null references staff,
  digest   bytea       not null,
  used_at  timestamptz,
  primary key (staff_id, digest)
);
comment on table recovery_code is 'Shown once; kept as a keyed digest, so that whoever reads the database cannot try them out.';

-- Whoever recognises nobody yet acts as the system; these are reached by it alone.
do $$
declare target text;
begin
  foreach target in array array['staff_identity', 'sign_in_flow', 'sign_in_step', 'sign_in_guard', 'second_factor', 'second_factor_draft', 'recovery_code'] loop
    execute format('alter table %I enable row level security', target);
    execute format('create policy wall on %I using ((select scope_everywhere()))', target);
  end loop;
end $$;

drop function identify_session(bytea, timestamptz, timestamptz);
create function identify_session(digest bytea, at timestamptz, idle_since timestamptz)
returns table (session_id uuid, staff_id uuid, login text, name text, post text, unit_id uuid, person_key text, roles jsonb)
language plpgsql security definer set search_path = public as $$
begin
  update session s set seen_at = at
    where s.id_digest = digest and s.seen_at < at - interval '1 minute' and s.seen_at > idle_since and s.expires_at > at;
  return query
    select s.id, p.id, p.login, p.name, p.post, p.unit_id, p.person_key,
      coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'unitId', r.unit_id)) from staff_role r
        where r.staff_id = p.id and r.until_on is null), '[]')
    from session s join staff p on p.id = s.staff_id
    where s.id_digest = digest and s.seen_at > idle_since and s.expires_at > at and p.left_on is null;
end $$;
revoke execute on function identify_session(bytea, timestamptz, timestamptz) from public;
grant execute on function identify_session(bytea, timestamptz, timestamptz) to bihuan_app;
