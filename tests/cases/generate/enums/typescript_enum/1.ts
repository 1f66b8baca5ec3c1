import { integer, pgEnum, pgTable } from "drizzle-orm/pg-core";

enum Status {
	Active = "active",
	Inactive = "inactive",
}

const enum Size {
	Small = 1,
	Large = Small << 2,
}

export function enumToPgEnum<T extends Record<string, string>>(value: T): [T[keyof T], ...T[keyof T][]] {
	return Object.values(value) as [T[keyof T], ...T[keyof T][]];
}

export const statusEnum = pgEnum("status", enumToPgEnum(Status));
export const statusObject = pgEnum("status_object", Status);

export const rows = pgTable("rows", {
	id: integer().primaryKey(),
	status: statusEnum("status").default(Status.Active),
	size: integer("size").default(Size.Large),
});
