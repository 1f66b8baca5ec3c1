SELECT 'it''s; one', E'a\';b', "q;""uoted", $$ body; $$, $x$ a $$ ; $x$; -- a; comment
/* nested /* ; */ ; */ CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END;
;; INSERT INTO t VALUES (1; 2);
