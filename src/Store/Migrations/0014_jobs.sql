-- Work that is done later: what was asked, how far it is, and what came of it.
-- Who works on a job holds a session lock of its number: it is given back when the connection ends, however the server ends.

create table jobs (
  job_id      bigint generated always as identity primary key,
  process     text not null,
  inputs      text not null,                     -- JSON as it was sent
  is_document boolean not null,                  -- whether the results are wanted by name of output
  actor       text not null,
  status      text not null default 'accepted' check (status in ('accepted', 'running', 'successful', 'failed', 'dismissed')),
  attempts    integer not null default 0,        -- how often a server has begun without ending in order
  progress    integer not null default 0 check (progress between 0 and 100),
  message     text not null default '',
  best_cost   double precision,
  bound       double precision,
  gap         double precision,
  results     text,                              -- JSON, of a successful one
  problem     text,                              -- JSON, of a failed one
  created_at  timestamptz not null default clock_timestamp(),
  started_at  timestamptz,
  updated_at  timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  is_removed  boolean not null default false     -- no longer listed; inputs and results are gone
);

create index jobs_unfinished on jobs (job_id) where status in ('accepted', 'running');
create index jobs_listed on jobs (job_id) where not is_removed;

-- Tells of a job, last in its transaction: the row of publications is locked from here on. Servers that wait for jobs hear it too.
create function tell_job(job_id bigint, process text, status text, actor text, action text) returns bigint language plpgsql as $$
declare
  entry bigint;
begin
  entry := append_audit(actor, action, 'jobs/' || job_id, null, null,
    jsonb_build_object('jobId', job_id, 'processId', process, 'status', status));
  insert into changes (type, subject, data)
  values ('spacegeo.job', 'jobs/' || job_id, jsonb_build_object('jobId', job_id, 'processId', process, 'status', status));
  return entry;
end $$;
