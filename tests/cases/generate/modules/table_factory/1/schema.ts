import { index, pgTable, serial, text, type PgColumnBuilderBase } from "drizzle-orm/pg-core";

const lookup = <const N extends string, C extends Record<string, PgColumnBuilderBase>>(name: N, extra: C) =>
	pgTable(
		name,
		{ id: serial("id").primaryKey(), label: text("label").notNull(), ...extra },
		(t) => [index(`${name}_label`).on(t.label)],
	);

export const colours = lookup("colours", { hex: text("hex") });
export const sizes = lookup("sizes", {});
