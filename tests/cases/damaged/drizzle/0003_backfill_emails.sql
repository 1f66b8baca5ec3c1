-- written by hand and never listed
UPDATE "customers" SET "email" = lower("name") || '@example.com' WHERE "email" IS NULL;
