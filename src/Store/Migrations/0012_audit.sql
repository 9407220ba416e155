-- Who changed what, when, from which file. Entries are added in the transaction that makes the change, while the row of publications is locked,
-- and are never altered; each bears the hash of the one before it, so that nothing can be changed, left out or put in between unnoticed.

create table audit_entries (
  entry_no      bigint primary key,          -- 1, 2, 3 … without a gap
  at            timestamptz not null,
  actor         text not null,               -- os:alice, http:ledger, …
  action        text not null,               -- ingest, import-ledger, recalculate, …
  subject       text not null,               -- what was changed, as buildings/3
  file_name     text,
  sha256        text,                        -- of the file
  detail        jsonb not null,
  previous_hash bytea not null,              -- of the entry before; 32 bytes of 0 in the first
  hash          bytea not null
);

create trigger audit_entries_stay before update or delete or truncate on audit_entries for each statement execute function refuse_rewriting();

-- A text with its length in bytes before it, so that none can run into the next.
create function audit_field(value text) returns text language sql immutable as $$
  select coalesce(octet_length(value) || ':' || value, '-')
$$;

-- SHA-256 over the hash before and all fields in this order; the time in microseconds since 1970, the detail as PostgreSQL prints it.
create function audit_hash(e audit_entries) returns bytea language sql stable as $$
  select sha256(e.previous_hash || convert_to(
    audit_field(e.entry_no::text) || audit_field((extract(epoch from e.at) * 1000000)::bigint::text) || audit_field(e.actor)
      || audit_field(e.action) || audit_field(e.subject) || audit_field(e.file_name) || audit_field(e.sha256) || audit_field(e.detail::text),
    'UTF8'))
$$;

create function append_audit(actor text, action text, subject text, file_name text, sha256 text, detail jsonb) returns bigint
language plpgsql as $$
declare
  added audit_entries;
begin
  perform from publications for update;
  select a.entry_no, a.hash into added.entry_no, added.previous_hash from audit_entries a order by a.entry_no desc limit 1;
  added.entry_no := coalesce(added.entry_no, 0) + 1;
  added.previous_hash := coalesce(added.previous_hash, decode(repeat('00', 32), 'hex'));
  added.at := clock_timestamp();
  added.actor := actor;
  added.action := action;
  added.subject := subject;
  added.file_name := file_name;
  added.sha256 := sha256;
  added.detail := detail;
  added.hash := audit_hash(added);
  insert into audit_entries select added.*;
  return added.entry_no;
end $$;

-- SHA-256 over what is recorded of revisions, of all sites or some, and of imports, in the order of their numbers.
create function revisions_digest(of_sites text[]) returns text language sql stable as $$
  select encode(sha256(convert_to(coalesce(string_agg(
    audit_field(building_id::text) || audit_field(revision::text) || audit_field(file_name) || audit_field(sha256) || audit_field(fingerprint),
    '' order by building_id, revision), ''), 'UTF8')), 'hex')
  from revisions
  where of_sites is null or building_id in (select building_id from buildings join sites using (site_id) where code = any(of_sites))
$$;

create function imports_digest() returns text language sql stable as $$
  select encode(sha256(convert_to(coalesce(string_agg(
    audit_field(import_id::text) || audit_field(source) || audit_field(rows_added::text) || audit_field(rows_ended::text),
    '' order by import_id), ''), 'UTF8')), 'hex')
  from ledger_imports
$$;

-- What was there before nobody recorded; that it stays as it is can be told from here on.
select append_audit('os:' || current_user, 'begin', 'database', null, null, jsonb_build_object(
  'revisions', (select count(*) from revisions), 'revisionsDigest', revisions_digest(null),
  'imports', (select count(*) from ledger_imports), 'importsDigest', imports_digest()))
where exists (select from revisions) or exists (select from ledger_imports);
