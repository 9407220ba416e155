-- What changed, for other systems: rows that are added in the transaction that makes the change, and never altered.
-- Numbers are given while the row of publications is locked, which every transaction that publishes keeps until its end: they appear in their
-- order, and who has read through a number has missed none before it. Numbers may be left out.

create table change_feed (feed_id uuid not null default gen_random_uuid());  -- the name of this feed among others
insert into change_feed default values;

create table changes (
  change_id   bigint generated always as identity primary key,
  occurred_at timestamptz not null default clock_timestamp(),
  type        text not null,                 -- spacegeo.revision, spacegeo.areas, …
  subject     text not null,                 -- what changed, as buildings/3
  building_id integer,                       -- null where it is not about one building
  data        jsonb not null
);

create index changes_by_building on changes (building_id, change_id) where building_id is not null;

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception '% is a record: its rows are not altered', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger changes_stay before update or delete or truncate on changes for each statement execute function refuse_rewriting();

-- Readers wait for this and ask for nothing meanwhile.
create function ring_changes() returns trigger language plpgsql as $$
begin
  perform pg_notify('spacegeo_changes', '');
  return null;
end $$;

create trigger changes_ring after insert on changes for each statement execute function ring_changes();

-- Who is told of changes, and how far.
create table webhooks (
  webhook_id        integer generated always as identity primary key,
  url               text not null,
  secret            text not null,           -- base64 of the key that deliveries are signed with
  format            text not null,           -- json, msgpack
  delivered_through bigint not null,         -- all changes up to this number were received
  added_at          timestamptz not null default now(),
  failures          integer not null default 0,  -- attempts in a row that failed
  next_attempt      timestamptz,             -- null unless an attempt failed
  last_error        text not null default '',
  is_paused         boolean not null default false  -- the receiver said that it is gone
);

create trigger webhooks_ring after insert or delete or update of is_paused on webhooks for each statement execute function ring_changes();
