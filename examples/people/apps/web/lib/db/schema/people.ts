import { sql } from "drizzle-orm";
import { type AnyPgColumn, boolean, check, date, index, inet, integer, pgTable, primaryKey, text, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";
import { limits } from "@people/shared/limits";
import { archivable, id, moment, money, timestamps } from "@/lib/db/columns";
import { currency, employment } from "./enums";
import { departments, organisations, sites } from "./organisation";

export const people = pgTable(
	"people",
	{
		id: id(),
		organisationId: uuid("organisation_id")
			.notNull()
			.references(() => organisations.id, { onDelete: "cascade" }),
		departmentId: uuid("department_id").references(() => departments.id, { onDelete: "set null" }),
		siteId: uuid("site_id").references(() => sites.id, { onDelete: "set null" }),
		managerId: uuid("manager_id").references((): AnyPgColumn => people.id, { onDelete: "set null" }),
		email: varchar("email", { length: limits.email }).notNull(),
		givenName: text("given_name").notNull(),
		familyName: text("family_name").notNull(),
		preferredName: text("preferred_name"),
		employment: employment("employment").notNull().default("employee"),
		startedOn: date("started_on").notNull().defaultNow(),
		endedOn: date("ended_on"),
		languages: text("languages").array().notNull().default(["en"]),
		notes: text("notes").default(""),
		...timestamps,
		...archivable,
	},
	(t) => [
		uniqueIndex("people_email").on(sql`lower(${t.email})`),
		index("people_organisation_department").on(t.organisationId, t.departmentId),
		index("people_manager").on(t.managerId).where(sql`${t.managerId} is not null`),
		index("people_name").on(t.familyName.asc(), t.givenName.asc().nullsLast()),
		index("people_languages").using("gin", t.languages),
		check("people_dates", sql`${t.endedOn} is null or ${t.endedOn} >= ${t.startedOn}`),
		check("people_not_own_manager", sql`${t.managerId} <> ${t.id}`),
	],
);

export const accounts = pgTable(
	"accounts",
	{
		personId: uuid("person_id")
			.primaryKey()
			.references(() => people.id, { onDelete: "cascade", onUpdate: "cascade" }),
		login: varchar("login", { length: limits.slug }).notNull().unique(),
		passwordHash: text("password_hash"),
		isActive: boolean("is_active").notNull().default(true),
		failedLogins: integer("failed_logins").notNull().default(0),
		lastLoginAt: moment("last_login_at"),
		...timestamps,
	},
	(t) => [check("accounts_failed_logins", sql`${t.failedLogins} between 0 and 100`)],
);

export const sessions = pgTable(
	"sessions",
	{
		token: text("token")
			.primaryKey()
			.$defaultFn(() => crypto.randomUUID()),
		personId: uuid("person_id")
			.notNull()
			.references(() => accounts.personId, { onDelete: "cascade" }),
		address: inet("address"),
		userAgent: text("user_agent"),
		expiresAt: moment("expires_at")
			.notNull()
			.default(sql`now() + interval '14 days'`),
	},
	(t) => ({ expiry: index("sessions_expiry").on(t.personId, t.expiresAt.desc()) }),
);

export const contacts = pgTable(
	"contacts",
	{
		personId: uuid("person_id")
			.notNull()
			.references(() => people.id, { onDelete: "cascade" }),
		kind: text("kind", { enum: ["phone", "mobile", "chat", "emergency"] }).notNull(),
		position: integer("position").notNull().default(1),
		value: text("value").notNull(),
		isPublic: boolean("is_public").notNull().default(false),
	},
	(t) => [primaryKey({ columns: [t.personId, t.kind, t.position] })],
);

export const salaries = pgTable(
	"salaries",
	{
		personId: uuid("person_id")
			.notNull()
			.references(() => people.id, { onDelete: "restrict" }),
		validFrom: date("valid_from").notNull(),
		amount: money("amount").notNull(),
		currency: currency("currency").notNull(),
		share: money("share").notNull().default("1.00"),
	},
	(t) => [
		primaryKey({ name: "salaries_key", columns: [t.personId, t.validFrom] }),
		check("salaries_amount", sql`${t.amount} > 0`),
	],
);
