DO $$ BEGIN ASSERT (SELECT a = 12 AND b = 3 AND c = '{"a": 1}' AND e = '{1,2}' AND NOT f AND g = '{"a,b"}' FROM rows); END $$;
