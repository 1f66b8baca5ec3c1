import { sql } from "drizzle-orm";
import { type AnyPgColumn, boolean, check, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";
import { limits } from "@people/shared/limits";
import { archivable, id, slug, timestamps } from "@/lib/db/columns";
import { currency } from "./enums";

export interface OrganisationSettings {
	locale: string;
	workingDays: number[];
	features?: Record<string, boolean>;
}

export const organisations = pgTable(
	"organisations",
	{
		id: id(),
		slug: slug(),
		name: varchar("name", { length: limits.name }).notNull(),
		currency: currency("currency").notNull().default("EUR"),
		settings: jsonb("settings")
			.$type<OrganisationSettings>()
			.notNull()
			.default({ locale: "en", workingDays: [1, 2, 3, 4, 5] }),
		isTrial: boolean("is_trial").notNull().default(true),
		...timestamps,
		...archivable,
	},
	(t) => [
		uniqueIndex("organisations_slug").on(t.slug),
		check("organisations_slug_format", sql`${t.slug} ~ '^[a-z][a-z0-9-]*$'`),
	],
);

export const sites = pgTable(
	"sites",
	{
		id: id(),
		organisationId: uuid("organisation_id")
			.notNull()
			.references(() => organisations.id, { onDelete: "cascade" }),
		name: text("name").notNull(),
		country: varchar("country", { length: 2 }).notNull(),
		timeZone: text("time_zone").notNull().default("UTC"),
		address: jsonb("address").$type<{ lines: string[]; postcode: string; town: string }>(),
		seats: integer("seats").notNull().default(0),
		...timestamps,
	},
	(t) => [
		unique().on(t.organisationId, t.name),
		index("sites_country").on(t.country),
		check("sites_seats_positive", sql`${t.seats} >= 0`),
	],
);

/** Departments form a tree. */
export const departments = pgTable(
	"departments",
	{
		id: id(),
		organisationId: uuid("organisation_id")
			.notNull()
			.references(() => organisations.id, { onDelete: "cascade" }),
		parentId: uuid("parent_id").references((): AnyPgColumn => departments.id, { onDelete: "set null" }),
		name: varchar("name", { length: limits.name }).notNull(),
		costCentre: varchar("cost_centre", { length: 16 }).unique("departments_cost_centre"),
		...timestamps,
		...archivable,
	},
	(t) => ({
		organisationIdx: index("departments_organisation").on(t.organisationId),
		parentIdx: index("departments_parent").on(t.parentId),
		nameKey: unique("departments_name").on(t.organisationId, t.parentId, t.name).nullsNotDistinct(),
	}),
);
