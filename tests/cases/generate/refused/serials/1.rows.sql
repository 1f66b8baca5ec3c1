INSERT INTO rows (e) VALUES ('3'), ('9');
