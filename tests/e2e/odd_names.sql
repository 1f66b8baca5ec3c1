-- Names that SQL, TypeScript and files of migrations have to be careful with.
create schema "sch ema"; create schema "quo""te"; create schema "select"; create schema "Ünï😀";
create table "say ""hi""" ("line
break" int, "back\slash" text default 'a\b', "do$llar ${x} `tick`" int check ("do$llar ${x} `tick`" > 0), "tab	tab" int, "*/ comment" int, "-- dash" int, "semi;colon" text default E'x;--> statement\ny', "--> statement" int);
create table "sch ema"."order" ("user" serial primary key, "desc" text unique, "primary" int references "sch ema"."order");
create table "quo""te"."t""t" (id int generated always as identity, "q""c" text check ("q""c" <> '"'), constraint "u""q" unique ("q""c"));
create index "i""x" on "quo""te"."t""t" ("q""c") where "q""c" is not null;
create type "quo""te"."e""e" as enum ('a"b', 'c''d', 'new
line', '', 'ü');
alter table "quo""te"."t""t" add e "quo""te"."e""e" default 'a"b', add ea "quo""te"."e""e"[] default '{"new
line"}';
create table "select"."select" ("select" int primary key, "from" int, "table" int, "constructor" int, "__proto__" int, "toString" text, "then" int);
create table "Ünï😀"."täbel 😀" ("späl 😀" text default '😀', "id" int primary key);
create view "Ünï😀"."v ""x""" as select "späl 😀" as "as ""z""" from "Ünï😀"."täbel 😀";
create table "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" ("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" serial primary key, "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc" int unique references "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü" bigint generated always as identity);
create index on "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" ("ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc");
create sequence "seq ""x"; create domain "doMain" as int check (value <> 5); create table uses_domain (a "doMain", b "doMain"[] );
create table empty_table (); create table "1st" ("1" int, "2nd" int); create table dropped (a int, b int, c int); alter table dropped drop b;
create function "fun ""c"(x "doMain", y "quo""te"."e""e") returns "sch ema"."order" language sql as 'select null::"sch ema"."order"';
create policy "po ""l
icy" on "say ""hi""" using ("semi;colon" = 'a;b');
comment on table "say ""hi""" is E'back\\slash ''quote'' \n--> statement\nnew';
