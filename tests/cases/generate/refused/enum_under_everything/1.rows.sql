INSERT INTO rows VALUES (1, 'happy', '{sad,ok}');
