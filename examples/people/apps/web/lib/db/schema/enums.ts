import { pgEnum } from "drizzle-orm/pg-core";
import { ASSET_STATES, CURRENCIES, EMPLOYMENT, Severity } from "@people/shared";

export const employment = pgEnum("employment", EMPLOYMENT);
export const assetState = pgEnum("asset_state", ASSET_STATES);
export const severity = pgEnum("severity", Object.values(Severity) as [Severity, ...Severity[]]);
export const currency = pgEnum("currency", CURRENCIES);
export const leaveKind = pgEnum("leave_kind", ["holiday", "sickness", "parental", "unpaid"]);
export const decision = pgEnum("decision", ["pending", "approved", "declined"]);
