import { index, integer, pgTable, text } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: integer().primaryKey(), name: text() }, function (t) {
	const list = [index("users_name").on(t.name)];
	if (list.length > 0) {
		list.push(index("users_name_desc").on(t.name.desc()));
	}
	return list;
});
