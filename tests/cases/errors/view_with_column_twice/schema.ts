import { eq } from "drizzle-orm";
import { integer, pgTable, pgView } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: integer(), team: integer() });
export const teams = pgTable("teams", { id: integer() });
export const both = pgView("both").as((qb) => qb.select().from(users).innerJoin(teams, eq(teams.id, users.team)));
