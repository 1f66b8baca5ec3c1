import { sql } from "drizzle-orm";
import { bigserial, index, inet, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { Severity } from "@people/shared";
import { id, moment } from "@/lib/db/columns";
import { severity } from "./enums";
import { organisations } from "./organisation";
import { people } from "./people";

type Change = { column: string; before: unknown; after: unknown };

export const auditLog = pgTable(
	"audit_log",
	{
		id: bigserial("id", { mode: "number" }).primaryKey(),
		organisationId: uuid("organisation_id")
			.notNull()
			.references(() => organisations.id, { onDelete: "cascade" }),
		actorId: uuid("actor_id").references(() => people.id, { onDelete: "set null" }),
		at: moment("at").notNull().defaultNow(),
		severity: severity("severity").notNull().default(Severity.Info),
		action: text("action").notNull(),
		subject: text("subject").notNull(),
		subjectId: uuid("subject_id"),
		address: inet("address"),
		changes: jsonb("changes")
			.$type<Change[]>()
			.notNull()
			.default(sql`'[]'::jsonb`),
	},
	(t) => [
		index("audit_log_at").using("brin", t.at),
		index("audit_log_subject").on(t.subject, t.subjectId, t.at.desc()),
		index("audit_log_grave").on(t.organisationId, t.at.desc()).where(sql`${t.severity} in ('warning', 'critical')`),
	],
);

export const webhooks = pgTable("webhooks", {
	id: id(),
	organisationId: uuid("organisation_id")
		.notNull()
		.references(() => organisations.id, { onDelete: "cascade" }),
	url: text("url").notNull(),
	events: text("events").array().notNull().default(sql`ARRAY['*']::text[]`),
	secret: text("secret")
		.notNull()
		.default(sql`encode(sha256(gen_random_uuid()::text::bytea), 'hex')`),
	headers: jsonb("headers").$type<Record<string, string>>().default({ "content-type": "application/json" }),
});
