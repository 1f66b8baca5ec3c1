INSERT INTO rows DEFAULT VALUES;
DO $$ BEGIN ASSERT (SELECT max(a) = 3 AND max(b) = 3 AND max(c) = 6 AND max(e) = 10 FROM rows); END $$;
