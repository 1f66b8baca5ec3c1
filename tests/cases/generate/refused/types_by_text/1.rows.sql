INSERT INTO rows VALUES ('12', '3', '{"a": 1}', NULL, '{1,2}', 0, 'a,b', '2020-01-02');
