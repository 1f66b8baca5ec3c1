import { sql } from "drizzle-orm";
import { bigint, check, date, index, jsonb, macaddr, pgTable, primaryKey, text, uuid, varchar } from "drizzle-orm/pg-core";
import { archivable, id, moment, money, timestamps } from "@/lib/db/columns";
import { assetState, currency } from "./enums";
import { organisations, sites } from "./organisation";
import { people } from "./people";

export const vendors = pgTable("vendors", {
	id: id(),
	name: text("name").notNull().unique(),
	website: text("website"),
	...timestamps,
});

export const assetModels = pgTable("asset_models", {
	id: id(),
	vendorId: uuid("vendor_id")
		.notNull()
		.references(() => vendors.id),
	name: text("name").notNull(),
	data: jsonb("data").$type<Record<string, string | number>>().notNull().default({}),
});

export const assets = pgTable(
	"assets",
	{
		id: id(),
		organisationId: uuid("organisation_id")
			.notNull()
			.references(() => organisations.id, { onDelete: "cascade" }),
		modelId: uuid("model_id")
			.notNull()
			.references(() => assetModels.id),
		siteId: uuid("site_id").references(() => sites.id, { onDelete: "set null" }),
		tag: varchar("tag", { length: 24 }).notNull().unique("assets_tag"),
		serialNumber: text("serial_number"),
		macAddress: macaddr("mac_address"),
		state: assetState("state").notNull().default("ordered"),
		price: money("price"),
		currency: currency("currency"),
		boughtOn: date("bought_on"),
		bytes: bigint("bytes", { mode: "number" }),
		labels: jsonb("labels").$type<string[]>().notNull().default([]),
		...timestamps,
		...archivable,
	},
	(t) => [
		index("assets_state").on(t.organisationId, t.state),
		index("assets_labels").using("gin", t.labels.op("jsonb_path_ops")),
		index("assets_serial_number").using("hash", t.serialNumber),
		check("assets_price_has_currency", sql`(${t.price} is null) = (${t.currency} is null)`),
	],
);

export const assetLoans = pgTable(
	"asset_loans",
	{
		assetId: uuid("asset_id")
			.notNull()
			.references(() => assets.id, { onDelete: "cascade" }),
		personId: uuid("person_id")
			.notNull()
			.references(() => people.id, { onDelete: "restrict" }),
		lentAt: moment("lent_at").notNull().defaultNow(),
		returnedAt: moment("returned_at"),
	},
	(t) => [
		primaryKey({ columns: [t.assetId, t.lentAt] }),
		index("asset_loans_open").on(t.personId).where(sql`${t.returnedAt} is null`),
	],
);
