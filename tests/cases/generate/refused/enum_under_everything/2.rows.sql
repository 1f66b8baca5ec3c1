DO $$ BEGIN ASSERT (SELECT mood = 'happy' AND was = '{sad,ok}' FROM rows); END $$;
