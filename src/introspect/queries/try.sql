-- Runs a statement; what is wrong with it does not end the transaction. Gives NULL, or what the server says. Where it is
-- not the statement that is wrong, but a privilege, a lock, an event trigger or the server is in the way, nobody knows how the
-- server would spell the object, and so whether it differs: that ends the transaction.
CREATE FUNCTION pg_temp.rihla_try(statement text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE statement;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  IF SQLSTATE IN ('42501', 'P0001', '55P03') OR SQLSTATE ~ '^(53|57|58|XX)' THEN
    RAISE;
  END IF;
  RETURN SQLERRM;
END
$$
