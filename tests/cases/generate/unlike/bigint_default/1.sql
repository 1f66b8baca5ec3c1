CREATE TABLE "rows" (
	"id" integer PRIMARY KEY NOT NULL,
	"n" bigint DEFAULT 12
);
