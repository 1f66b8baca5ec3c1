import { customType, pgTable, serial } from "drizzle-orm/pg-core";

const shout = customType<{ data: string; config: number }>({ dataType: (n) => `VARCHAR(${n})` });
const spaced = customType<{ data: string }>({ dataType: () => "double  precision" });
const qualified = customType<{ data: string }>({ dataType: () => "pg_catalog.text" });
const quoted = customType<{ data: string }>({ dataType: () => '"char"' });

export const rows = pgTable("rows", {
	id: serial().primaryKey(),
	loud: shout("loud", 10).default("x"),
	wide: spaced(),
	far: qualified(),
	one: quoted(),
	list: qualified("list").array(),
});
