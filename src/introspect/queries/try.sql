-- Runs a statement; what is wrong with it does not end the transaction, but a lock that another session holds is not
-- wrong with it. Gives NULL, or what the server says.
CREATE FUNCTION pg_temp.rihla_try(statement text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE statement;
  RETURN NULL;
EXCEPTION WHEN lock_not_available THEN
  RAISE;
WHEN OTHERS THEN
  RETURN SQLERRM;
END
$$
