import { pgSequence } from "drizzle-orm/pg-core";

export const a = pgSequence("a", { maxValue: 1e15 });
export const b = pgSequence("b", { maxValue: 9007199254740991, startWith: 1_000_000 });
export const c = pgSequence("c", { maxValue: "9223372036854775807", minValue: "-9223372036854775808", startWith: 0x10 });
export const d = pgSequence("d", { maxValue: 12345678901234567n as unknown as number });
