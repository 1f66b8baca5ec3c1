import { pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

export const organisationalUnitResponsibilities = pgTable("organisational_unit_responsibilities", {
	id: uuid().primaryKey(),
	responsibleOrganisationalUnitId: uuid("responsible_organisational_unit_id")
		.notNull()
		.references(() => organisationalUnits.id),
});

export const organisationalUnits = pgTable(
	"organisational_units_of_the_whole_company",
	{ id: uuid().primaryKey(), veryLongDescriptionOfTheUnit: text("very_long_description_of_the_organisational_unit") },
	(t) => [uniqueIndex().on(t.veryLongDescriptionOfTheUnit)],
);
