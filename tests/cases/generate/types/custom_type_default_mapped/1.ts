import { customType, integer, pgTable } from "drizzle-orm/pg-core";

class Distance {
	constructor(readonly metres: number) {}
	toString() {
		return `${this.metres} m`;
	}
}

const distance = customType<{ data: Distance; driverData: string }>({
	dataType: () => "text",
	toDriver: (value) => value.toString(),
	fromDriver: (value) => new Distance(Number.parseFloat(value)),
});

export const trips = pgTable("trips", {
	id: integer().primaryKey(),
	length: distance("length").default(new Distance(1200)),
});
