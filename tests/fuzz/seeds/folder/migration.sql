CREATE TABLE "a" ();
--> statement-breakpoint

ALTER TABLE "a" ADD COLUMN "b" text;--> statement-breakpoint
