-- A database of everything that drizzle cannot say, and of some that it can.
create schema shop; create schema extensions;
create extension citext with schema extensions; create extension pg_trgm; create extension btree_gist;
create extension postgres_fdw; create extension "uuid-ossp"; create extension hstore with schema shop;
create collation shop.german (provider = icu, locale = 'de-u-co-phonebk', deterministic = false);
create collation plain from "C";
create type mood as enum ('good', 'it''s');
create function public.is_positive(int) returns boolean language sql immutable as 'select $1 > 0';
create domain positive as int default 1 not null constraint must check (is_positive(value)) check (value < 1000000);
create domain shop.words as text collate "C" default 'a''b';
create type pair as (x int, y text collate "C", z positive);
create function diff_minutes(timestamp, timestamp) returns float8 language sql immutable as 'select extract(epoch from $1 - $2)::float8 / 60';
create type minutes as range (subtype = timestamp, subtype_diff = diff_minutes, multirange_type_name = many_minutes);
create type shop.floats as range (subtype = float8, subtype_diff = float8mi);
create sequence numbers as smallint increment 3 minvalue -5 start 1 cache 2 cycle;
create unlogged sequence fast_numbers;
create sequence owned_later;
create function make_code(prefix text default 'c') returns text language plpgsql as $f$ begin return prefix || nextval('numbers'); end $f$;
create procedure shop.do_it(inout x int) language plpgsql as $$ begin x := x + 1; end $$;
create aggregate shop.total(int) (sfunc = int4pl, stype = int, initcond = '0');
create aggregate first_one(anycompatible) (sfunc = array_append, stype = anycompatiblearray, initcond = '{}');
create table users (
  id serial primary key, code text default make_code(), email extensions.citext not null, name varchar(40) collate "C",
  german text collate shop.german, mood mood default 'good', spot pair, age positive, words shop.words[], during minutes, spans many_minutes,
  tags text[] default '{}', data jsonb, other shop.hstore, uid uuid default uuid_generate_v4(), big text, number int default nextval('owned_later'),
  twice int generated always as (id * 2) stored, constraint "Named" unique (email) include (name), check (id > 0));
alter sequence owned_later owned by users.number;
alter table users alter big set storage external, alter data set storage main, alter big set compression pglz, alter name set statistics 500, alter age set (n_distinct = 5);
alter table users replica identity full;
create table shop.users2 (id int constraint other_name primary key, ref int, boss int, key1 int, key2 int, span int4range, room int,
  constraint deferred_one unique (ref) deferrable initially deferred,
  constraint no_overlap exclude using gist (room with =, span with &&) where (room > 0),
  constraint never_null check (room is not null) no inherit);
alter table shop.users2 add constraint not_yet check (boss > 0) not valid;
alter table shop.users2 add constraint fk_user foreign key (ref) references users deferrable initially deferred;
alter table shop.users2 add constraint fk_not_valid foreign key (boss) references shop.users2 on delete set null not valid;
alter table shop.users2 add unique (key1, key2);
create table keyed (k1 int, k2 int, foreign key (k1, k2) references shop.users2 (key1, key2) match full on delete set null (k2));
create index by_name on users (name) include (id, mood);
create index by_german on users (german collate "C" desc, name text_pattern_ops);
create index by_trigram on users using gin (name gin_trgm_ops) with (fastupdate = off);
create index by_trigram2 on users using gist (name gist_trgm_ops (siglen = 32));
create unique index distinct_nulls on users (age) nulls not distinct where id > 5;
create index by_lower on users (lower(name) collate "C" nulls first, (id + 1));
cluster users using by_name;
create unlogged table fast (id int, at timestamp default now()) with (fillfactor = 50, autovacuum_enabled = false, toast.autovacuum_enabled = false);
alter table fast add t text;
create table of_pair of pair;
create table events (id bigint generated always as identity (start 100 increment 5), at timestamptz not null, kind text collate "C" not null, payload jsonb,
  primary key (id, at, kind)) partition by range (at);
create table events_2024 partition of events for values from ('2024-01-01') to ('2025-01-01') partition by list (kind);
create table shop.events_2024_a partition of events_2024 (payload default '{}') for values in ('a', 'b');
create table events_default partition of events default;
create index on events (kind) include (payload);
create index events_own on events_default (payload);
alter table events add column user_id int references users;
alter table events add unique (at, id, kind);
create table vehicle (id int primary key, wheels int check (wheels > 0), name text default 'v');
create table car (doors int default 4, name text default 'car') inherits (vehicle);
create table truck (load numeric) inherits (vehicle);
alter table truck alter id set not null; alter table truck alter wheels set default 6;
create function shop.cars() returns setof car language sql stable as 'select * from public.car';
create view v_b as select id, name from users where id > 1;
create view "v a" with (security_barrier = true, check_option = cascaded) as select * from users where id > 3;
create or replace view v_b as select u.id, u.name from users u where id > (select count(*) from shop.cars());
create materialized view m_all with (fillfactor = 80) as select u.id, u.name, count(*) as n from users u group by 1, 2;
create unique index m_all_id on m_all (id, name); create index m_expr on m_all (lower(name)) where n > 2;
create materialized view shop.m_empty as select * from m_all with no data;
create view v_over_m as select * from shop.m_empty;
create function from_view() returns setof v_b language sql as 'select * from public.v_b';
create view v_from_function as select f.id from from_view() f;
alter view v_b alter column name set default 'x';
create function atomic(a int) returns int language sql begin atomic select a + count(*)::int from users; end;
create function touch() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger touched before update of name on users for each row when (old.name is distinct from new.name) execute function touch();
create trigger "Off" after insert on users for each statement execute function touch(); alter table users disable trigger "Off";
create constraint trigger later after insert on users deferrable initially deferred for each row execute function touch();
create trigger on_events after insert on events for each row execute function touch();
create trigger instead instead of insert on v_over_m for each row execute function touch();
create rule no_delete as on delete to fast do instead nothing;
create rule off as on update to fast do also notify x; alter table fast disable rule off;
create statistics users_stats (dependencies, ndistinct) on name, age from users; create statistics shop.expr_stats on (lower(name)), id from users;
create server far foreign data wrapper postgres_fdw options (host 'localhost', dbname 'x''y');
create foreign table remote (id int options (column_name 'key') not null, t text default 'x') server far options (table_name 'there');
create table secured (id int, owner name default current_user); alter table secured enable row level security; alter table secured force row level security;
create policy own on secured as restrictive for select to public using (owner = current_user);
create policy "write it" on secured for insert to postgres with check (id > 0);
create publication all_of_it for all tables with (publish = 'insert, update');
create publication some_of_it for table users (id, name) where (id > 5), shop.users2; create publication empty_one;
create function on_ddl() returns event_trigger language plpgsql as $$ begin end $$;
create event trigger watch on ddl_command_end when tag in ('CREATE TABLE', 'DROP TABLE') execute function on_ddl();
comment on schema shop is 'the shop'; comment on table users is 'it''s a table'; comment on column users.id is E'a\ncolumn'; comment on index by_name is 'an index';
comment on constraint "Named" on users is 'a constraint'; comment on constraint must on domain positive is 'of a domain'; comment on type pair is 'a type'; comment on domain positive is 'a domain';
comment on column pair.x is 'of a type'; comment on function make_code(text) is 'a function'; comment on trigger touched on users is 'a trigger'; comment on view v_b is 'a view'; comment on materialized view m_all is 'm';
comment on sequence numbers is 'a sequence'; comment on policy own on secured is 'a policy'; comment on statistics users_stats is 'stats'; comment on event trigger watch is 'et';
comment on rule no_delete on fast is 'r'; comment on type mood is 'an enum'; comment on aggregate shop.total(int) is 'agg'; comment on procedure shop.do_it is 'proc'; comment on foreign table remote is 'ft'; comment on column v_b.id is 'vc'; comment on collation plain is 'coll';
comment on table events_default is 'a partition';
