/** What a person may be to the organisation. */
export const EMPLOYMENT = ["employee", "contractor", "intern", "former"] as const;
export type Employment = (typeof EMPLOYMENT)[number];

export const ASSET_STATES = ["ordered", "in_stock", "assigned", "in_repair", "retired"] as const;
export type AssetState = (typeof ASSET_STATES)[number];

export enum Severity {
	Info = "info",
	Notice = "notice",
	Warning = "warning",
	Critical = "critical",
}

export const CURRENCIES = { Euro: "EUR", Dollar: "USD", Yen: "JPY" } as const;
