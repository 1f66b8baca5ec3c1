ALTER TYPE "public"."order_state" ADD VALUE 'returned';--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "note" text;