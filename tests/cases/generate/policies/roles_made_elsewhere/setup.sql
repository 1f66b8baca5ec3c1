DO $$
DECLARE name text;
BEGIN
	FOREACH name IN ARRAY ARRAY['editor', 'writer', 'authenticated'] LOOP
		IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN EXECUTE format('CREATE ROLE %I', name); END IF;
	END LOOP;
EXCEPTION WHEN unique_violation OR duplicate_object THEN NULL;
END $$;
