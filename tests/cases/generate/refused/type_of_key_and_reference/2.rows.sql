DO $$ BEGIN ASSERT (SELECT count(*) = 1 FROM posts WHERE "user" = '1' AND code = '20'); END $$;
