CREATE ROLE editor;
CREATE ROLE author;
