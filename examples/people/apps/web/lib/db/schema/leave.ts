import { sql } from "drizzle-orm";
import { check, date, index, interval, numeric, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { id, moment, timestamps } from "@/lib/db/columns";
import { decision, leaveKind } from "./enums";
import { people } from "./people";

export const leaveAllowances = pgTable(
	"leave_allowances",
	{
		personId: uuid("person_id")
			.notNull()
			.references(() => people.id, { onDelete: "cascade" }),
		year: smallint("year").notNull(),
		days: numeric("days", { precision: 4, scale: 1, mode: "number" }).notNull().default(30),
		carriedOver: numeric("carried_over", { precision: 4, scale: 1 }).notNull().default("0"),
	},
	(t) => [primaryKey({ columns: [t.personId, t.year] })],
);

export const leaveRequests = pgTable(
	"leave_requests",
	{
		id: id(),
		personId: uuid("person_id")
			.notNull()
			.references(() => people.id, { onDelete: "cascade" }),
		kind: leaveKind("kind").notNull().default("holiday"),
		firstDay: date("first_day").notNull(),
		lastDay: date("last_day").notNull(),
		notice: interval("notice", { fields: "day" }),
		decision: decision("decision").notNull().default("pending"),
		decidedBy: uuid("decided_by").references(() => people.id, { onDelete: "set null" }),
		decidedAt: moment("decided_at"),
		comment: text("comment"),
		...timestamps,
	},
	(t) => [
		index("leave_requests_days").on(t.personId, t.firstDay.desc(), t.lastDay.desc()),
		index("leave_requests_pending").on(t.createdAt).where(sql`${t.decision} = 'pending'`),
		check("leave_requests_order", sql`${t.firstDay} <= ${t.lastDay}`),
	],
);
