import { sql } from "drizzle-orm";
import { check, pgEnum, pgTable, serial, text, varchar } from "drizzle-orm/pg-core";

export const STATES = ["draft", "review", "live"] as const;
export type State = (typeof STATES)[number];
export const Labels = { draft: "Draft", review: "Review", live: "Live" } as const satisfies Record<State, string>;
const levels = Object.freeze({ LOW: 1, MIDDLE: 1.5, HIGH: 2 } as const);
const quoted = (values: readonly string[]) => values.map((v) => `'${v.replaceAll("'", "''")}'`).join(", ");

export const state = pgEnum("state", STATES);
export const label = pgEnum("label", Object.values(Labels) as [string, ...string[]]);
export const level = pgEnum("level", Object.keys(levels) as [keyof typeof levels, ...(keyof typeof levels)[]]);
export const both = pgEnum("both", ["draft", "live", "it's"]);
export const rows = pgTable(
	"rows",
	{
		id: serial().primaryKey(),
		state: state().notNull().default(STATES[2]),
		label: label().default(Labels.draft),
		level: level().notNull().default("HIGH" satisfies keyof typeof levels),
		text: text({ enum: STATES }).default("draft"),
		both: varchar({ enum: [...STATES, "it's"], length: 12 }).default("it's"),
	},
	(t) => [check("text_is_state", sql`${t.text} in (${sql.raw(quoted(STATES))})`)],
);
