-- The statements that clients wait for take some milliseconds; compiling them beforehand (JIT), which PostgreSQL does where it reckons with
-- much work, takes a hundred. Where the user may not set this, an administrator can: alter database … set jit = off.
do $$
begin
  execute format('alter database %I set jit = off', current_database());
exception when insufficient_privilege then
  raise notice 'jit stays as it is: %', sqlerrm;
end $$;
